/** What clients send to write films, and what they get back. */

import * as z from 'zod';
import { PROPOSAL_KINDS, PROPOSAL_LINES, PROPOSAL_STATUSES } from '../../db/vocabulary.ts';
import { lineShape, list, maybe, RATING, SOURCE } from './film-parts.ts';
import { strictInput } from './strict-input.ts';
import { Text } from './text.ts';

/** Characters of the note on a change. */
export const MAX_NOTE = 2_000;

const Note = Text.max(MAX_NOTE).meta({ description: 'Why, for the history of the film.' });

export const WriteQuery = strictInput({
  dry_run: z.enum(['true', 'false']).default('false').meta({
    description: '`true`: responds with the advisory that would result, and changes nothing.',
  }),
  note: Note.optional(),
});

const { level, at_most, estimate, note, spoiler, confidence, span, rated_at } = lineShape(RATING);

/** A rating by its editor. It names its sources themselves, because it stands alone. */
export const RatingBody = strictInput({
  level,
  at_most,
  estimate,
  note,
  spoiler,
  confidence: confidence.unwrap().default('high'),
  span,
  rated_at,
  sources: list(strictInput(lineShape(SOURCE))),
}).meta({
  id: 'RatingBody',
  examples: [
    {
      level: 4,
      note: 'Two long scenes of sex, heard more than seen.',
      spoiler: false,
      sources: [{ name: 'I watched it', url: null, read_at: '2026-11-20' }],
    },
  ],
});
export type RatingBody = z.infer<typeof RatingBody>;

export const FilmPatch = z.record(z.string(), z.unknown(), 'Write a JSON object.').meta({
  id: 'FilmPatch',
  description:
    'A JSON Merge Patch (RFC 7396) of the film’s facts, which are a line of the export without `created_at`, `updated_at`, `version` and `shown`. null takes a fact away, an object is merged, and a list replaces the whole list.',
  examples: [
    { summary: 'A lonely man falls in love with a voice.', details: { studio: 'Annapurna' } },
  ],
});

export const RevertBody = strictInput({
  version: z.int().positive().meta({ description: 'The version whose facts come back.' }),
}).meta({ id: 'RevertBody', examples: [{ version: 1 }] });

export const DecisionBody = strictInput({ note: maybe(Note) }).meta({
  id: 'DecisionBody',
  examples: [{ note: 'I watched it again: it is a 2.' }],
});

export const AcceptanceBody = strictInput({
  note: maybe(Note),
  patch: FilmPatch.optional().meta({
    description:
      'What to change instead: a JSON Merge Patch of the facts. Required for a `correction`, which is in words.',
  }),
}).meta({ id: 'AcceptanceBody', examples: [{ note: 'I watched it again.' }] });

export const DeletedFilm = z
  .object({
    id: z.string(),
    version: z.int().positive(),
    deleted_at: z.iso.datetime(),
    links: z.object({ restore: z.string() }),
  })
  .meta({ id: 'DeletedFilm' });
export type DeletedFilm = z.infer<typeof DeletedFilm>;

export const Proposal = z
  .object({
    id: z.string(),
    film: z.string(),
    kind: z.enum(PROPOSAL_KINDS).meta({
      description:
        '`change` and `delete` can be accepted as they are. An editor makes a change of a `correction`.',
    }),
    base_version: z.int().positive().meta({ description: 'The version that its author saw.' }),
    patch: z.looseObject({}).meta({
      description:
        'A JSON Merge Patch of the facts. Empty if the film is to be deleted, and of a `correction`.',
    }),
    line: z.enum(PROPOSAL_LINES).nullable().meta({
      description: 'The line of the film that a `correction` is about.',
    }),
    text: z.string().nullable().meta({ description: 'What is right, in the words of a reader.' }),
    source_url: z.string().nullable().meta({ description: 'Where that can be read.' }),
    senders: z.int().nonnegative().meta({
      description: 'How many sent the same. 0 for an editor’s change that waits for a second one.',
    }),
    note: z.string().nullable(),
    author: z.string().nullable().meta({ description: 'null for a reader.' }),
    approved_by: z.string().nullable().meta({
      description: 'The first editor who is for it, where a second one is needed.',
    }),
    created_at: z.iso.datetime(),
    status: z.enum(PROPOSAL_STATUSES),
    decided_by: z.string().nullable(),
    decided_at: z.iso.datetime().nullable(),
    decision_note: z.string().nullable(),
    accepted_version: z.int().positive().nullable().meta({
      description: 'The version of the film that was made of it.',
    }),
    links: z.object({
      self: z.string(),
      film: z.string(),
      accept: z.string(),
      decline: z.string(),
    }),
  })
  .meta({ id: 'Proposal', description: 'A change that waits for an editor, or was decided.' });
export type Proposal = z.infer<typeof Proposal>;

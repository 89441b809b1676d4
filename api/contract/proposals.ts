/** What anyone may propose: a correction in words, or, with a key, a change of facts. */

import * as z from 'zod';
import { FACT_LINES, PROPOSAL_LINES } from '../../db/vocabulary.ts';
import { maybe } from './film-parts.ts';
import { strictInput } from './strict-input.ts';
import { Text, Url } from './text.ts';
import { FilmPatch } from './writes.ts';

/** Characters of a correction. */
export const MAX_CORRECTION = 2_000;

/** Whether a correction of this line must name an address where it can be read. */
export function needsAddress(line: string): boolean {
  return (FACT_LINES as readonly string[]).includes(line);
}

const LINE = z.enum(PROPOSAL_LINES, { error: 'Choose what is wrong.' }).meta({
  description:
    'What is wrong: a category, `age`, our `texts`, a fact (`title`, `year`, `certificate`, `running_time`, `credits`) or `other`.',
});
const CORRECTION = Text.max(MAX_CORRECTION).meta({ description: 'What is right, in words.' });
const SOURCE_URL = maybe(Url).meta({
  description: 'An address where it can be read. Required for a fact.',
});

const WITHOUT_ADDRESS = {
  path: ['source_url'],
  message: 'Write the address of a page where it can be read: a fact needs one.',
};

/** A correction in words. */
export const Correction = strictInput({
  line: LINE,
  text: CORRECTION,
  source_url: SOURCE_URL,
}).refine(({ line, source_url }) => source_url !== null || !needsAddress(line), WITHOUT_ADDRESS);
export type Correction = z.infer<typeof Correction>;

export const ProposalBody = strictInput({
  line: LINE.optional(),
  text: CORRECTION.optional(),
  source_url: SOURCE_URL,
  patch: FilmPatch.optional().meta({
    description:
      'Instead of `line` and `text`: a JSON Merge Patch of the facts, as in `PATCH /v1/films/{id}`. It needs a key or a signed-in person.',
  }),
  note: maybe(Text.max(MAX_CORRECTION)).meta({
    description: 'Why, for the history of the film. Only with `patch`.',
  }),
})
  .check(({ value, issues }) => {
    const { line, text, patch, source_url, note } = value;
    const add = (name: string, message: string) =>
      issues.push({ code: 'custom', path: [name], message, input: value });
    if (patch !== undefined) {
      for (const [name, given] of Object.entries({ line, text, source_url }))
        if (given !== undefined && given !== null) add(name, 'Leave it out beside `patch`.');
      return;
    }
    if (line === undefined) add('line', 'Say which line is wrong.');
    if (text === undefined) add('text', 'Write what is right.');
    if (note !== null) add('note', 'Leave it out, and write everything in `text`.');
    if (line !== undefined && source_url === null && needsAddress(line))
      issues.push({ code: 'custom', input: value, ...WITHOUT_ADDRESS });
  })
  .meta({
    id: 'ProposalBody',
    examples: [
      {
        line: 'running_time',
        text: 'It runs for 126 minutes.',
        source_url: 'https://example.org/her',
      },
    ],
  });
export type ProposalBody = z.infer<typeof ProposalBody>;

export const ProposalReceipt = z
  .object({
    film: z.string(),
    status: z.literal('open'),
    links: z.object({
      receipt: z.string().meta({
        description: 'The page that shows what became of it. Keep it: only you know it.',
      }),
      film: z.string(),
      proposal: z.string().nullable().meta({
        description: 'The proposal, for those who may read proposals. null without a key.',
      }),
    }),
  })
  .meta({ id: 'ProposalReceipt', description: 'What a sender gets.' });
export type ProposalReceipt = z.infer<typeof ProposalReceipt>;

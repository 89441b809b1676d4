/** A film as one line of our own format, going out and coming in: the facts, of which everything but title and year may be left out. */

import * as z from 'zod';
import { RATING_SYSTEMS } from '../../db/rating-systems.ts';
import { ERASABLE, isErasable } from '../domain/film/erasable.ts';
import { rejectContradictions, rejectErasedAndGiven } from './film-contradictions.ts';
import { CERTIFICATE, FILM, lineShape, list, maybe } from './film-parts.ts';
import { strictInput } from './strict-input.ts';

const Time = z.iso.datetime({
  error: 'Write a time in UTC, for example 2024-12-01T10:00:00.000Z.',
});

const CertificateLine = strictInput(lineShape(CERTIFICATE)).superRefine(
  ({ system, rating }, context) => {
    const board = RATING_SYSTEMS.find(({ id }) => id === system);
    const known = board?.ratings.map((one) => one.rating) ?? RATING_SYSTEMS.map(({ id }) => id);
    if (board && known.includes(rating)) return;
    const [field, value] = board ? ['rating', rating] : ['system', system];
    const hint = rating === '' ? ' In CSV, write the board and the rating, for example MPA:R.' : '';
    context.addIssue({
      code: 'custom',
      path: [field],
      message: `“${value.slice(0, 60)}” is not a known ${board ? `rating of ${system}` : 'board'}.${hint} Allowed: ${known.join(', ')}.`,
    });
  },
);

const FACTS = { ...lineShape(FILM), certificates: list(CertificateLine) };

/** The facts alone, as clients of the API write them. */
export const FilmBody = strictInput(FACTS)
  .superRefine(rejectContradictions)
  .meta({
    id: 'FilmBody',
    description:
      'The facts of a film: a line of the export without `created_at`, `updated_at`, `version` and `shown`. Only `title` and `year` are required.',
    examples: [
      {
        title: 'Paddington',
        year: 2014,
        ids: { imdb: 'tt1109624', tmdb: null, wikidata: null },
        certificates: [{ system: 'BBFC', rating: 'PG', reasons: null, sources: [0] }],
        sources: [{ name: 'BBFC', url: 'https://www.bbfc.co.uk', read_at: '2026-11-20' }],
      },
    ],
  });
export type FilmBody = z.infer<typeof FilmBody>;

export const FilmLine = strictInput({
  ...FACTS,
  created_at: maybe(Time),
  updated_at: maybe(Time),
  version: maybe(z.int().positive()),
  shown: z
    .unknown()
    .optional()
    .transform(() => undefined)
    .meta({ description: 'Derived from the facts; ignored on import.' }),
  erase: list(
    z.string().refine(isErasable, {
      error: `This cannot be erased. Allowed: ${ERASABLE.join(', ')}, and ratings such as ratings.sex.editor.my library or titles such as titles.ko.`,
    }),
  ),
})
  .superRefine(rejectContradictions)
  .superRefine(rejectErasedAndGiven);
export type FilmLine = z.infer<typeof FilmLine>;

/** The columns of films in CSV: those of an export, in their order, and which of them are texts of people. Pure. */

import { FILM_TEXTS } from '../../../db/film.ts';
import { CATEGORY_NAMES } from '../../../db/vocabulary.ts';

/** What of a rating has a column of its own, after the category and a full stop: `sex.level`. */
export const RATING_COLUMNS = [
  ...['level', 'at_most', 'estimate', 'note', 'spoiler', 'basis', 'origin', 'confidence'],
  ...['span', 'rated_at', 'sources'],
] as const;

const FIRST = ['id', 'title', 'year', 'imdb', 'tmdb', 'wikidata'];
const EDITORS = ['editor_age', 'age_why'];
const LAST = ['sources', 'more', 'created_at', 'updated_at', 'version', 'schema', 'licence'];

/** The columns of a film's certificates: the first has no number. */
export function certificateColumns(place: number): readonly [string, string, string] {
  const number = place === 0 ? '' : `_${place + 1}`;
  return [`certificate${number}`, `reasons${number}`, `certificate_sources${number}`];
}

/** As many certificates as a file may give a film. */
export const MAX_CERTIFICATES = 20;

/** The columns of an export in which a film has at most `certificates` certificates. */
export function csvColumns(certificates: number): string[] {
  return [
    ...FIRST,
    ...EDITORS,
    ...FILM_TEXTS,
    ...Array.from({ length: certificates }, (_, place) => certificateColumns(place)).flat(),
    ...CATEGORY_NAMES.flatMap((name) => RATING_COLUMNS.map((column) => `${name}.${column}`)),
    ...LAST,
  ];
}

/** The columns of films in CSV, in the order of an export. Pure. */

import { FILM_TEXTS } from '../../../db/film.ts';
import { CATEGORY_NAMES } from '../../../db/vocabulary.ts';

/** The fields of a rating that have a column, named after the category and a full stop: `sex.level`. */
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

/** The column of a film's title in a language: `title.ko`. */
export function titleColumn(language: string): string {
  return `title.${language}`;
}

/** The language of such a column, as it is written there; null if it is another column. */
export function titleLanguage(column: string): string | null {
  const [, language = null] = /^title\.(.+)$/.exec(column) ?? [];
  return language;
}

/** How many certificates a film may have in a file. */
export const MAX_CERTIFICATES = 20;

/** The columns of an export in which a film has at most `certificates` certificates, and titles in these languages. */
export function csvColumns(certificates: number, languages: readonly string[] = []): string[] {
  return [
    ...FIRST,
    ...languages.map(titleColumn),
    ...EDITORS,
    ...FILM_TEXTS,
    ...Array.from({ length: certificates }, (_, place) => certificateColumns(place)).flat(),
    ...CATEGORY_NAMES.flatMap((name) => RATING_COLUMNS.map((column) => `${name}.${column}`)),
    ...LAST,
  ];
}

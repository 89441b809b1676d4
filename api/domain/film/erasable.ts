/** The fields of a film that a line can erase, by name. Pure. */

import { EMPTY_DETAILS, FILM_LISTS, FILM_TEXTS, type RatingFacts } from '../../../db/film.ts';
import { BASES, CATEGORY_NAMES } from '../../../db/vocabulary.ts';

/** Fields that are erased as a whole, at the top of a film. */
export const ERASABLE_FIELDS = [
  'editor_age',
  'age_why',
  ...FILM_TEXTS,
  'themes',
  'talking_points',
  ...FILM_LISTS,
];
const DETAILS = Object.keys(EMPTY_DETAILS).filter((field) => field !== 'said_by');

/** What can be erased, beside ratings. */
export const ERASABLE: readonly string[] = [
  ...['ids.imdb', 'ids.tmdb', 'ids.wikidata', 'titles', 'certificates'],
  ...ERASABLE_FIELDS,
  ...DETAILS.map((field) => `details.${field}`),
];

const TITLE = /^titles\.[a-z\d-]+$/;

const RATING = new RegExp(
  `^ratings\\.(?:${CATEGORY_NAMES.join('|')})\\.(?:${BASES.join('|')})\\..+$`,
);

/** Whether a field can be erased: one of `ERASABLE`, a title such as `titles.ko`, or a rating such as `ratings.sex.editor.my library`. */
export function isErasable(field: string): boolean {
  return ERASABLE.includes(field) || TITLE.test(field) || RATING.test(field);
}

/** How a rating is named to erase it. */
export function ratingPath({
  category,
  basis,
  origin,
}: Pick<RatingFacts, 'category' | 'basis' | 'origin'>): string {
  return `ratings.${category}.${basis}.${origin}`;
}

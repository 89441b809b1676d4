/** The addresses of the lists of films by age, genre and level. */

import {
  CATEGORIES,
  type Category,
  type CategoryEntry,
  type Level,
} from '../../../db/vocabulary.ts';
import { AGE_BANDS, agesOf } from '../../domain/family/age-bands.ts';
import en from '../words/en.json' with { type: 'json' };

/** In years. */
export const AGES = Array.from({ length: 17 }, (_, place) => place + 2);

/** Bands of more than one age: `5-7`. */
export const BANDS = AGE_BANDS.filter((band) => agesOf(band)[0] !== agesOf(band)[1]);

export type Genre = keyof typeof en.find.genres;
export const GENRES = Object.keys(en.find.genres) as Genre[];

export interface LevelList {
  category: Category;
  kind: CategoryEntry['kind'];
  level: Level;
}

/** The highest level of a concern, or the lowest of a positive. Limits that every film is within have no list. */
export const LEVEL_LISTS: readonly LevelList[] = CATEGORIES.flatMap(({ name, kind }) => {
  const levels: Level[] = kind === 'concern' ? [0, 1, 2, 3, 4] : [1, 2, 3, 4, 5];
  return levels.map((level) => ({ category: name, kind, level }));
});

/** `/levels/violence/0` */
export function levelPath({ category, level }: Pick<LevelList, 'category' | 'level'>): string {
  return `/levels/${category}/${level}`;
}

/** All lists, and the pages that link to them. */
export const LIST_PATHS: readonly string[] = [
  '/ages',
  ...[...AGES, ...BANDS].map((age) => `/ages/${age}`),
  '/genres',
  ...GENRES.map((genre) => `/genres/${genre}`),
  ...LEVEL_LISTS.map(levelPath),
];

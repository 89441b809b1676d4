/** The age a film is for, worked out from its levels by the published age table. */

import { CATEGORIES, type Category, type Concern, type Level } from '../../../db/vocabulary.ts';

/** The parts of a rating that bear on the age. */
export interface AgedRating {
  category: Category;
  level: Level | null;
  at_most: Level | null;
}

export interface Age {
  /** Years; null where the levels do not settle it and no editor set one. */
  recommended: number | null;
  basis: 'editor' | 'derived' | null;
  /** The highest age of the known concerns; null where none is known. */
  at_least: number | null;
  /** The same with bounds counted as levels; null where one is unbounded. */
  at_most: number | null;
  /** Whether the two are equal. */
  complete: boolean;
  /** The concerns that set the age shown; empty where an editor departs from them, or where nothing asks for more than age 2. */
  decided_by: Concern[];
  why: string | null;
}

export interface EditorAge {
  age: number | null;
  why: string | null;
}

const YOUNGEST = 2;
const UNBOUNDED: Level = 5;

/** Years from which most families would accept a level of a concern (product rubric); 2 for a positive, which asks for no age. */
export function ageOfLevel(category: Category, level: Level): number {
  return CATEGORIES.find(({ name }) => name === category)?.ages?.[level] ?? YOUNGEST;
}

/**
 * The age of a film, in years from 2 to 18. A category decides by the highest age among them (Kijkwijzer's rule). An editor's
 * age stands before the derived one, which stays visible as `at_least` and `at_most`. A concern that is left out is unknown.
 *
 * @example
 * deriveAge([{ category: 'sex', level: 4, at_most: 4 }, { category: 'violence', level: 1, at_most: 1 }])
 * // { recommended: null, basis: null, at_least: 16, at_most: null, complete: false, decided_by: ['sex'], why: null }
 */
export function deriveAge(
  ratings: readonly AgedRating[],
  editor: EditorAge = { age: null, why: null },
): Age {
  const concerns = CATEGORIES.flatMap(({ name, kind }) =>
    kind === 'concern' ? [ratingOf(name, ratings)] : [],
  );
  const known = concerns.flatMap(({ category, level }) =>
    level === null ? [] : [{ category, age: ageOfLevel(category, level) }],
  );
  const at_least = known.length === 0 ? null : Math.max(...known.map(({ age }) => age));
  const at_most = highestPossibleAge(concerns);
  const complete = at_least !== null && at_least === at_most;
  const derived = complete ? at_least : null;
  const recommended = editor.age ?? derived;
  const settledByLevels = recommended === null || recommended === at_least;
  return {
    recommended,
    basis: editor.age !== null ? 'editor' : derived !== null ? 'derived' : null,
    at_least,
    at_most,
    complete,
    decided_by: settledByLevels
      ? known
          .filter(({ age }) => age === at_least && age > YOUNGEST)
          .map(({ category }) => category)
      : [],
    why: editor.why,
  };
}

function highestPossibleAge(concerns: readonly AgedRating[]): number | null {
  let highest = YOUNGEST;
  for (const { category, level, at_most } of concerns) {
    const bound = level ?? at_most ?? UNBOUNDED;
    if (level === null && bound === UNBOUNDED) return null;
    highest = Math.max(highest, ageOfLevel(category, bound));
  }
  return highest;
}

function ratingOf(
  concern: Concern,
  ratings: readonly AgedRating[],
): AgedRating & { category: Concern } {
  const rating = ratings.find(({ category }) => category === concern);
  return { level: null, at_most: null, ...rating, category: concern };
}

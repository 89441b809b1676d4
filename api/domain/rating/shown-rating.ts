/** Which of several ratings of one film and category is shown. The rest stand beside it; they are never blended. */

import type { RatingFacts } from '../../../db/film.ts';
import { BASES, CATEGORIES, type Category } from '../../../db/vocabulary.ts';

/**
 * Orders the ratings of one category, the one to show first: an editor's, else an official one, else the parents'; among equals
 * the strictest. A rating without a level never hides one that has a level.
 */
export function inShownOrder(
  category: Category,
  ratings: readonly RatingFacts[],
): readonly RatingFacts[] {
  const sign = CATEGORIES.some(({ name, kind }) => name === category && kind === 'positive')
    ? 1
    : -1;
  return ratings.toSorted(
    (a, b) =>
      Number(a.level === null) - Number(b.level === null) ||
      BASES.indexOf(a.basis) - BASES.indexOf(b.basis) ||
      sign * (strictness(a) - strictness(b)),
  );
}

/** Without a level and a bound it can be anything, so it counts as the highest. */
function strictness({ level, at_most }: RatingFacts): number {
  return level ?? at_most ?? 5;
}

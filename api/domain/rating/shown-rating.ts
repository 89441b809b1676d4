/** Which of several ratings of one film and category is shown. The rest stand beside it; they are never blended. */

import type { RatingFacts } from '../../../db/film.ts';
import { BASES, CATEGORIES, type Category, type Level } from '../../../db/vocabulary.ts';

const UNBOUNDED: Level = 5;

type Orderable = Pick<RatingFacts, 'basis' | 'level' | 'at_most'>;

/**
 * Orders the ratings of one category, the one to show first: an editor's, else an official one, else the parents'; among equals the
 * strictest. A rating without a level never hides one that has a level. Of several boards that name none, the lowest bound comes first:
 * each holds for the film.
 */
export function inShownOrder<One extends Orderable>(
  category: Category,
  ratings: readonly One[],
): readonly One[] {
  const sign = CATEGORIES.some(({ name, kind }) => name === category && kind === 'positive')
    ? 1
    : -1;
  return ratings.toSorted(
    (a, b) =>
      Number(a.level === null) - Number(b.level === null) ||
      BASES.indexOf(a.basis) - BASES.indexOf(b.basis) ||
      sign * ((a.level ?? 0) - (b.level ?? 0)) ||
      boundOf(a) - boundOf(b),
  );
}

/** Without a bound it can be anything; what is known needs none. */
function boundOf({ level, at_most }: Orderable): number {
  return level === null ? (at_most ?? UNBOUNDED) : 0;
}

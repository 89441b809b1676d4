/** What a rating lets through at most by its board's published criteria. */

import { CONCERNS, type Concern, type Level } from '../../../db/vocabulary.ts';
import { STATED_BOUNDS } from './data/stated-bounds.ts';
import { bareMark } from './marks.ts';

const UNBOUNDED: Level = 5;

const BY_MARK = new Map(
  STATED_BOUNDS.flatMap(({ systems, ratings }) =>
    systems.flatMap((system) =>
      ratings.flatMap((stated) =>
        stated.ratings.map((rating) => [markOf(system, rating), stated.at_most] as const),
      ),
    ),
  ),
);

/** The highest level that a film of this rating can have; 5 where the board states no limit, or is not known. */
export function statedBound(system: string, rating: string, concern: Concern): Level {
  return BY_MARK.get(markOf(system, rating))?.[CONCERNS.indexOf(concern)] ?? UNBOUNDED;
}

function markOf(system: string, rating: string): string {
  return `${system.trim().toUpperCase()}:${bareMark(rating)}`;
}

/**
 * Levels as one number, so that any set of limits is a single AND in the database.
 *
 * Thermometer code: a concern has a bit for each level 1 to 5 that the film reaches, a positive a bit for each level 0 to 5 that it
 * misses. A limit is then the bits that must not be set. All numbers stay below 2^53, where JavaScript counts exactly.
 */

import { CATEGORIES, type Category, type Level } from '../../../db/vocabulary.ts';

/** Of a concern the highest level the film may reach, of a positive the lowest it may have; null is unknown. */
export type Reach = { [category in Category]?: Level | null | undefined };

interface Segment {
  category: Category;
  positive: boolean;
  /** The levels that have a bit, lowest first. */
  levels: readonly number[];
  /** The place of the first of them. */
  offset: number;
}

const SEGMENTS: readonly Segment[] = CATEGORIES.reduce<Segment[]>((segments, { name, kind }) => {
  const last = segments.at(-1);
  const offset = last ? last.offset + last.levels.length : 0;
  const positive = kind === 'positive';
  const levels = positive ? [0, 1, 2, 3, 4, 5] : [1, 2, 3, 4, 5];
  return [...segments, { category: name, positive, levels, offset }];
}, []);

/** The bits of a film. An unknown level sets every bit of its category, so that no limit but the widest lets it pass. */
export function filmBits(reach: Reach): number {
  return sumOfBits((segment, level) => {
    const value = reach[segment.category] ?? null;
    if (value === null) return true;
    return segment.positive ? level > value : level <= value;
  });
}

/** The bits of a film with the unknown categories left open: no limit keeps the film out on their account. */
export function knownBits(reach: Reach): number {
  return sumOfBits((segment, level) => {
    const value = reach[segment.category] ?? null;
    if (value === null) return false;
    return segment.positive ? level > value : level <= value;
  });
}

/** The bits that no film under these limits has set. */
export function forbiddenBits(limits: Reach): number {
  return sumOfBits((segment, level) => {
    const limit = limits[segment.category] ?? null;
    if (limit === null) return false;
    return segment.positive ? level === limit : level > limit;
  });
}

function sumOfBits(isSet: (segment: Segment, level: number) => boolean): number {
  let bits = 0;
  for (const segment of SEGMENTS) {
    segment.levels.forEach((level, place) => {
      if (isSet(segment, level)) bits += 2 ** (segment.offset + place);
    });
  }
  return bits;
}

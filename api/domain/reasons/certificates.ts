/** How strict a board's rating is, told by the MPA rating that it is nearest to. */

import { RATING_SYSTEMS } from '../../../db/rating-systems.ts';
import { ageOfCertificate } from '../rating/age.ts';
import { bareMark } from './marks.ts';

/** The MPA's ratings, the mildest first. */
export const STRENGTHS = ['G', 'PG', 'PG-13', 'R', 'NC-17'] as const;
export type Strength = (typeof STRENGTHS)[number];

/** Other boards' ratings by the age that they are given for: the highest line that the age reaches. */
const STRENGTH_BY_AGE: readonly (readonly [years: number, strength: Strength])[] = [
  [18, 'NC-17'],
  [15, 'R'],
  [12, 'PG-13'],
  [6, 'PG'],
  [0, 'G'],
];

/** Ratings that are words without an age of their board's, with the age in years that they stand for; others that hold a number tell their own. */
const AGE_BY_NAME: Readonly<Record<string, number>> = {
  U: 0,
  UC: 0,
  AL: 0,
  ALL: 0,
  TP: 0,
  G: 0,
  PG: 8,
  M: 15,
};

/** The same of boards that mean something of their own by a word: for all, for children with guidance, for older ones. */
const AGE_BY_MARK: Readonly<Record<string, number>> = {
  'RTC:A': 0,
  'EE-FILM:L': 0,
  'NFC-BG:B': 0,
  'DERZHKINO:ZA': 0,
  'INCAA:SP': 8,
  'OFNAA:IIA': 8,
  'OFNAA:IIB': 15,
};

/**
 * The strength of a certificate; null where the rating is not known.
 *
 * @example
 * strengthOf('MPA', 'PG-13') // 'PG-13'
 * strengthOf('FSK', '16') // 'R'
 */
export function strengthOf(system: string, rating: string): Strength | null {
  const name = bareMark(rating);
  if (isMpa(system)) return STRENGTHS.find((strength) => bareMark(strength) === name) ?? null;
  const age = boardAge(system, name) ?? ageOf(name);
  return STRENGTH_BY_AGE.find(([years]) => age !== null && age >= years)?.[1] ?? null;
}

/** The bounds were measured on this board's ratings, and hold for no other's. */
export function isMpa(system: string): boolean {
  return ['MPA', 'MPAA'].includes(system.trim().toUpperCase());
}

/**
 * The age that the board names for a rating, in years, else the one that its mark stands for: 0 for its mildest rating. Null for a board
 * that we do not know.
 */
function boardAge(system: string, name: string): number | null {
  const board = RATING_SYSTEMS.find(({ id }) => id === system);
  const found = board?.ratings.find(({ rating }) => bareMark(rating) === name);
  if (!found) return null;
  return (
    ageOfCertificate(found) ?? AGE_BY_MARK[`${system}:${name}`] ?? (found.order === 1 ? 0 : null)
  );
}

function ageOf(name: string): number | null {
  const digits = /\d{1,2}/u.exec(name)?.[0];
  return digits === undefined ? (AGE_BY_NAME[name] ?? null) : Number(digits);
}

/** The age a film is for, worked out from its levels by the published age table and from the ages of its certificates. */

import {
  CATEGORIES,
  CONCERNS,
  type Basis,
  type Category,
  type Concern,
  type Level,
} from '../../../db/vocabulary.ts';

/** The parts of a rating that bear on the age. */
export interface AgedRating {
  category: Category;
  level: Level | null;
  at_most: Level | null;
  /** 0 to 5; null where nothing is estimated. */
  estimate: number | null;
  basis: Basis | null;
}

/** The parts of a certificate that bear on the age. Years; null where the board names none. */
export interface AgedCertificate {
  system: string;
  minimum_age: number | null;
  recommended_age: number | null;
}

export interface Age {
  /** Years; null where nothing settles it and no editor set one. */
  recommended: number | null;
  basis: 'editor' | 'derived' | null;
  /** The middle of the boards' ages, in years; null where no board names one. */
  official: number | null;
  /** The highest age of the known concerns and of the boards' floor; null where neither is there. */
  at_least: number | null;
  /** The same with bounds counted as levels; null where one is unbounded. */
  at_most: number | null;
  /** The same with each unknown concern at its estimate; null where there is neither a rating nor a certificate that tells anything. */
  likely: number | null;
  /** Whether `at_least` and `at_most` are equal. */
  complete: boolean;
  /** What sets the age shown: concerns, or the certificates alone. Empty where an editor departs from them, or where nothing asks for more than age 2. */
  decided_by: (Concern | 'certificate')[];
  why: string | null;
}

export interface EditorAge {
  age: number | null;
  why: string | null;
}

/** No age is below it: level 0 is for everybody from 2 on. */
const YOUNGEST = 2;
const UNBOUNDED: Level = 5;

/** Years from which most families would accept a level of a concern (product rubric); 2 for a positive, which asks for no age. */
export function ageOfLevel(category: Category, level: Level): number {
  return CATEGORIES.find(({ name }) => name === category)?.ages?.[level] ?? YOUNGEST;
}

/**
 * The age of a film, in years from 2 on. A category decides by the highest age among them (Kijkwijzer's rule), and the boards' ages
 * are a floor, unless editors rated all five concerns. An editor's age stands before the derived one, which stays visible as
 * `at_least` and `at_most`. A concern that is left out is unknown.
 *
 * @example
 * deriveAge([], { certificates: [{ system: 'MPA', minimum_age: null, recommended_age: 13 }] })
 * // { recommended: null, basis: null, official: 13, at_least: 13, at_most: null, likely: 13, complete: false, decided_by: ['certificate'], why: null }
 */
export function deriveAge(
  ratings: readonly AgedRating[],
  {
    certificates = [],
    editor = { age: null, why: null },
  }: { certificates?: readonly AgedCertificate[]; editor?: EditorAge } = {},
): Age {
  const concerns = CONCERNS.map((name) => ratingOf(name, ratings));
  const official = officialAge(certificates);
  const floor = floorOf(official, ratings);
  const at_least = highestAge(concerns, floor, ({ level }) => level);
  const isBounded = concerns.every(
    ({ level, at_most }) => level !== null || (at_most ?? UNBOUNDED) < UNBOUNDED,
  );
  const at_most = isBounded
    ? highestAge(concerns, floor, ({ level, at_most }) => level ?? at_most)
    : null;
  const likely = highestAge(concerns, floor, likelyLevel);
  const complete = at_least !== null && at_least === at_most;
  const derived = complete ? at_least : null;
  const recommended = editor.age ?? derived;
  const isSettledByLevels = recommended === null || recommended === at_least;
  return {
    recommended,
    basis: editor.age !== null ? 'editor' : derived !== null ? 'derived' : null,
    official,
    at_least,
    at_most,
    likely,
    complete,
    decided_by: !isSettledByLevels
      ? []
      : recommended === null
        ? deciders(concerns, { age: likely, floor }, likelyLevel)
        : deciders(concerns, { age: at_least, floor }, ({ level }) => level),
    why: editor.why,
  };
}

/**
 * The age below which no derived age lies, in years: the boards'. Null where no board names one, and where editors rated all five concerns
 * and so answer for the whole film.
 */
export function floorOf(official: number | null, ratings: readonly AgedRating[]): number | null {
  const isRatedByEditors = CONCERNS.every((name) => {
    const { level, basis } = ratingOf(name, ratings);
    return level !== null && basis === 'editor';
  });
  return isRatedByEditors ? null : official;
}

/** The level; of an unknown one the rounded estimate, no higher than its bound; else the bound. Null where nothing tells. */
export function likelyLevel({
  level,
  at_most,
  estimate,
}: Pick<AgedRating, 'level' | 'at_most' | 'estimate'>): Level | null {
  if (level !== null) return level;
  if (estimate !== null) return Math.min(Math.round(estimate), at_most ?? UNBOUNDED) as Level; // both are 0 to 5
  return at_most === UNBOUNDED ? null : at_most;
}

/** The age of a board's rating, in years: the higher of the enforced and the advised one; null if the board names neither. */
export function ageOfCertificate({
  minimum_age,
  recommended_age,
}: Pick<AgedCertificate, 'minimum_age' | 'recommended_age'>): number | null {
  if (minimum_age === null) return recommended_age;
  return Math.max(minimum_age, recommended_age ?? 0);
}

/** One age a board, its strictest; of an even number of boards the higher of the two in the middle. */
function officialAge(certificates: readonly AgedCertificate[]): number | null {
  const boards = new Map<string, number>();
  for (const certificate of certificates) {
    const { system } = certificate;
    const age = ageOfCertificate(certificate);
    if (age !== null) boards.set(system, Math.max(age, boards.get(system) ?? 0));
  }
  const ages = [...boards.values()].toSorted((a, b) => a - b);
  return ages[Math.floor(ages.length / 2)] ?? null;
}

type Reach = (rating: AgedRating) => Level | null;

/** The highest age of these levels and the floor, 2 at the least; null where nothing is known of any of them. */
function highestAge(
  concerns: readonly AgedRating[],
  floor: number | null,
  reach: Reach,
): number | null {
  const ages = concerns.flatMap((rating) => agesOf(rating, reach));
  if (floor !== null) ages.push(floor);
  return ages.length === 0 ? null : Math.max(YOUNGEST, ...ages);
}

function agesOf(rating: AgedRating, reach: Reach): number[] {
  const level = reach(rating);
  return level === null ? [] : [ageOfLevel(rating.category, level)];
}

function deciders(
  concerns: readonly (AgedRating & { category: Concern })[],
  { age, floor }: { age: number | null; floor: number | null },
  reach: Reach,
): Age['decided_by'] {
  if (age === null || age === YOUNGEST) return [];
  const deciding = concerns.filter((rating) => agesOf(rating, reach).includes(age));
  if (deciding.length > 0) return deciding.map(({ category }) => category);
  return floor === age ? ['certificate'] : [];
}

function ratingOf(
  concern: Concern,
  ratings: readonly AgedRating[],
): AgedRating & { category: Concern } {
  const rating = ratings.find(({ category }) => category === concern);
  return { level: null, at_most: null, estimate: null, basis: null, ...rating, category: concern };
}

/** What a certificate would not have let pass unnamed: the highest level that an unnamed category can have. */

import type { Concern, Level } from '../../../db/vocabulary.ts';
import { isMpa, strengthOf, type Strength } from './certificates.ts';
import { isUnnamedOrWeak } from './features.ts';
import type { Reading } from './read.ts';
import { statedBound } from './stated.ts';

/** The level that bounds a category while its estimate is not above the number beside it. */
export interface Bound {
  at_most: Level;
  while_estimate_up_to: number;
}

/** By the MPA's certificate: the first line that the estimate fits holds; where none does, nothing is bounded. */
export type Bounds = Readonly<Record<Strength, Readonly<Record<Concern, readonly Bound[]>>>>;

const UNBOUNDED: Level = 5;

export interface Unnamed {
  system: string;
  rating: string;
  concern: Concern;
  reading: Reading;
  /** 0 to 5: a film that is likely to have much is bounded by less. */
  estimate: number;
  bounds: Bounds;
}

/**
 * 0 to 5; 5 where nothing bounds it. The MPA's bounds are what it would have named, and never below the estimate: an unknown word might
 * be the name of just this category, so it withholds every bound; so does a certificate without reasons, except for G, whose definition
 * is a bound by itself. Other boards' bounds are what their criteria let through, whatever the reasons say.
 */
export function boundOf(unnamed: Unnamed): Level {
  const { system, rating, concern, reading, estimate, bounds } = unnamed;
  if (!isMpa(system)) return statedBound(system, rating, concern);
  const strength = strengthOf(system, rating);
  if (strength === null || reading.unknown_words.length > 0) return UNBOUNDED;
  if (reading.silent && strength !== 'G') return UNBOUNDED;
  // Violence that is not weak frightens, and for R the board does not have to say so: of 195 such films people found 56 severe.
  if (
    strength === 'R' &&
    concern === 'frightening' &&
    !isUnnamedOrWeak(reading.mentions, 'violence')
  )
    return UNBOUNDED;
  const holding = bounds[strength][concern].find((bound) => estimate <= bound.while_estimate_up_to);
  return holding?.at_most ?? UNBOUNDED;
}

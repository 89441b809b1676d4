/** Parts of the films by turns kept aside, so that a film is answered by what never saw it. */

import { estimateOf, scoreOf } from '../../../api/domain/reasons/score.ts';
import type { Concern } from '../../../db/vocabulary.ts';
import type { JudgedFilm } from './films.ts';
import { fitWeights } from './fit-weights.ts';
import { mean } from './metrics.ts';

export const FOLDS = 5;
const SEEDS = [1, 2, 3, 4];

/** A film's fold, from its number and the seed alone. */
export function foldOf(i: number, seed: number): number {
  const mixed = (Math.imul(i, 2654435761) + Math.imul(seed, 320740617)) >>> 0;
  const again = Math.imul(mixed ^ (mixed >>> 15), 2246822519) >>> 0;
  return ((again ^ (again >>> 13)) >>> 0) % FOLDS;
}

/** What `answer` says of each film, of `fit` to the films outside its fold. */
export function acrossFolds<Fitted, Answer>(
  films: readonly JudgedFilm[],
  seed: number,
  fit: (others: readonly JudgedFilm[]) => Fitted,
  answer: (film: JudgedFilm, fitted: Fitted) => Answer,
): Answer[] {
  const fitted = Array.from({ length: FOLDS }, (_, fold) =>
    fit(films.filter((_film, i) => foldOf(i, seed) !== fold)),
  );
  return films.flatMap((film, i) => {
    const own = fitted[foldOf(i, seed)];
    return own === undefined ? [] : [answer(film, own)];
  });
}

/** The estimate of each film by weights that never saw it, the mean of several ways to fold. */
export function heldOutEstimates(films: readonly JudgedFilm[], concern: Concern): number[] {
  const lists = SEEDS.map((seed) =>
    acrossFolds(
      films,
      seed,
      (others) => fitWeights(others, concern),
      ({ facts, rating }, weights) =>
        estimateOf(scoreOf(facts[concern], rating, weights), weights.scale),
    ),
  );
  return films.map((_, i) => mean(lists.map((list) => list[i] ?? 0)));
}

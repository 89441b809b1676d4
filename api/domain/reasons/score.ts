/** Adds up the weights of the facts, and places the sum on the scale of levels. */

import type { Strength } from './certificates.ts';
import type { Facts } from './features.ts';

/** What is known of one concern, fitted. All weights are in the unit of levels, nearly. */
export interface Weights {
  /** Where the score starts: the board names the concern, names others only, or gave no reasons at all. */
  certificate: Readonly<Record<'named' | 'unnamed' | 'silent', Readonly<Record<Strength, number>>>>;
  /** Scores at which the estimate is 0, 0.5, 1.5, 2.5, 3, 3.5, 4.5 and 5; straight lines lie between. */
  scale: readonly number[];
  terms: Readonly<Record<string, number>>;
  modifiers: Readonly<Record<string, number>>;
  beside: Readonly<Record<string, number>>;
}

const ESTIMATES = [0, 0.5, 1.5, 2.5, 3, 3.5, 4.5, 5] as const;

/** The plain sum: the certificate's weight and that of each fact; a fact without a weight counts nothing. */
export function scoreOf(facts: Facts, strength: Strength, weights: Weights): number {
  const start = weights.certificate[facts.named ? 'named' : 'unnamed'][strength];
  return (
    start +
    sumOf(facts.terms, weights.terms) +
    sumOf(facts.modifiers, weights.modifiers) +
    sumOf(facts.beside, weights.beside)
  );
}

/** 0 to 5 with two decimals, never falling as the score rises. */
export function estimateOf(score: number, scale: readonly number[]): number {
  const above = scale.findIndex((knot) => score < knot);
  if (above === 0) return 0;
  if (above < 0) return 5;
  const [from = 0, to = 1] = scale.slice(above - 1, above + 1);
  const [low = 0, high = 5] = ESTIMATES.slice(above - 1, above + 1);
  return Math.round((low + ((score - from) / (to - from)) * (high - low)) * 100) / 100;
}

function sumOf(facts: ReadonlySet<string>, weights: Readonly<Record<string, number>>): number {
  return [...facts].toSorted().reduce((sum, fact) => sum + (weights[fact] ?? 0), 0);
}

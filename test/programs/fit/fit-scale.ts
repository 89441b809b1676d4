/** Finds the scores at which one level ends and the next begins: the cuts between classes that bring the best macro-F1. */

import { scoreOf, type Weights } from '../../../api/domain/reasons/score.ts';
import { CONCERNS, type Concern } from '../../../db/vocabulary.ts';
import { SEVERITIES, type JudgedFilm } from './films.ts';
import { mean } from './metrics.ts';

interface Scored {
  score: number;
  named: boolean;
  severity: number;
}

/** Cuts are sought at this many quantiles less one. */
const QUANTILES = 40;
/** All cuts that come so close to the best are averaged: less of a gamble than the best alone. */
const CLOSE = 0.015;
const MIN_WIDTH = 0.3;
/**
 * Fear is mostly implied, and macro-F1 hardly tells where mild fear ends: over a wide range of cuts it is the same. There the cut is
 * set by what an error costs: moderate fear called mild counts for this many of mild fear called moderate.
 */
const TOO_LOW_COSTS = 2;
/** Cuts are averaged whose cost, a film, is this close to the lowest. */
const CLOSE_COST = 0.005;
/** Level 2 begins at least this far below moderate. */
const MIN_STEP = 0.1;

/**
 * Scores at which the estimate is 0, 0.5, 1.5, 2.5, 3, 3.5, 4.5 and 5. Levels 1|2 part midway between the cuts around mild, 3 lies
 * midway between those around moderate, 4|5 part where Kids-In-Mind's 9 and 10 begin. Moderate fear begins below its cut, and takes
 * that from level 2 alone: 1 and 3 stay where they are.
 */
export function fitScale(
  films: readonly JudgedFilm[],
  concern: Concern,
  weights: Weights,
): number[] {
  const scored = films
    .flatMap(({ rating, facts, people }): Scored[] => {
      const [own, severity] = [facts[concern], people[concern]];
      return severity === null
        ? []
        : [{ score: scoreOf(own, rating, weights), named: own.named, severity }];
    })
    .toSorted((a, b) => a.score - b.score);
  const scores = scored.map(({ score }) => score);
  const [none, mild, moderate] = bestCuts(scored);
  const severe = scores.filter((score) => score >= moderate);
  const strong = Math.max(quantile(severe, 1 - extremeShare(films)), moderate + MIN_WIDTH);
  const lowest = Math.min(quantile(scores, 0.01), none - MIN_WIDTH);
  const third =
    concern === 'frightening'
      ? Math.min(mild, Math.max(cheapestCut(scored), none + MIN_WIDTH))
      : mild;
  const second = Math.min((none + mild) / 2, third - MIN_STEP);
  const knots = [
    lowest,
    none,
    second,
    third,
    (mild + moderate) / 2,
    moderate,
    strong,
    strong + 0.7,
  ];
  return knots.map((knot) => Math.round(knot * 100) / 100);
}

/** Of the severe by Kids-In-Mind (7 and more), those with 9 and 10. */
function extremeShare(films: readonly JudgedFilm[]): number {
  const scores = films.flatMap(({ kim }) => CONCERNS.flatMap((concern) => kim[concern] ?? []));
  return scores.filter((score) => score >= 9).length / scores.filter((score) => score >= 7).length;
}

/** Above which score none ends, mild ends and moderate ends. `scored` stands in order of score. */
function bestCuts(scored: readonly Scored[]): [number, number, number] {
  const places = Array.from({ length: QUANTILES - 1 }, (_, i) =>
    Math.floor(((i + 1) / QUANTILES) * scored.length),
  );
  const f1 = f1OfCuts(scored);
  const tried = places.flatMap((a) =>
    places.flatMap((b) =>
      b <= a ? [] : places.flatMap((c) => (c <= b ? [] : [{ cuts: [a, b, c], f1: f1(a, b, c) }])),
    ),
  );
  const best = Math.max(...tried.map((one) => one.f1));
  const close = tried.filter((one) => one.f1 > best - CLOSE);
  const middle = (i: number) => mean(close.map(({ cuts }) => scored[cuts[i] ?? 0]?.score ?? 0));
  return [middle(0), middle(1), middle(2)];
}

/** The score at which moderate begins so that errors cost least. `scored` stands in order of score. */
function cheapestCut(scored: readonly Scored[]): number {
  const moderateUpTo = countUpTo(scored, ({ severity }) => severity >= 2);
  const all = scored.length;
  const tried = scored.flatMap(({ score }, place) => {
    if (score === scored[place - 1]?.score) return [];
    const tooLow = moderateUpTo(place);
    const tooHigh = all - place - (moderateUpTo(all) - tooLow);
    return [{ score, cost: TOO_LOW_COSTS * tooLow + tooHigh }];
  });
  const lowest = Math.min(...tried.map(({ cost }) => cost));
  const close = tried.filter(({ cost }) => cost <= lowest + CLOSE_COST * all);
  return mean(close.map(({ score }) => score));
}

/** The macro-F1 of three cuts. What the board names is never "none": under the first cut it counts as mild. */
function f1OfCuts(scored: readonly Scored[]): (a: number, b: number, c: number) => number {
  const all = countUpTo(scored, () => true);
  const named = countUpTo(scored, (one) => one.named);
  const classes = SEVERITIES.map((_, severity) => ({
    all: countUpTo(scored, (one) => one.severity === severity),
    named: countUpTo(scored, (one) => one.severity === severity && one.named),
  }));
  const end = scored.length;
  const f1 = (
    severity: number,
    guessed: readonly [from: number, to: number],
    moved: -1 | 0 | 1,
    a: number,
  ) => {
    const own = classes[severity];
    if (!own) return 0;
    const [from, to] = guessed;
    const hits = own.all(to) - own.all(from) + moved * own.named(a);
    return (2 * hits) / (all(to) - all(from) + moved * named(a) + own.all(end));
  };
  return (a, b, c) =>
    mean([f1(0, [0, a], -1, a), f1(1, [a, b], 1, a), f1(2, [b, c], 0, a), f1(3, [c, end], 0, a)]);
}

/** How many of the first `place` are so. */
function countUpTo(
  scored: readonly Scored[],
  isSo: (one: Scored) => boolean,
): (place: number) => number {
  const counts = [0];
  for (const one of scored) counts.push((counts.at(-1) ?? 0) + (isSo(one) ? 1 : 0));
  return (place) => counts[place] ?? 0;
}

function quantile(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0;
}

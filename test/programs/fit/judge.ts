/** Holds derived ratings against what people said of the same films. */

import type { DerivedRating } from '../../../api/domain/reasons/derive.ts';
import { CONCERNS } from '../../../api/domain/reasons/concerns.ts';
import type { Concern } from '../../../db/vocabulary.ts';
import type { JudgedFilm } from './films.ts';
import { macroF1, mean, severityOf, spearman } from './metrics.ts';

export type Answer = Record<Concern, DerivedRating>;

export interface ConcernFigures {
  concern: Concern;
  /** Films that people judged, and rank correlation of the estimate with their severity. */
  films_imdb: number;
  rho_imdb: number;
  f1: number;
  /** The same with Kids-In-Mind's scores, which do not cover every concern. */
  films_kim: number;
  rho_kim: number | null;
  /** Shares in per cent: films that name the concern; of these, the class of the level right, and too low. */
  named: number;
  exact: number;
  under: number;
}

/** One certificate and concern: the judged films that it bounds, how often the bound holds in per cent, and its mean. */
export interface CellFigures {
  rating: string;
  concern: Concern;
  films: number;
  holds: number;
  mean_bound: number;
}

export interface Figures {
  concerns: ConcernFigures[];
  cells: CellFigures[];
  rho_imdb: number;
  rho_kim: number;
  f1: number;
  /** Share in per cent of unnamed concerns that are bounded, and the mean bound, 5 where there is none. */
  coverage: number;
  mean_bound: number;
  /** The cell of 50 films and more whose bound holds least often, in per cent. */
  worst_cell: number;
}

const LARGE_CELL = 50;
/** The highest level of each class of severity. */
const HIGHEST_LEVEL = [0, 2, 3, 5];

export function judge(films: readonly JudgedFilm[], answers: readonly Answer[]): Figures {
  const concerns = CONCERNS.map((concern) => judgeConcern(films, answers, concern));
  const bounds = answers
    .flatMap((answer) => Object.values(answer))
    .flatMap(({ level, at_most }) => (level === null ? [at_most] : []));
  const cells = judgeCells(films, answers);
  return {
    concerns,
    cells,
    rho_imdb: mean(concerns.map(({ rho_imdb }) => rho_imdb)),
    rho_kim: mean(concerns.flatMap(({ rho_kim }) => rho_kim ?? [])),
    f1: mean(concerns.map(({ f1 }) => f1)),
    coverage: share(bounds, (bound) => bound < 5),
    mean_bound: mean(bounds),
    worst_cell: Math.min(
      ...cells.flatMap(({ films, holds }) => (films < LARGE_CELL ? [] : [holds])),
    ),
  };
}

function judgeConcern(
  films: readonly JudgedFilm[],
  answers: readonly Answer[],
  concern: Concern,
): ConcernFigures {
  const pairs = pairsOf(films, answers, concern);
  const imdb = pairs.flatMap(({ people, ...pair }) => (people === null ? [] : { ...pair, people }));
  const kim = pairs.flatMap(({ kim, ...pair }) => (kim === null ? [] : { ...pair, kim }));
  const named = imdb.filter(({ answer }) => answer.level !== null);
  return {
    concern,
    films_imdb: imdb.length,
    rho_imdb: spearman(
      imdb.map(({ answer }) => answer.estimate),
      imdb.map(({ people }) => people),
    ),
    f1: macroF1(
      imdb.map(({ people }) => people),
      imdb.map(({ answer }) => guessOf(answer)),
    ),
    films_kim: kim.length,
    rho_kim:
      kim.length < 3
        ? null
        : spearman(
            kim.map(({ answer }) => answer.estimate),
            kim.map(({ kim }) => kim),
          ),
    named: share(pairs, ({ answer }) => answer.level !== null),
    exact: share(named, ({ answer, people }) => guessOf(answer) === people),
    under: share(named, ({ answer, people }) => guessOf(answer) < people),
  };
}

function judgeCells(films: readonly JudgedFilm[], answers: readonly Answer[]): CellFigures[] {
  const cells = new Map<
    string,
    { rating: string; concern: Concern; held: boolean[]; bounds: number[] }
  >();
  for (const concern of CONCERNS) {
    for (const { rating, answer, people } of pairsOf(films, answers, concern)) {
      if (people === null || answer.level !== null || answer.at_most === 5) continue;
      const key = `${rating} ${concern}`;
      const cell = cells.get(key) ?? { rating, concern, held: [], bounds: [] };
      cell.held.push((HIGHEST_LEVEL[people] ?? 5) <= answer.at_most);
      cell.bounds.push(answer.at_most);
      cells.set(key, cell);
    }
  }
  return [...cells.values()].map(({ rating, concern, held, bounds }) => ({
    rating,
    concern,
    films: held.length,
    holds: share(held, (one) => one),
    mean_bound: mean(bounds),
  }));
}

function pairsOf(films: readonly JudgedFilm[], answers: readonly Answer[], concern: Concern) {
  return films.flatMap(({ rating, people, kim }, i) => {
    const answer = answers[i]?.[concern];
    return answer ? [{ rating, answer, people: people[concern], kim: kim[concern] }] : [];
  });
}

function guessOf({ level, estimate }: DerivedRating): number {
  return severityOf(level ?? estimate);
}

/** In per cent. */
function share<Value>(values: readonly Value[], isSo: (value: Value) => boolean): number {
  return (100 * values.filter(isSo).length) / values.length;
}

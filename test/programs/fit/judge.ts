/** Holds derived ratings against what people said of the same films. */

import type { DerivedRating } from '../../../api/domain/reasons/derive.ts';
import { CONCERNS, type Concern } from '../../../db/vocabulary.ts';
import { RATING_SYSTEMS } from '../../../db/rating-systems.ts';
import { ageOfLevel, deriveAge } from '../../../api/domain/rating/age.ts';
import { STRENGTHS } from '../../../api/domain/reasons/certificates.ts';
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

/** One certificate: how the likely age lies to the one that people's severities give, in per cent of the films judged in all concerns. */
export interface AgeFigures {
  rating: string;
  films: number;
  /** At most two years apart. */
  near: number;
  /** More than two years too low: the harmful side. */
  too_low: number;
}

export interface Figures {
  concerns: ConcernFigures[];
  ages: AgeFigures[];
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
    ages: judgeAges(films, answers),
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

/** The level that stands for each class of severity in an age. */
const AGE_LEVELS = [0, 1, 3, 4] as const;
/** Years. */
const NEAR = 2;

function judgeAges(films: readonly JudgedFilm[], answers: readonly Answer[]): AgeFigures[] {
  const differences = films.flatMap(({ rating, people }, place) => {
    const answer = answers[place];
    const wanted = ageOfPeople(people);
    if (!answer || wanted === null) return [];
    const ratings = CONCERNS.map((category) => ({
      category,
      ...answer[category],
      basis: 'official' as const,
    }));
    const { likely } = deriveAge(ratings, { certificates: certificatesOf(rating) });
    return likely === null ? [] : [{ rating, difference: likely - wanted }];
  });
  return STRENGTHS.flatMap((rating) => {
    const own = differences.filter((one) => one.rating === rating);
    if (own.length === 0) return [];
    return {
      rating,
      films: own.length,
      near: share(own, ({ difference }) => Math.abs(difference) <= NEAR),
      too_low: share(own, ({ difference }) => difference < -NEAR),
    };
  });
}

/** Years; null where people left a concern out. */
function ageOfPeople(people: JudgedFilm['people']): number | null {
  const ages = CONCERNS.map((concern) => {
    const severity = people[concern];
    return severity === null ? null : ageOfLevel(concern, AGE_LEVELS[severity] ?? 4);
  });
  return ages.includes(null) ? null : Math.max(...ages.flatMap((age) => age ?? []));
}

function certificatesOf(rating: string) {
  const { ratings = [] } = RATING_SYSTEMS.find(({ id }) => id === 'MPA') ?? {};
  return ratings.filter((one) => one.rating === rating).map((one) => ({ ...one, system: 'MPA' }));
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

/** Fits the table of weights of one concern to films that people rated. Deterministic. */

import type { Strength } from '../../../api/domain/reasons/certificates.ts';
import type { Weights } from '../../../api/domain/reasons/score.ts';
import type { Concern } from '../../../db/vocabulary.ts';
import type { JudgedFilm } from './films.ts';
import { fitScale } from './fit-scale.ts';
import { mean } from './metrics.ts';
import { columnsOf, isFixed, regress, type Column } from './regress.ts';

/** The middle of the levels of each class of severity, stretched a little at the top. */
const SEVERITY_TARGETS = [0, 1.5, 3, 4.5];
/** Weights smaller than this are left out, and the rest fitted again. */
const SMALLEST = 0.05;
/** G films have no reasons and are not in the file: they stand this far below PG, as stated, not fitted. */
const G_BELOW_PG = 0.25;
/** So many films scored twice tell how the two scales lie to each other. */
const ENOUGH_SCORED_TWICE = 20;

export function fitWeights(films: readonly JudgedFilm[], concern: Concern): Weights {
  const targets = targetsOf(films, concern);
  const rows = films.flatMap(({ rating, facts }, i) => {
    const target = targets[i];
    return target ? [{ columns: columnsOf(rating, facts[concern]), ...target }] : [];
  });
  const first = regress(rows);
  const fitted = regress(
    rows,
    (column) => isFixed(column) || Math.abs(first.get(column) ?? 0) >= SMALLEST,
  );
  const tables = {
    certificate: {
      named: certificateRow(fitted, 'named'),
      unnamed: certificateRow(fitted, 'unnamed'),
      silent: silentRow(films, targets),
    },
    terms: tableOf(fitted, 'terms'),
    modifiers: modifierTable(fitted),
    beside: tableOf(fitted, 'beside'),
  };
  const { certificate, ...words } = tables;
  return { certificate, scale: fitScale(films, concern, { ...tables, scale: [] }), ...words };
}

interface Target {
  target: number;
  weight: number;
}

/** People's severity and Kids-In-Mind's score on one scale: the second stretched to the first's mean and spread. */
function targetsOf(films: readonly JudgedFilm[], concern: Concern): (Target | null)[] {
  const judged = films.map(({ people, kim }) => ({
    level: levelOfSeverity(people[concern]),
    score: kim[concern],
  }));
  const both = judged.flatMap(({ level, score }) =>
    level === null || score === null ? [] : [{ level, score }],
  );
  const levels = both.map(({ level }) => level);
  const scores = both.map(({ score }) => score);
  const slope = both.length > ENOUGH_SCORED_TWICE ? spread(levels) / spread(scores) : 0;
  return judged.map(({ level, score }) => {
    const stretched =
      score === null || slope === 0 ? null : mean(levels) + slope * (score - mean(scores));
    const values = [level, stretched].filter((value) => value !== null);
    return values.length === 0 ? null : { target: mean(values), weight: values.length };
  });
}

function levelOfSeverity(severity: number | null): number | null {
  return severity === null ? null : (SEVERITY_TARGETS[severity] ?? null);
}

function tableOf(fitted: ReadonlyMap<Column, number>, kind: string): Record<string, number> {
  const entries = [...fitted]
    .filter(([column]) => column.startsWith(`${kind} `))
    .map(([column, weight]) => [column.slice(kind.length + 1), round(weight)] as const)
    .filter(([, weight]) => weight !== 0);
  return Object.fromEntries(entries.toSorted(([, a], [, b]) => b - a));
}

/** "Mild" weighs its own step and that of "some"; where its own is nothing, it stands with "some". */
function modifierTable(fitted: ReadonlyMap<Column, number>): Record<string, number> {
  const some = fitted.get('modifiers some') ?? 0;
  const mild = (fitted.get('modifiers mild') ?? 0) + some;
  return tableOf(new Map(fitted).set('modifiers mild', mild), 'modifiers');
}

function certificateRow(
  fitted: ReadonlyMap<Column, number>,
  start: 'named' | 'unnamed',
): Record<Strength, number> {
  const step = (strength: Strength) => fitted.get(`step ${start} ${strength}`) ?? 0;
  const pg = fitted.get(`start ${start}`) ?? 0;
  const pg13 = pg + step('PG-13');
  const r = pg13 + step('R');
  return rowOf(pg, pg13, r, r + step('NC-17'));
}

/** What films of the certificate are like, whatever their reasons; R stands for NC-17, of which there are too few. */
function silentRow(
  films: readonly JudgedFilm[],
  targets: readonly (Target | null)[],
): Record<Strength, number> {
  const meanOf = (strength: Strength) =>
    mean(films.flatMap(({ rating }, i) => (rating === strength ? (targets[i]?.target ?? []) : [])));
  const pg = meanOf('PG');
  const pg13 = Math.max(pg, meanOf('PG-13'));
  const r = Math.max(pg13, meanOf('R'));
  return rowOf(pg, pg13, r, r);
}

function rowOf(pg: number, pg13: number, r: number, nc17: number): Record<Strength, number> {
  return {
    G: round(pg - G_BELOW_PG),
    PG: round(pg),
    'PG-13': round(pg13),
    R: round(r),
    'NC-17': round(nc17),
  };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

function spread(values: readonly number[]): number {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
}

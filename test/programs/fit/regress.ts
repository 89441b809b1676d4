/**
 * Ridge regression by coordinate descent, with signs held: a softer modifier never raises, a stronger one and a stricter
 * certificate never lower. Ordered things are columns of steps, so that an order is nothing but a sign. Deterministic.
 */

import { STRENGTHS, type Strength } from '../../../api/domain/reasons/certificates.ts';
import type { Facts } from '../../../api/domain/reasons/features.ts';
import { MODIFIERS } from '../../../api/domain/reasons/data/modifiers.ts';

/** `start named`, `step named R`, `terms gore`, `modifiers mild`, `beside violence`. */
export type Column = string;

export interface Row {
  columns: readonly Column[];
  /** The level that people gave, and for how many judgements it stands. */
  target: number;
  weight: number;
}

const MIN_FILMS = 4;
const MAX_ROUNDS = 300;
const SETTLED = 1e-4;
const DIRECTIONS = new Map(MODIFIERS.map(({ modifier, direction }) => [modifier, direction]));

/** R is PG and the steps up to it; "mild" is "some" and a step. */
export function columnsOf(strength: Strength, facts: Facts): Column[] {
  const start = facts.named ? 'named' : 'unnamed';
  const steps = STRENGTHS.slice(2, STRENGTHS.indexOf(strength) + 1);
  const modifiers = [...facts.modifiers].flatMap((name) =>
    name === 'mild' ? ['some', 'mild'] : [name],
  );
  return [
    `start ${start}`,
    ...steps.map((step) => `step ${start} ${step}`),
    ...[...facts.terms].map((term) => `terms ${term}`),
    ...modifiers.map((modifier) => `modifiers ${modifier}`),
    ...[...facts.beside].map((fact) => `beside ${fact}`),
  ];
}

/** A column that stays however rare it is and little it weighs. */
export function isFixed(column: Column): boolean {
  return /^(?:start|step) /u.test(column) || column === 'modifiers some';
}

/** The weight of each column that `keep` keeps and that is not too rare. */
export function regress(
  rows: readonly Row[],
  keep: (column: Column) => boolean = () => true,
): Map<Column, number> {
  const columns = membersOf(rows).filter(
    ([column, members]) => keep(column) && (isFixed(column) || members.length >= MIN_FILMS),
  );
  const weights = new Map<Column, number>(columns.map(([column]) => [column, 0]));
  const residuals = rows.map(({ target }) => target);
  for (let round = 0, moved = Infinity; round < MAX_ROUNDS && moved >= SETTLED; round++) {
    moved = 0;
    for (const [column, members] of columns) {
      const old = weights.get(column) ?? 0;
      const best = bestWeight(column, old, members, rows, residuals);
      weights.set(column, best);
      for (const i of members) residuals[i] = (residuals[i] ?? 0) - (best - old);
      moved = Math.max(moved, Math.abs(best - old));
    }
  }
  return weights;
}

/** Each column with the numbers of the rows that have it, in the order of their names. */
function membersOf(rows: readonly Row[]): [Column, number[]][] {
  const members = new Map<Column, number[]>();
  rows.forEach(({ columns }, i) => {
    for (const column of columns) {
      const own = members.get(column);
      if (own) own.push(i);
      else members.set(column, [i]);
    }
  });
  return [...members].toSorted(([a], [b]) => (a < b ? -1 : 1));
}

function bestWeight(
  column: Column,
  old: number,
  members: readonly number[],
  rows: readonly Row[],
  residuals: readonly number[],
): number {
  let pull = 0;
  let mass = ridgeOf(column);
  for (const i of members) {
    const weight = rows[i]?.weight ?? 0;
    pull += weight * ((residuals[i] ?? 0) + old);
    mass += weight;
  }
  const best = pull / mass;
  return signOf(column) * best < 0 ? 0 : best;
}

/** The sign that a weight must have; 0 where it may have either. */
function signOf(column: Column): -1 | 0 | 1 {
  if (column.startsWith('step ') || column.startsWith('beside strong ')) return 1;
  if (column.startsWith('beside weak ')) return -1;
  const modifier = /^(?:modifiers|beside modifier) (.+)/u.exec(column)?.[1] ?? '';
  const direction = DIRECTIONS.get(modifier);
  return direction === 'softer' ? -1 : direction === 'stronger' ? 1 : 0;
}

/** How strongly a weight is drawn to 0: the less a column tells by itself, the more. */
function ridgeOf(column: Column): number {
  if (column.startsWith('start ')) return 0.01;
  if (column.startsWith('step ')) return column.endsWith('NC-17') ? 5 : 0.5;
  return column.startsWith('beside ') ? 20 : 4;
}

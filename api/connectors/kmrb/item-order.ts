/**
 * Which field of a row has which of the board's seven items. Sources disagree about the fields 4 to 6, so every download proves it: the
 * items that decided a grade (`rtCoreHarmRsnNm`) have the row's highest degree. Pure.
 */

import { KMRB_DEGREES, degreeOf, type KmrbItem } from '../../domain/reasons/kmrb.ts';
import { CommandError } from '../../services/command-error.ts';
import type { KmrbRow } from './read-page.ts';

type Order = readonly KmrbItem[];

const ORDERS: readonly Order[] = [
  // As a check of real rows found it in 2026.
  ['theme', 'sex', 'violence', 'language', 'frightening', 'drinking', 'imitation'],
  // As the portal's own description says.
  ['theme', 'sex', 'violence', 'frightening', 'drinking', 'language', 'imitation'],
];

/** The items whose field is not sure, by the board's words. */
const UNSURE: ReadonlyMap<string, KmrbItem> = new Map([
  ['대사', 'language'],
  ['공포', 'frightening'],
  ['약물', 'drinking'],
]);

/** Of the rows that can tell, an order has to hold for so many. */
const MIN_SHARE = 0.95;

/** Fewer rows that can tell prove nothing. */
const MIN_ROWS = 20;

/** The count of rows that can tell, and for how many of them each order holds. */
export interface Evidence {
  rows: number;
  holds: readonly number[];
}

export const NO_EVIDENCE: Evidence = { rows: 0, holds: ORDERS.map(() => 0) };

export function withEvidence(evidence: Evidence, rows: readonly KmrbRow[]): Evidence {
  let { rows: count, holds } = evidence;
  for (const row of rows) {
    const named = namedItems(row);
    if (named.length === 0 || hasEqualDegrees(row)) continue;
    count += 1;
    holds = holds.map((held, place) => held + Number(isHighest(row, named, ORDERS[place] ?? [])));
  }
  return { rows: count, holds };
}

/** The order that the evidence proves; null if it is too little. Throws a CommandError if it speaks against every order. */
export function provenOrder({ rows, holds }: Evidence): Order | null {
  if (rows < MIN_ROWS) return null;
  const place = holds.findIndex((held) => held >= rows * MIN_SHARE);
  const order = ORDERS[place];
  if (order) return order;
  const share = Math.floor((Math.max(...holds) / rows) * 100);
  throw new CommandError(
    `The order of KMRB’s fields rtStdName4 to rtStdName6 cannot be told: of ${rows} films, the better order fits ${share} %, and it should fit 95 %. Nothing of this part was taken; the reader of these fields has to be checked.`,
  );
}

/** The degree of each item; null if the order is not proven and matters for this row. */
export function degreesOf(
  row: KmrbRow,
  order: Order | null,
): Partial<Record<KmrbItem, string | null>> | null {
  const used = order ?? (hasEqualDegrees(row) ? ORDERS[0] : undefined);
  if (!used) return null;
  const fields = fieldsOf(row);
  return Object.fromEntries(used.map((item, place) => [item, fields[place] ?? null]));
}

function fieldsOf(row: KmrbRow): (string | null)[] {
  const { rtStdName1, rtStdName2, rtStdName3, rtStdName4, rtStdName5, rtStdName6 } = row;
  return [rtStdName1, rtStdName2, rtStdName3, rtStdName4, rtStdName5, rtStdName6, row.rtStdName7];
}

/** The items of unsure fields that decided the grade. */
function namedItems({ rtCoreHarmRsnNm }: KmrbRow): KmrbItem[] {
  const words = (rtCoreHarmRsnNm ?? '').split(/[,·/\s]+/);
  return words.flatMap((word) => UNSURE.get(word) ?? []);
}

function rankOf(degree: string | null): number {
  const known = degreeOf(degree ?? '');
  return known === null ? -1 : KMRB_DEGREES.indexOf(known);
}

function hasEqualDegrees(row: KmrbRow): boolean {
  const [first, ...others] = fieldsOf(row).slice(3, 6).map(rankOf);
  return others.every((rank) => rank === first);
}

function isHighest(row: KmrbRow, named: readonly KmrbItem[], order: Order): boolean {
  const ranks = fieldsOf(row).map(rankOf);
  return named.every((item) => ranks[order.indexOf(item)] === Math.max(...ranks));
}

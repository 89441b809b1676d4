/** Fits the table of bounds: how far up its estimate an unnamed category stays under a level, for nearly every film. */

import type { Bound, Bounds } from '../../../api/domain/reasons/bounds.ts';
import type { Strength } from '../../../api/domain/reasons/certificates.ts';
import type { Concern, Level } from '../../../db/vocabulary.ts';
import { byConcern, type JudgedFilm } from './films.ts';
import { heldOutEstimates } from './folds.ts';

/**
 * A bound may fail for this share of the films that it bounds, and all bounds of a cell of certificate and category together for
 * this share of its films, or with one more for the last: half of the 5 % that they promise, and less where few were judged.
 */
const LINE_FAILS = 0.035;
const CELL_FAILS = 0.022;
const CELL_FAILS_AND_ONE = 0.035;
/** In a smaller cell a single failure says little of the films to come, so that none is borne. */
const SMALL_CELL = 70;
const MIN_JUDGED = 20;

/** The levels that bound, each with the highest class of severity that it holds. */
const LEVELS = [
  { at_most: 2, severity: 1 },
  { at_most: 3, severity: 2 },
] as const;

/** What the board's own definition says of G, which people did not judge here. */
const STATED_G: Record<Concern, Level> = {
  language: 2,
  sex: 1,
  drinking: 2,
  violence: 2,
  frightening: 3,
};

export function fitBounds(films: readonly JudgedFilm[]): Bounds {
  const estimates = byConcern((concern) => heldOutEstimates(films, concern));
  const fit = (strength: Strength) =>
    byConcern((concern) => fitCell(casesOf(films, estimates[concern], strength, concern)));
  return {
    G: byConcern((concern) => [
      { at_most: STATED_G[concern], while_estimate_up_to: STATED_G[concern] },
    ]),
    PG: fit('PG'),
    'PG-13': fit('PG-13'),
    R: fit('R'),
    'NC-17': byConcern(() => []),
  };
}

/** A judged film that leaves the category unnamed. */
interface Case {
  estimate: number;
  severity: number;
}

function casesOf(
  films: readonly JudgedFilm[],
  estimates: readonly number[],
  strength: Strength,
  concern: Concern,
): Case[] {
  return films.flatMap(({ rating, facts, weakViolence, people }, i) => {
    const severity = people[concern];
    const isBounded = strength !== 'R' || concern !== 'frightening' || weakViolence;
    const isCase = rating === strength && !facts[concern].named && isBounded;
    return isCase && severity !== null ? [{ estimate: estimates[i] ?? 0, severity }] : [];
  });
}

function fitCell(cases: readonly Case[]): Bound[] {
  const lines: Bound[] = [];
  let from = -1;
  let failed = 0;
  for (const { at_most, severity } of LEVELS) {
    const failsUpTo = (limit: number) =>
      between(cases, from, limit).filter((one) => one.severity > severity).length;
    const upTo = steps(at_most).findLast((limit) => {
      const bounded = between(cases, from, limit).length;
      const fails = failsUpTo(limit);
      const inCell = failed + fails + (at_most === 2 ? severeAbove(cases, limit) : 0);
      const isSeen = at_most > 2 || bounded >= MIN_JUDGED;
      return isSeen && fails <= LINE_FAILS * bounded && mayFail(inCell, cases.length);
    });
    if (upTo === undefined) continue;
    lines.push({ at_most, while_estimate_up_to: upTo });
    failed += failsUpTo(upTo);
    from = upTo;
  }
  return lines;
}

function between(cases: readonly Case[], from: number, to: number): Case[] {
  return cases.filter(({ estimate }) => estimate > from && estimate <= to);
}

/** What a line does not bound falls to the next one, which may fail as well. */
function severeAbove(cases: readonly Case[], limit: number): number {
  return cases.filter(({ estimate, severity }) => estimate > limit && severity > 2).length;
}

function mayFail(fails: number, judged: number): boolean {
  if (fails === 0) return true;
  if (judged < SMALL_CELL) return false;
  return fails <= CELL_FAILS * judged && fails + 1 <= CELL_FAILS_AND_ONE * judged;
}

/** 0.1, 0.2 … up to the level: no bound may lie below its estimate. */
function steps(highest: number): number[] {
  return Array.from({ length: highest * 10 }, (_, i) => (i + 1) / 10);
}

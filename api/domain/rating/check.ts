/** Holds the limits of one or more children against a film. Pure, and the same in the browser and on the server. */

import {
  CATEGORIES,
  STATUSES,
  VERDICTS,
  type Category,
  type CategoryEntry,
  type Level,
  type Status,
  type Verdict,
} from '../../../db/vocabulary.ts';
import { ageOfLevel, floorOf, likelyLevel, type Age, type AgedRating } from './age.ts';

/** The parts of an advisory that a check needs. */
export interface Checkable {
  age: Pick<Age, 'recommended' | 'basis' | 'official'>;
  breakdown: readonly AgedRating[];
}

/** Of a concern the highest level accepted, of a positive the lowest wanted. What is left out goes by the child's age. */
export type Limits = { [category in Category]?: Level | undefined };

export interface Child {
  /** Years, 0 to 18; below 2 counts as 2. */
  age: number;
  limits?: Limits | undefined;
}

export interface CheckLine {
  category: Category | 'age';
  status: Status;
  /** 0 to 5; on the line `age`, the film's age in years. */
  level: number | null;
  at_most: number | null;
  /** 0 to 5; on the line `age`, the child's age in years. */
  limit: number;
}

export interface ChildCheck {
  verdict: Verdict;
  /** Where the verdict is `unknown`: what it would be if the estimates were true, or null. Never a reason to say that a film fits. */
  likely: Verdict | null;
  decided_by: CheckLine['category'][];
  lines: CheckLine[];
}

export interface Check {
  /** The strictest of the children's verdicts. */
  verdict: Verdict;
  children: ChildCheck[];
}

/** The lines that decide a verdict. A problem that is known is never hidden behind what is unknown. */
const DECIDING: Readonly<Record<Verdict, readonly Status[]>> = {
  not_yet: ['over'],
  unknown: ['talk', 'unknown'],
  talk_first: ['talk'],
  fits: [],
};

/** A line one level over may be talked through while its age is this many years ahead of the child. */
const TALK_YEARS = 2;
const YOUNGEST = 2;
const HIGHEST: Level = 5;

/**
 * The limit in force: set by hand, else the highest level of a concern whose age is not above the child's. Null for a positive
 * without a limit.
 */
export function limitOf({ age, limits }: Child, { name, ages }: CategoryEntry): Level | null {
  return (
    limits?.[name] ??
    (ages &&
      (Math.max(
        0,
        ages.findLastIndex((levelAge) => levelAge <= age),
      ) as Level)) // a place among six
  );
}

/** A verdict for each child and the strictest of them. Unknown never becomes `fits`. */
export function checkFilm(film: Checkable, children: readonly Child[]): Check {
  const checks = children.map((child) => checkChild(film, child));
  return { verdict: strictest(checks.map(({ verdict }) => verdict)), children: checks };
}

function checkChild(film: Checkable, child: Child): ChildCheck {
  const check = decide(checkLines(film, child));
  return { ...check, likely: check.verdict === 'unknown' ? likelyVerdict(film, child) : null };
}

function decide(lines: CheckLine[]): Omit<ChildCheck, 'likely'> {
  const verdict = strictest(lines.map(verdictOf));
  return {
    verdict,
    decided_by: DECIDING[verdict].flatMap((status) =>
      lines.filter((line) => line.status === status).map(({ category }) => category),
    ),
    lines,
  };
}

/** The verdict with each unknown level at its estimate, rounded and no higher than its bound; null where one has none. */
function likelyVerdict(film: Checkable, child: Child): Verdict | null {
  const { verdict } = checkEstimates(film, child);
  return verdict === 'unknown' ? null : verdict;
}

/** What a check would be if the estimates were true, to say why a film probably fits or does not. Never a reason to say that it fits. */
export function checkEstimates(film: Checkable, child: Child): Omit<ChildCheck, 'likely'> {
  return decide(checkLines(film, child, estimatedLevels(film)));
}

function estimatedLevels({ breakdown }: Checkable): Checkable['breakdown'] {
  return breakdown.map((rating) =>
    rating.estimate === null ? rating : { ...rating, level: likelyLevel(rating) },
  );
}

function checkLines(
  film: Checkable,
  child: Child,
  breakdown: Checkable['breakdown'] = film.breakdown,
): CheckLine[] {
  const age = Math.max(child.age, YOUNGEST);
  const lines: CheckLine[] = CATEGORIES.flatMap((entry) => {
    const { name: category, ages } = entry;
    const limit = limitOf(child, entry);
    if (limit === null) return [];
    // A category that the advisory leaves out, as one of another version may, is unknown.
    const rating = breakdown.find((one) => one.category === category);
    const { level = null, at_most = null } = rating ?? {};
    const isWithin = ages ? (level ?? at_most ?? HIGHEST) <= limit : (level ?? -1) >= limit;
    const isNear =
      !ages || (level === limit + 1 && level < HIGHEST && ages[level] <= age + TALK_YEARS);
    return { category, status: stands(isWithin, isNear, level), level, at_most, limit };
  });
  const line = ageLine(statedAge(film, breakdown), child);
  if (line.level > YOUNGEST && !isImplied(line, lines)) lines.push(line);
  return lines;
}

/** The age that the boards or an editor ask for, whatever the levels are; 2 where neither does. */
function statedAge(
  { age, breakdown: rated }: Checkable,
  breakdown: Checkable['breakdown'],
): number {
  // Earlier versions of the service leave `official` out.
  const floor = floorOf(age.official ?? null, rated) ?? YOUNGEST;
  const recommended = age.recommended ?? YOUNGEST;
  // A derived age above the levels comes from a category that this version does not have.
  const isGivenByLevels =
    age.basis === 'derived' &&
    breakdown.some(({ category, level }) => ageOfLevel(category, level ?? 0) >= recommended);
  return isGivenByLevels ? floor : Math.max(floor, recommended);
}

/** Whether a level of that age or a higher one has a line at least as strict. Limits set by hand may accept a level, but no age. */
function isImplied(age: AgeLine, lines: readonly CheckLine[]): boolean {
  return lines.some(
    ({ category, status, level }) =>
      category !== 'age' &&
      level !== null &&
      ageOfLevel(category, level as Level) >= age.level && // the level of a category
      STATUSES.indexOf(status) <= STATUSES.indexOf(age.status),
  );
}

type AgeLine = CheckLine & { level: number };

function ageLine(filmAge: number, child: Child): AgeLine {
  const age = Math.max(child.age, YOUNGEST);
  return {
    category: 'age',
    status: stands(filmAge <= age, filmAge <= age + TALK_YEARS, filmAge),
    level: filmAge,
    at_most: filmAge,
    limit: child.age,
  };
}

/** A positive below its limit is never worse than near. */
function stands(isWithin: boolean, isNear: boolean, known: number | null): Status {
  if (isWithin) return 'within';
  if (known === null) return 'unknown';
  return isNear ? 'talk' : 'over';
}

function verdictOf({ status }: CheckLine): Verdict {
  return VERDICTS[STATUSES.indexOf(status)] as Verdict; // one for each
}

function strictest(verdicts: readonly Verdict[]): Verdict {
  return VERDICTS.find((verdict) => verdicts.includes(verdict)) ?? 'unknown';
}

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

/** The parts of an advisory that a check needs. */
export interface Checkable {
  age: { recommended: number | null; basis: string | null; at_least: number | null };
  breakdown: readonly {
    category: Category;
    level: Level | null;
    at_most: Level | null;
    estimate: number | null;
  }[];
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
  /** 0 to 5; on the line `age`, the editor's age in years. */
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

/** A line one level over may be talked through while its age is this many years ahead of the child. */
const TALK_YEARS = 2;
const YOUNGEST = 2;
const HIGHEST: Level = 5;

/**
 * The limit in force: set by hand, else the highest level of a concern whose age is not above the child's. Null for a positive that
 * nobody asks for.
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
  const lines = checkLines(film, child);
  const verdict = strictest(lines.map(verdictOf));
  return {
    verdict,
    likely: verdict === 'unknown' ? likelyVerdict(film, child) : null,
    decided_by: lines
      .filter((line) => verdict !== 'fits' && verdictOf(line) === verdict)
      .map(({ category }) => category),
    lines,
  };
}

/** The verdict with each unknown level at its estimate, rounded and no higher than its bound. */
function likelyVerdict({ age, breakdown }: Checkable, child: Child): Verdict | null {
  const estimated = breakdown.map((rating) => ({
    ...rating,
    level:
      rating.level ??
      (rating.estimate &&
        (Math.min(Math.round(rating.estimate), rating.at_most ?? HIGHEST) as Level)), // both are 0 to 5
  }));
  const verdict = strictest(checkLines({ age, breakdown: estimated }, child).map(verdictOf));
  return verdict === 'unknown' ? null : verdict;
}

function checkLines({ age: filmAge, breakdown }: Checkable, child: Child): CheckLine[] {
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
  const { recommended, basis, at_least } = filmAge;
  // An editor's age above what the levels give stands for something outside the categories.
  if (basis === 'editor' && recommended !== null && recommended > (at_least ?? YOUNGEST)) {
    lines.push({
      category: 'age',
      status: stands(recommended <= age, recommended <= age + TALK_YEARS, recommended),
      level: recommended,
      at_most: recommended,
      limit: child.age,
    });
  }
  return lines;
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

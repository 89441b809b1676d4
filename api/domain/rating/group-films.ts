/** Sorts films by how they suit all children of a family: what fits, what probably fits, and what is one step over. Pure. */

import { VERDICTS } from '../../../db/vocabulary.ts';
import {
  checkEstimates,
  checkFilm,
  type Checkable,
  type Child,
  type ChildCheck,
  type CheckLine,
  type Limits,
} from './check.ts';

export const GROUPS = ['fits', 'probably', 'almost', 'unknown', 'over'] as const;

/**
 * `fits`: right for every child by what is known. `probably`: the same by estimates. `almost`: one category is one step over, for one or
 * more children. `unknown`: neither is known. `over`: not yet for a child, or several categories are one step over.
 */
export type Group = (typeof GROUPS)[number];

export interface Grouped {
  group: Group;
  /** For each child, what is shown of the film: what is known, or where that is not enough the estimates. */
  checks: (Omit<ChildCheck, 'likely'> & { isLikely: boolean })[];
  /** For `almost`: the one category that is a step over. */
  step: CheckLine | null;
}

/** How a film suits the children, 1 to 12. */
export function groupFilm(film: Checkable, children: readonly Child[]): Grouped {
  const checks = children.map((child) => {
    const [check] = checkFilm(film, [child]).children as [ChildCheck]; // one for each child
    const isLikely = check.verdict === 'unknown' && check.likely !== null;
    return { ...(isLikely ? checkEstimates(film, child) : check), isLikely };
  });
  const verdict = VERDICTS.find((one) => checks.some((check) => check.verdict === one));
  const steps = checks.flatMap(({ lines }) => lines.filter(({ status }) => status === 'talk'));
  const [step = null] = steps;
  const isOneStep = steps.every(({ category }) => category === step?.category);
  const group = groupOf(verdict, { isLikely: checks.some((one) => one.isLikely), isOneStep });
  return { group, checks, step: group === 'almost' ? step : null };
}

function groupOf(
  verdict: ChildCheck['verdict'] | undefined,
  { isLikely, isOneStep }: { isLikely: boolean; isOneStep: boolean },
): Group {
  if (verdict === 'fits') return isLikely ? 'probably' : 'fits';
  if (verdict === 'talk_first') return isOneStep ? 'almost' : 'over';
  return verdict === 'not_yet' ? 'over' : 'unknown';
}

/** Years: at this age no level is over a default limit. */
const GROWN_UP = 18;

/** Whether a film is known to be within limits that belong to no child. */
export function isWithinLimits(film: Checkable, limits: Limits): boolean {
  const [check] = checkFilm(film, [{ age: GROWN_UP, limits }]).children as [ChildCheck]; // one for each child
  return check.lines.every(
    ({ category, status }) =>
      category === 'age' || limits[category] === undefined || status === 'within',
  );
}

/** Rules that involve more than one field of a film: facts that contradict each other or the product's rules. */

import type * as z from 'zod';
import type { FilmFacts, RatingFacts } from '../../db/film.ts';
import { CATEGORIES } from '../../db/vocabulary.ts';
import { countedAfter } from '../domain/text/plural.ts';
import { ratingPath } from '../domain/film/erasable.ts';

type Checked = Pick<FilmFacts, 'editor_age' | 'age_why' | 'ratings' | 'sources'>;

/** Adds an issue, with what to write instead, for each rule that the film breaks. */
export function rejectContradictions(film: Checked, context: z.core.$RefinementCtx): void {
  const reject = (path: PropertyKey[], message: string) =>
    context.addIssue({ code: 'custom', path, message, input: film });
  if (film.editor_age !== null && film.age_why === null)
    reject(['age_why'], 'Say why: an editor’s age needs a reason.');
  const seen = new Set<string>();
  for (const [place, rating] of film.ratings.entries()) {
    const { category, basis, origin } = rating;
    const key = JSON.stringify([category, basis, origin]);
    if (seen.has(key))
      reject(['ratings', place], `${category} has two ratings from ${basis} ${origin}. Keep one.`);
    seen.add(key);
    for (const { field, isBroken, reason } of RATING_RULES)
      if (isBroken(rating)) reject(['ratings', place, field], reason(rating));
  }
  findWrongSources(film, { count: film.sources.length, path: [] }, (path) =>
    reject(
      path,
      `This source does not exist. There ${countedAfter(film.sources.length, 'source')}; the first is 0, in CSV cells #1.`,
    ),
  );
}

type WithErased = Pick<FilmFacts, 'ratings'> & { erase: readonly string[] };

/** Adds an issue for each field that the line gives and erases. Certificates and titles may be given: all are erased first. */
export function rejectErasedAndGiven(film: WithErased, context: z.core.$RefinementCtx): void {
  for (const [place, field] of film.erase.entries()) {
    if (field === 'certificates' || field === 'titles' || !isGiven(film, field)) continue;
    const message = `${field} is given and erased. Keep one.`;
    context.addIssue({ code: 'custom', path: ['erase', place], message, input: film });
  }
}

function isGiven(film: WithErased, field: string): boolean {
  if (field.startsWith('ratings.')) return film.ratings.some((one) => ratingPath(one) === field);
  const value = field
    .split('.')
    .reduce<unknown>((part, key) => (part as Record<string, unknown> | null)?.[key], film); // `part` is an object: ERASABLE names its keys
  return Array.isArray(value) ? value.length > 0 : value !== null && value !== undefined;
}

interface RatingRule {
  field: keyof RatingFacts;
  isBroken: (rating: RatingFacts) => boolean;
  reason: (rating: RatingFacts) => string;
}

const RATING_RULES: readonly RatingRule[] = [
  {
    field: 'at_most',
    isBroken: ({ level, at_most }) => level !== null && at_most !== null && at_most < level,
    reason: ({ level, at_most }) => `at_most (${at_most}) is below the level (${level}).`,
  },
  {
    field: 'at_most',
    isBroken: ({ category, at_most }) => at_most !== null && isPositive(category),
    reason: ({ category }) => `Leave it out: ${category} is a positive, which has no bound.`,
  },
  {
    field: 'estimate',
    isBroken: ({ category, estimate }) => estimate !== null && isPositive(category),
    reason: ({ category }) => `Leave it out: ${category} is a positive, which has no estimate.`,
  },
  {
    field: 'estimate',
    isBroken: ({ level, estimate }) => estimate !== null && level !== null,
    reason: () => 'Leave it out: the level is known, so nothing is estimated.',
  },
  {
    field: 'estimate',
    isBroken: ({ estimate, at_most }) => (estimate ?? 0) > (at_most ?? 5),
    reason: ({ at_most }) => `Write at most ${at_most}: an estimate is never above its bound.`,
  },
  {
    field: 'sources',
    isBroken: ({ basis, sources }) => basis === 'editor' && sources.length === 0,
    reason: () => 'Name at least one source: an editor’s rating says what it is based on.',
  },
  {
    field: 'span',
    isBroken: ({ basis, level, span }) => basis === 'official' && level !== null && span === null,
    reason: () => 'Quote the words of the board that this official level is based on.',
  },
];

function isPositive(category: RatingFacts['category']): boolean {
  return CATEGORIES.some(({ name, kind }) => name === category && kind === 'positive');
}

/** Reports each list that cites a source that does not exist. All calls share one path array: copying it would cost more than the search. */
function findWrongSources(
  value: object,
  { count, path }: { count: number; path: string[] },
  report: (path: string[]) => void,
): void {
  const isSaidBy = path.at(-1) === 'said_by';
  for (const key of Object.keys(value)) {
    const inner: unknown = value[key as keyof typeof value];
    if (typeof inner !== 'object' || inner === null) continue;
    const isCitation = (key === 'sources' && path.length > 0) || isSaidBy;
    path.push(key);
    if (!isCitation || !Array.isArray(inner)) findWrongSources(inner, { count, path }, report);
    else if (inner.some((index) => index >= count)) report([...path]);
    path.pop();
  }
}

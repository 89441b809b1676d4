/** What differs between two versions of a film, with the old and the new value of each fact. Pure. */

import type { FilmFacts } from '../../../db/film.ts';
import { changedPointers } from './history.ts';

export interface Difference {
  /** The JSON pointer, as in the history. */
  pointer: string;
  /** null if there was nothing. */
  before: unknown;
  after: unknown;
}

/** The facts that differ, in the order of the facts. The time of a rating and the places of its sources say nothing, and are left out. */
export function differencesOf(before: FilmFacts, after: FilmFacts): Difference[] {
  return changedPointers(before, after)
    .filter((pointer) => !/^\/ratings\/.*\/rated_at$|\/sources\/\d+$/.test(pointer))
    .map((pointer) => ({
      pointer,
      before: valueAt(before, pointer),
      after: valueAt(after, pointer),
    }));
}

/** The value that a pointer names; sources of a rating by their names. */
export function valueAt(facts: FilmFacts, pointer: string): unknown {
  const [top = '', ...rest] = pointer.slice(1).split('/');
  const path = rest.map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  if (top !== 'ratings') return walk(facts[top as keyof FilmFacts], path);
  const [category, basis, origin, field] = path;
  const ratings = facts.ratings.filter(
    (one) =>
      (category === undefined || one.category === category) &&
      (basis === undefined || one.basis === basis) &&
      (origin === undefined || one.origin === origin),
  );
  if (origin === undefined)
    return ratings.length === 0
      ? null
      : ratings.map((one) => `${one.origin} (${one.basis}): ${textOf(one)}`);
  const [rating] = ratings;
  if (!rating) return null;
  if (field === undefined) return textOf(rating);
  if (field === 'sources') return rating.sources.flatMap((index) => facts.sources[index] ?? []);
  return rating[field as keyof typeof rating] ?? null;
}

function textOf({ level, at_most, note }: FilmFacts['ratings'][number]): string {
  const value = level === null ? `at most ${at_most ?? 'unknown'}` : `level ${level}`;
  return note === null ? value : `${value}. ${note}`;
}

function walk(value: unknown, path: readonly string[]): unknown {
  return (
    path.reduce<unknown>(
      (part, key) => (part as Record<string, unknown> | null | undefined)?.[key], // facts are trees
      value,
    ) ?? null
  );
}

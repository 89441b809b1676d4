/** What changed from one version of a film to the next, and back. Pure. */

import type { FilmFacts } from '../../../db/film.ts';

/** The facts that differ between two versions, by their names at the top of a film. */
export type FactsPatch = Partial<FilmFacts>;

/** Pointers to one fact at most; more of them become a pointer to the whole fact. */
const MAX_POINTERS = 20;

/**
 * JSON pointers (RFC 6901) to what differs, in the order of the facts. A rating is named by its category, basis and origin, because its place
 * in the list says nothing; a list that became longer or shorter is named as a whole.
 */
export function changedPointers(before: FilmFacts, after: FilmFacts): string[] {
  return changedNames(before, after).flatMap((name) => {
    const pointers =
      name === 'ratings'
        ? differences(byName(before.ratings), byName(after.ratings), '/ratings')
        : differences(before[name], after[name], `/${name}`);
    return pointers.length > MAX_POINTERS ? [`/${name}`] : pointers;
  });
}

/** The facts of `before` that `after` has otherwise: with them, the earlier version can be made from the later one. */
export function previousFacts(before: FilmFacts, after: FilmFacts): FactsPatch {
  return Object.fromEntries(changedNames(before, after).map((name) => [name, before[name]]));
}

/** The names of the facts at the top of a film that differ. */
export function changedNames(before: FilmFacts, after: FilmFacts): (keyof FilmFacts)[] {
  const names = Object.keys(after) as (keyof FilmFacts)[]; // a film has no other keys
  return names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
}

/** The film as it was before these changes were undone, the newest first. */
export function undo(facts: FilmFacts, previous: readonly FactsPatch[]): FilmFacts {
  return Object.assign({ ...facts }, ...previous) as FilmFacts; // patches hold nothing but facts
}

/**
 * The facts as text, the same for equal facts in every release: keys are sorted, and unknown values and empty lists are left out, so that a
 * fact that later releases know does not change what is hashed of a film without it.
 */
export function hashedFacts(facts: FilmFacts): string {
  return JSON.stringify(compact(facts)) ?? '{}';
}

function compact(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => compact(item) ?? null);
  if (typeof value !== 'object') return value;
  if (value === null) return undefined;
  const compacted: Record<string, unknown> = {};
  for (const key of Object.keys(value).toSorted()) {
    const one = compact(value[key as keyof typeof value]);
    const isEmpty = Array.isArray(one) ? one.length === 0 : one === undefined;
    if (!isEmpty) compacted[key] = one;
  }
  return Object.keys(compacted).length === 0 ? undefined : compacted;
}

function byName(ratings: FilmFacts['ratings']): Record<string, Record<string, unknown>> {
  const named: Record<string, Record<string, unknown>> = {};
  for (const { category, basis, origin, ...rating } of ratings)
    (named[category] ??= {})[`${basis}/${origin.replaceAll('~', '~0').replaceAll('/', '~1')}`] =
      rating;
  return named;
}

function differences(before: unknown, after: unknown, path: string): string[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (!isTree(before) || !isTree(after) || Array.isArray(before) !== Array.isArray(after))
    return [path];
  if (Array.isArray(before) && Array.isArray(after) && before.length !== after.length)
    return [path];
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].flatMap((key) =>
    differences(before[key], after[key], `${path}/${pointerPart(key, path)}`),
  );
}

/** The name of a rating is two parts of a pointer, and escaped already. */
function pointerPart(key: string, path: string): string {
  return /^\/ratings\/\w+$/.test(path) ? key : key.replaceAll('~', '~0').replaceAll('/', '~1');
}

function isTree(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

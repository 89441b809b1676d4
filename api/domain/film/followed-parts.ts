/** Tells which parts of a film that is mirrored were changed in this catalogue. Pure. */

import { emptyFilm, FILM_LISTS, FILM_TEXTS, type FilmFacts } from '../../../db/film.ts';
import { undo, type FactsPatch } from './history.ts';

/**
 * A part of a film that is mirrored or kept as a whole: `summary`, `ids.imdb`, `titles.ko`, `details.directors`,
 * `certificates.MPA:R`, `ratings.sex/editor/Anna`.
 */
export type PartPath = string;

export function ratingPath(
  one: Pick<FilmFacts['ratings'][number], 'category' | 'basis' | 'origin'>,
) {
  return `ratings.${one.category}/${one.basis}/${one.origin}`;
}

export function certificatePath({ system, rating }: { system: string; rating: string }): PartPath {
  return `certificates.${system}:${rating}`;
}

const WHOLE_PARTS = [
  ...['title', 'year', 'editor_age', 'age_why', 'themes', 'talking_points'],
  ...FILM_TEXTS,
  ...FILM_LISTS,
] as const;

/** The parts of a film that are known, each as text that is equal for equal facts. Places in the list of sources do not count. */
export function partsOf(facts: FilmFacts): Map<PartPath, string> {
  const { said_by: _sources, ...details } = facts.details;
  const all: Record<string, unknown> = facts as never; // its own fields
  const parts: [PartPath, unknown][] = [
    ...WHOLE_PARTS.map((name): [PartPath, unknown] => [name, all[name]]),
    ...under('ids', facts.ids),
    ...under('titles', facts.titles),
    ...under('details', details),
    ...facts.certificates.map((one): [PartPath, unknown] => [certificatePath(one), one]),
    ...facts.ratings.map((one): [PartPath, unknown] => [ratingPath(one), one]),
  ];
  return new Map(
    parts.filter(([, value]) => !isEmpty(value)).map(([path, value]) => [path, textOf(value)]),
  );
}

function under(name: string, values: object): [PartPath, unknown][] {
  return Object.entries(values).map(([key, value]) => [`${name}.${key}`, value]);
}

function isEmpty(value: unknown): boolean {
  return value === null || (Array.isArray(value) && value.length === 0);
}

function textOf(value: unknown): string {
  return JSON.stringify(value, (key, one: unknown) => (key === 'sources' ? undefined : one));
}

/** One version of the history: the facts that were otherwise before, and whether it was written for this catalogue. */
export interface WrittenVersion {
  /** Null for the first version, and for one of which it is not recorded. */
  previous: FactsPatch | null;
  isLocal: boolean;
}

/** The parts that any local version changed or took away. `versions` end at `current`, the newest first. */
export function localParts(
  current: FilmFacts,
  versions: readonly WrittenVersion[],
): ReadonlySet<PartPath> {
  const local = new Set<PartPath>();
  let after = current;
  for (const { previous, isLocal } of versions) {
    const before = previous === null ? emptyFilm(after) : undo(after, [previous]);
    if (isLocal) for (const path of differing(before, after)) local.add(path);
    if (previous === null) break;
    after = before;
  }
  return local;
}

/** The parts that one of two films has otherwise than the other. */
export function differing(a: FilmFacts, b: FilmFacts): PartPath[] {
  const [ours, theirs] = [partsOf(a), partsOf(b)];
  return [...new Set([...ours.keys(), ...theirs.keys()])].filter(
    (path) => ours.get(path) !== theirs.get(path),
  );
}

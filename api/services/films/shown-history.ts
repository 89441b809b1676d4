/** The history of a film for readers: what each version changed, with the levels before and after. */

import type { ReadDb } from '../../../db/connection/client.ts';
import type { FilmFacts } from '../../../db/film.ts';
import { readHistory, type StoredChange } from '../../../db/queries/history.ts';
import { CATEGORY_NAMES, type Category, type Level } from '../../../db/vocabulary.ts';
import type { Advisory } from '../../contract/advisory.ts';
import { inShownOrder } from '../../domain/rating/shown-rating.ts';

export interface ShownChange {
  version: number;
  changed_at: string;
  kind: 'added' | 'changed' | 'deleted' | 'removed';
  by: string;
  accepted_by: string | null;
  note: string | null;
  levels: readonly LevelChange[];
  /** What changed besides: facts by their names at the top of a film, and categories of which no level changed. */
  facts: readonly (keyof FilmFacts | Category)[];
}

export interface LevelChange {
  category: Category;
  /** null is unknown. */
  from: Level | null;
  to: Level | null;
}

export interface ShownHistory {
  changes: readonly ShownChange[];
  /** The `before` of the next page; null on the last one. */
  next: number | null;
}

type ShownRating = Pick<FilmFacts['ratings'][number], 'category' | 'basis' | 'level' | 'at_most'>;

/**
 * A page of a film's history, the newest version first. Of the versions on a later page the new levels are known only where a version on the
 * same page changed them again; the others name the category alone.
 */
export async function shownHistory(
  db: ReadDb,
  film: Advisory,
  { before, limit }: { before?: number | undefined; limit: number },
): Promise<ShownHistory> {
  const rows = await readHistory(db, {
    id: film.id,
    before: before ?? Number.MAX_SAFE_INTEGER,
    limit: limit + 1,
  });
  let after: readonly ShownRating[] | null = before === undefined ? ratingsOf(film) : null;
  const changes = rows.slice(0, limit).map((row) => {
    const change = shownChange(row, after);
    after = previousRatings(row) ?? after;
    return change;
  });
  return { changes, next: rows.length > limit ? (rows[limit - 1]?.number ?? null) : null };
}

function shownChange(row: StoredChange, after: readonly ShownRating[] | null): ShownChange {
  const { version, changed_at, actor, accepted_by, note } = row;
  const pointers = (row.changed ?? []).map((pointer) => pointer.split('/').slice(1));
  const names = new Set(pointers.map(([name]) => name as keyof FilmFacts)); // of `changedPointers`
  const rated = CATEGORY_NAMES.filter((category) =>
    pointers.some(([name, one]) => name === 'ratings' && (one === undefined || one === category)),
  );
  const previous = previousRatings(row);
  const levels = rated.flatMap(
    (category) => (previous && after && levelChange(category, previous, after)) ?? [],
  );
  names.delete('ratings');
  return {
    ...{ version, changed_at, by: actor, accepted_by, note, levels },
    kind: kindOf(row),
    facts: [
      ...rated.filter((category) => levels.every((change) => change.category !== category)),
      ...names,
    ],
  };
}

function kindOf({ kind, version, changed }: StoredChange): ShownChange['kind'] {
  if (kind === 'deleted' || kind === 'removed') return kind;
  return version === 1 && changed === null ? 'added' : 'changed';
}

/** The level that was shown before, and the one that is shown after; undefined if they are the same. */
function levelChange(
  category: Category,
  before: readonly ShownRating[],
  after: readonly ShownRating[],
): LevelChange | undefined {
  const [from, to] = [before, after].map((ratings) => {
    const own = ratings.filter((rating) => rating.category === category);
    return inShownOrder(category, own)[0]?.level ?? null;
  }) as [Level | null, Level | null]; // one for each
  return from === to ? undefined : { category, from, to };
}

/** The ratings before the change; undefined if it changed none. */
function previousRatings({ previous }: StoredChange): readonly ShownRating[] | undefined {
  return (previous as Partial<FilmFacts> | null)?.ratings; // written by `previousFacts`
}

/** All ratings of the film as it is now. */
function ratingsOf({ breakdown }: Advisory): ShownRating[] {
  return breakdown.flatMap(({ category, others, ...shown }) =>
    [shown, ...others].flatMap(({ basis, level, at_most }) =>
      basis === null ? [] : { category, basis, level, at_most },
    ),
  );
}

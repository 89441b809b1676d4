/** The versions of a film: its history, and the film as it was in an earlier one. */

import type { ReadDb } from '../../../db/connection/client.ts';
import { readHistory, readHistorySince } from '../../../db/queries/history.ts';
import { readFactsOf, type StoredFilm } from '../../../db/queries/read-facts.ts';
import type { HistoryPage } from '../../contract/history.ts';
import { undo, type FactsPatch } from '../../domain/film/history.ts';
import { projectFilm } from '../../domain/film/project.ts';
import { lastingFacts } from './lasting-facts.ts';

/**
 * A film as it was in a version, without facts that expire; null if there is no such version, or if it is older than the part of the history that has the changed facts.
 */
export async function filmAt(db: ReadDb, id: string, version: number): Promise<StoredFilm | null> {
  const current = (await readFactsOf(db, [id])).get(id);
  if (!current || version > current.stamp.version) return null;
  if (version === current.stamp.version) return current;
  const rows = await readHistorySince(db, { id, version });
  const written = rows.findLast((row) => row.version === version);
  const later = rows.filter((row) => row.version > version);
  if (!written || later.length !== current.stamp.version - version) return null;
  const previous = later.flatMap((row) => row.previous ?? []);
  if (previous.length < later.length) return null;
  return {
    facts: undo(lastingFacts(current.facts), previous as FactsPatch[]), // written by `previousFacts`
    stamp: { ...current.stamp, updated_at: written.changed_at, version },
    deleted_at: null,
  };
}

/** The advisory of a version as JSON text; null as in `filmAt`. */
export async function advisoryAt(db: ReadDb, id: string, version: number): Promise<string | null> {
  const film = await filmAt(db, id, version);
  return film && JSON.stringify(projectFilm(film.facts, film.stamp).advisory);
}

/** A page of a film's history, the newest version first. */
export async function historyOf(
  db: ReadDb,
  id: string,
  { before = Number.MAX_SAFE_INTEGER, limit }: { before?: number | undefined; limit: number },
): Promise<HistoryPage> {
  const rows = await readHistory(db, { id, before, limit: limit + 1 });
  const page = rows.slice(0, limit);
  return {
    film: id,
    history: page.map(({ version, changed_at, kind, actor, accepted_by, changed, note }) => ({
      ...{ version, changed_at, kind: kind === 'rebuilt' ? 'changed' : kind },
      ...{ by: actor, accepted_by, changed, note },
    })),
    next: rows.length > limit ? String(page.at(-1)?.number) : null,
  };
}

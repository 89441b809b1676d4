/** The changes of all films in order, for mirrors and caches. */

import type { ReadDb } from '../../../db/connection/client.ts';
import { changeCursor, readCursor } from '../../../db/queries/change-cursor.ts';
import { readChanges } from '../../../db/queries/history.ts';
import { readExportedOf } from '../../../db/queries/read-facts.ts';
import type { ChangesPage } from '../../contract/history.ts';
import { ndjsonLine } from './export.ts';
import { passOn, type AllowedLicences } from './pass-on.ts';

const PAGE_SIZE = 100;

/**
 * The changes after a cursor, as JSON text; null if the cursor belongs to another history. The newest change of a film has its facts, as an export has them, or null if none of
 * them may be passed on; an older change of it has none, because a newer one follows.
 */
export async function changesSince(
  db: ReadDb,
  since: string,
  allowed: AllowedLicences,
): Promise<string | null> {
  const after = await readCursor(db, since);
  if (after === null) return null;
  const changes = await readChanges(db, { after, limit: PAGE_SIZE + 1 });
  const page = changes.slice(0, PAGE_SIZE);
  const newest = page.filter(({ is_newest, kind }) => is_newest && kind === 'changed');
  const films = await readExportedOf(
    db,
    newest.map(({ film_id }) => film_id),
  );
  const lines = page.map(async ({ number, film_id, version, changed_at, kind, is_newest }) => {
    const stored = is_newest && kind === 'changed' ? films.get(film_id) : undefined;
    const film = stored && (await passOn(stored, allowed));
    const item = { number, film: film_id, version, changed_at };
    const facts = film ? ndjsonLine(film).trimEnd() : 'null';
    return `${JSON.stringify({ ...item, kind: kind === 'changed' ? kind : 'deleted' }).slice(0, -1)},"facts":${facts}}`;
  });
  const items = await Promise.all(lines);
  const last = page.at(-1);
  const next: Pick<ChangesPage, 'next' | 'has_more'> = {
    next: last ? changeCursor(last) : since,
    has_more: changes.length > PAGE_SIZE,
  };
  return `{"changes":[${items.join(',')}],${JSON.stringify(next).slice(1)}`;
}

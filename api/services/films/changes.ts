/** The changes of all films in order, for mirrors and caches. */

import type { ReadDb } from '../../../db/connection/client.ts';
import { readChanges } from '../../../db/queries/history.ts';
import { readExportedOf } from '../../../db/queries/read-facts.ts';
import type { ChangesPage } from '../../contract/history.ts';
import { ndjsonLine } from './export.ts';
import { passOn, type AllowedLicences } from './pass-on.ts';

const PAGE_SIZE = 100;

/**
 * The changes after the one with this number, as JSON text. The newest change of a film has its facts, as an export has them, or null if none of
 * them may be passed on; an older change of it has none, because a newer one follows.
 */
export async function changesSince(
  db: ReadDb,
  after: number,
  allowed: AllowedLicences,
): Promise<string> {
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
  const next: Pick<ChangesPage, 'next' | 'has_more'> = {
    next: String(page.at(-1)?.number ?? after),
    has_more: changes.length > PAGE_SIZE,
  };
  return `{"changes":[${items.join(',')}],${JSON.stringify(next).slice(1)}`;
}

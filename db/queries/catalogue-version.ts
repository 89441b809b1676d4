/** Reads the version of the catalogue, which tells whether a film was written since the last read. */

import type { ReadDb } from '../connection/client.ts';

/**
 * A text that changes with every write of a film, by any process, because each adds a row to `changes`, and rows are never deleted. Other
 * writes, such as a sign-in or a proposal, change nothing that is cached. It takes 20 µs in an embedded database.
 */
export async function readCatalogueVersion(db: ReadDb): Promise<string> {
  const { rows } = await db.$client.execute({ sql: NEWEST_CHANGE, hasOneRow: true });
  return String(rows[0]?.['newest']);
}

const NEWEST_CHANGE = 'select coalesce(max(number), 0) as newest from changes';

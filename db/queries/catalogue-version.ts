/** Reads the version of the catalogue, which tells whether anything was written since the last read. */

import type { ReadDb } from '../connection/client.ts';

/**
 * A text that changes with every write of a film, because each adds a row to `changes`. In an embedded database it also changes with any
 * write by another process, as long as the connection stays the same; there it takes 50 µs.
 */
export async function readCatalogueVersion(db: ReadDb): Promise<string> {
  const sql = db.$client.protocol === 'file' ? `${NEWEST_CHANGE}, ${DATA_VERSION}` : NEWEST_CHANGE;
  const { rows } = await db.$client.execute(sql);
  return `${rows[0]?.['newest']}-${rows[0]?.['data_version'] ?? ''}`;
}

const NEWEST_CHANGE = 'select (select coalesce(max(number), 0) from changes) as newest';
const DATA_VERSION = '(select data_version from pragma_data_version) as data_version';

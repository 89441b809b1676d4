/** Reads of which version the catalogue is: whether anything was written since the last look. */

import type { ReadDb } from '../connection/client.ts';

/**
 * A text that changes with every write of a film, each of which adds a line to the list of changes. Of an embedded database it
 * changes with any write by another process too, as long as the connection stays the same. Takes 50 µs there.
 */
export async function readCatalogueVersion(db: ReadDb): Promise<string> {
  const sql = db.$client.protocol === 'file' ? `${NEWEST_CHANGE}, ${DATA_VERSION}` : NEWEST_CHANGE;
  const { rows } = await db.$client.execute(sql);
  return `${rows[0]?.['newest']}-${rows[0]?.['data_version'] ?? ''}`;
}

const NEWEST_CHANGE = 'select (select coalesce(max(number), 0) from changes) as newest';
const DATA_VERSION = '(select data_version from pragma_data_version) as data_version';

/** Sets a connection up for an import: less often copied from the log into the file, and more of it in memory. */

import type { Db } from '../client.ts';

/** Pages of 4 kB in the log before they are copied: 80 MB. At the usual 1,000 every batch would be copied at once. */
const PAGES_IN_LOG = 20_000;

/** Kilobytes of the database that the connection keeps. */
const CACHE = 16_000;

/** Nothing of what is promised changes: a batch that was told as saved stays. A server over HTTP has settings of its own. */
export async function prepareForManyWrites(db: Db): Promise<void> {
  if (db.$client.protocol !== 'file') return;
  await db.$client.execute(`pragma wal_autocheckpoint = ${PAGES_IN_LOG}`);
  await db.$client.execute(`pragma cache_size = -${CACHE}`);
}

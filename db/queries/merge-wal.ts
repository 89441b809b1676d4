/** Gives back the disk space of the write-ahead log of an embedded database. */

import type { Db } from '../connection/client.ts';
import { isDiskFull } from '../connection/disk-full.ts';

/**
 * Copies the log into the database file and empties it. Returns false where it could not, and everything is as it was: another
 * connection reads an older state for more than 5 seconds, or the file would have to grow and the disk has no room.
 */
export async function mergeWal({ $client }: Db): Promise<boolean> {
  if ($client.protocol !== 'file') return true;
  try {
    const { rows } = await $client.execute('pragma wal_checkpoint(truncate)');
    return rows[0]?.['busy'] === 0;
  } catch (error) {
    if (isDiskFull(error)) return false;
    throw error;
  }
}

/** Frees the disk space of the write-ahead log (WAL) of an embedded database: a checkpoint. */

import type { ReadDb } from '../connection/client.ts';
import { isDiskFull } from '../connection/disk-full.ts';

/**
 * Copies the log into the database file and truncates it. Returns false, and changes nothing, if another connection reads an older state
 * for more than 5 seconds, or if the file would have to grow and the disk is full.
 */
export async function mergeWal({ $client }: ReadDb): Promise<boolean> {
  if ($client.protocol !== 'file') return true;
  try {
    const { rows } = await $client.execute('pragma wal_checkpoint(truncate)');
    return rows[0]?.['busy'] === 0;
  } catch (error) {
    if (isDiskFull(error)) return false;
    throw error;
  }
}

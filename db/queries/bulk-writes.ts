/** Tunes a connection for an import, and keeps the import from filling the disk for good. Node only. */

import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { LibsqlError } from '@libsql/client';
import type { Db } from '../connection/client.ts';
import { mergeWal } from './merge-wal.ts';

/** Pages of 4 kB in the log before they are merged: 80 MB. By default every batch would be merged at once. */
const PAGES_IN_LOG = 20_000;

/** Kilobytes of the database that the connection caches. */
const CACHE = 16_000;

/** Bytes of free disk: the log may grow to its full size, and be merged then. */
const PLENTY = 256_000_000;

/** Bytes of free disk for a small batch: what it may write to the log, and once more for merging that. */
const MIN_FREE = 4_000_000;

/** Nothing of what is promised changes: a batch that was reported as saved stays. A server over HTTP has settings of its own. */
export async function tuneForBulkWrites({ $client }: Db): Promise<void> {
  if ($client.protocol !== 'file') return;
  await $client.execute(`pragma wal_autocheckpoint = ${PAGES_IN_LOG}`);
  await $client.execute(`pragma cache_size = -${CACHE}`);
}

/**
 * Whether there is room for a large batch; else the next one must be small (50 films). Merging the log takes room too, so that one
 * that filled the disk could never be merged. Throws SQLITE_FULL where not even a small batch has room.
 */
export async function hasPlentyOfRoom(db: Db): Promise<boolean> {
  const path = await fileOf(db);
  if (path === '' || (await freeBytes(path)) > PLENTY) return true;
  await mergeWal(db);
  if ((await freeBytes(path)) < MIN_FREE)
    throw new LibsqlError(`Less than ${MIN_FREE / 1e6} MB are free`, 'SQLITE_FULL');
  return false;
}

/** The path of an embedded database; empty for any other. */
async function fileOf({ $client }: Db): Promise<string> {
  if ($client.protocol !== 'file') return '';
  const { rows } = await $client.execute(
    "select file from pragma_database_list where name = 'main'",
  );
  return String(rows[0]?.['file'] ?? '');
}

async function freeBytes(path: string): Promise<number> {
  const { bavail, bsize } = await statfs(dirname(path));
  return bavail * bsize;
}

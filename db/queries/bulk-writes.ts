/** Tunes a connection to an embedded database for an import, and keeps the import from filling the disk. */

import { LibsqlError } from '@libsql/client';
import type { ReadDb } from '../connection/client.ts';
import { mergeWal } from './merge-wal.ts';

/** Pages of 4 kB in the log before a checkpoint: 80 MB. By default every batch would cause one. */
const MAX_WAL_PAGES = 20_000;

/** Kilobytes that the connection caches. */
const CACHE_KB = 16_000;

/** Bytes of free disk with which the log can grow to its full size and still be merged. */
const PLENTY_FREE = 256_000_000;

/** Bytes of free disk for a small batch: what it may write to the log, and the same again to merge it. */
const MIN_FREE = 4_000_000;

/** Durability stays the same: a batch that was reported as saved stays saved. A libSQL server has separate settings. */
export async function tuneForBulkWrites({ $client }: ReadDb): Promise<void> {
  if ($client.protocol !== 'file') return;
  await $client.execute(`pragma wal_autocheckpoint = ${MAX_WAL_PAGES}`);
  await $client.execute(`pragma cache_size = -${CACHE_KB}`);
}

/**
 * Whether there is room for a large batch; if not, the next one must be small (50 films). Merging the log needs room too, so a log that
 * filled the disk could never be merged. Throws SQLITE_FULL if there is no room for a small batch either.
 */
export async function hasPlentyOfRoom(db: ReadDb): Promise<boolean> {
  const path = await fileOf(db);
  if (path === '' || (await freeBytes(path)) > PLENTY_FREE) return true;
  await mergeWal(db);
  if ((await freeBytes(path)) < MIN_FREE)
    throw new LibsqlError(`Less than ${MIN_FREE / 1e6} MB are free`, 'SQLITE_FULL');
  return false;
}

/** The path of an embedded database; empty for any other. */
async function fileOf({ $client }: ReadDb): Promise<string> {
  if ($client.protocol !== 'file') return '';
  const { rows } = await $client.execute(
    "select file from pragma_database_list where name = 'main'",
  );
  return String(rows[0]?.['file'] ?? '');
}

async function freeBytes(path: string): Promise<number> {
  // Not imported, because Workers share the import of films, and have neither disk nor module.
  const { statfs } = process.getBuiltinModule('node:fs/promises');
  const { bavail, bsize } = await statfs(path);
  return bavail * bsize;
}

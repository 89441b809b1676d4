/** Brings a database to the newest schema. Node only. */

import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createClient } from '@libsql/client';
import { migrate } from 'drizzle-orm/libsql/migrator';
import type { DatabaseAddress, Db } from './client.ts';

// One folder up and down again, so that it is found from here and from the built program alike.
const migrationsFolder = fileURLToPath(new URL('../db/migrations', import.meta.url));

/** How long a process waits for another's migration, in milliseconds. */
const LOCK_TIMEOUT = 60_000;
const REMOTE_ATTEMPTS = 3;

/** Of 4 kB each: 24 MB at most, taken as they are needed. */
const CACHE_PAGES = 6_000;

/**
 * Runs `work` while no other process prepares the same embedded database. The lock is a write transaction on an empty file beside it:
 * the operating system frees it when the process ends, however it ends. A libSQL server has no such file and runs `work` as it is.
 */
export async function withDatabaseLock<Result>(
  { url }: DatabaseAddress,
  work: () => Promise<Result>,
): Promise<Result> {
  if (!url.startsWith('file:')) return work();
  const client = createClient({ url: lockUrl(url), timeout: LOCK_TIMEOUT });
  try {
    const lock = await client.transaction('write');
    try {
      return await work();
    } finally {
      lock.close();
    }
  } finally {
    client.close();
  }
}

function lockUrl(url: string): string {
  const [path = url] = url.split('?');
  return `${path}.lock`;
}

/** Applies the migrations that are still missing, all of them or none. Call it under the lock. */
export async function migrateDb(db: Db): Promise<void> {
  const embedded = db.$client.protocol === 'file';
  if (embedded) {
    await db.$client.execute('pragma journal_mode = wal');
    await enlargeCache(db);
  }
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await migrate(db, { migrationsFolder });
    } catch (error) {
      // On a server, somebody else may have applied the same file a moment ago: then the next attempt finds nothing to do.
      if (embedded || attempt === REMOTE_ATTEMPTS) throw error;
      await delay(attempt * 500);
    }
  }
}

/**
 * Notes in the file how many of its pages a connection keeps. SQLite's own 2 MB do not hold the index that tells limits under which no
 * film is: of 100,000 films it was read again each time, in 8 ms instead of 3.
 */
async function enlargeCache({ $client }: Db): Promise<void> {
  const { rows } = await $client.execute('pragma default_cache_size');
  if (rows[0]?.['cache_size'] !== CACHE_PAGES)
    await $client.execute(`pragma default_cache_size = ${CACHE_PAGES}`);
}

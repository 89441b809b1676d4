/** One process at a time prepares an embedded database, or puts another file in its place. Node only. */

import { LibsqlError } from '@libsql/client';
import Database from 'libsql';
import { filePath, type DatabaseAddress } from './address.ts';
import { withLibsqlErrors } from './file.ts';
import { followLink } from './follow-link.ts';

/** How long a process waits for another's work, in milliseconds. Nothing else happens in it meanwhile. */
const LOCK_TIMEOUT = 60_000;

/**
 * Runs `work` while no other process holds the lock of the same embedded database. The lock is a write transaction on an empty file
 * beside it: the operating system frees it when the process ends, however it ends. A libSQL server has no such file and runs `work`
 * at once.
 */
export async function withDatabaseLock<Result>(
  address: DatabaseAddress,
  work: () => Promise<Result>,
): Promise<Result> {
  const path = filePath(address);
  if (path === undefined) return work();
  // Two names of one database have one lock.
  const unlock = lock(`${followLink(path)}.lock`);
  try {
    return await work();
  } finally {
    unlock();
  }
}

/** What it returns frees the lock. */
function lock(path: string): () => void {
  const database = withLibsqlErrors(() => new Database(path, { timeout: LOCK_TIMEOUT }));
  try {
    withLibsqlErrors(() => {
      // Else the transaction begins with a journal, for which a full disk has no room.
      database.exec('pragma journal_mode = memory');
      database.exec('begin immediate');
    });
  } catch (error) {
    database.close();
    throw isNoDatabase(error)
      ? new Error(
          `${path} is not a lock of this program. Remove that file, and try again; the database is another one.`,
        )
      : error;
  }
  return () => {
    database.exec('rollback');
    database.close();
  };
}

/** Else the database itself would be taken for the damaged file. */
function isNoDatabase(error: unknown): boolean {
  return error instanceof LibsqlError && error.code === 'SQLITE_NOTADB';
}

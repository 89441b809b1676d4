/** A lock between processes: one at a time prepares an embedded database, or replaces its file. Node only. */

import { LibsqlError } from '@libsql/client';
import Database from 'libsql';
import { filePath, type DatabaseAddress } from './address.ts';
import { withLibsqlErrors } from './file.ts';
import { followLink } from './follow-link.ts';

/** Milliseconds that a process waits for the lock. This blocks the whole process. */
const LOCK_TIMEOUT = 60_000;

/**
 * Runs `work` while no other process holds the lock of the same embedded database. The lock is a write transaction on an empty file next
 * to it, which the operating system releases even if the process crashes. For a libSQL server, runs `work` at once.
 */
export async function withDatabaseLock<Result>(
  address: DatabaseAddress,
  work: () => Promise<Result>,
): Promise<Result> {
  const path = filePath(address);
  if (path === undefined) return work();
  // A symbolic link and its target share one lock.
  const unlock = lock(`${followLink(path)}.lock`);
  try {
    return await work();
  } finally {
    unlock();
  }
}

/** Returns the function that releases the lock. */
function lock(path: string): () => void {
  const database = withLibsqlErrors(() => new Database(path, { timeout: LOCK_TIMEOUT }));
  try {
    withLibsqlErrors(() => {
      // Otherwise the transaction creates a journal file, for which a full disk has no room.
      database.exec('pragma journal_mode = memory');
      database.exec('begin immediate');
    });
  } catch (error) {
    database.close();
    throw isNotADatabase(error)
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

/** Without this check, the error would blame the database file. */
function isNotADatabase(error: unknown): boolean {
  return error instanceof LibsqlError && error.code === 'SQLITE_NOTADB';
}

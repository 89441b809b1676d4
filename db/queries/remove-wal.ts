/** Merges the write-ahead log of an embedded database into its file, and deletes the log. */

import type { Db } from '../connection/client.ts';

/** Returns false if another connection, even an idle one, has the database open. The next start creates a new log. */
export async function removeWal(db: Db): Promise<boolean> {
  try {
    await db.$client.execute('pragma journal_mode = delete');
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY') return false;
    throw error;
  }
}

/** Takes all that stands in the write-ahead log of an embedded database into its file, and does away with the log. */

import type { Db } from '../connection/client.ts';

/** Whether it could: only where no other connection, however idle, has the database open. The next start begins a new log. */
export async function leaveLog(db: Db): Promise<boolean> {
  try {
    await db.$client.execute('pragma journal_mode = delete');
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY') return false;
    throw error;
  }
}

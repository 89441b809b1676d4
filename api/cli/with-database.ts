/** Opens a database for a verb, and closes it again. Node only. */

import type { Db } from '../../db/connection/client.ts';

/** Closes the database when the work is done or has failed. */
export async function withDatabase<Result>(
  open: () => Db | Promise<Db>,
  work: (db: Db) => Promise<Result>,
): Promise<Result> {
  const db = await open();
  try {
    return await work(db);
  } finally {
    db.$client.close();
  }
}

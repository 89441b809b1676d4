/** Opens the database for the writes of one request, and closes it again. */

import type { Context } from 'hono';
import type { WriteDb } from '../../db/connection/client.ts';
import type { AppEnv } from './app-env.ts';

export async function withWriteDb<Result>(
  c: Context<AppEnv>,
  work: (db: WriteDb) => Promise<Result>,
): Promise<Result> {
  const db = c.get('openWriteDb')();
  try {
    return await work(db);
  } finally {
    db.$client.close();
  }
}

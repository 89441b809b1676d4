/** Removes some of what has expired: for a job that runs often and must be short. */

import type { WriteDb } from '../../db/connection/client.ts';
import { forgetExpired, hasExpiredRows } from '../../db/queries/forget-expired.ts';
import { expireFilms } from './films/expire.ts';

/** Films of a run; the next one goes on. */
const MAX_FILMS = 100;

/** `now` is an ISO 8601 time in UTC. */
export async function removeExpired(db: WriteDb, now: string): Promise<void> {
  // A token that only reads may look, and must not fail where there is nothing to delete.
  if (await hasExpiredRows(db, now)) await forgetExpired(db, now);
  await expireFilms(db, { now, limit: MAX_FILMS });
}

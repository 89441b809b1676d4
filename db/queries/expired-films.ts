/** Finds the films with sources that may not be used any more. An index has only the sources that expire. */

import type { ReadDb } from '../connection/client.ts';

/** Named: a search for distinct films would scan all sources in the order of films instead. */
const EXPIRED = 'sources indexed by sources_that_expire where expires_at <= ?';

export const FIND_EXPIRED = `select distinct film_id from ${EXPIRED} limit ?`;

/** Up to `limit` films that have a source with an expiry up to this ISO 8601 time in UTC, in no order. */
export async function findExpired(
  db: ReadDb,
  { now, limit }: { now: string; limit: number },
): Promise<string[]> {
  const { rows } = await db.$client.execute({
    sql: FIND_EXPIRED,
    args: [now, limit],
  });
  return rows.map(({ film_id }) => String(film_id));
}

/** How many films have a source with an expiry up to this time. */
export async function countExpired(db: ReadDb, now: string): Promise<number> {
  const { rows } = await db.$client.execute({
    sql: `select count(distinct film_id) as count from ${EXPIRED}`,
    args: [now],
  });
  return Number(rows[0]?.['count']);
}

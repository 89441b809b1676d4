/** Remembers which starter films a database was offered: each is offered once, so that a removed one stays removed. */

import type { Db, ReadDb } from '../connection/client.ts';

/** A row of the migrations table: its `created_at` is the number of films. */
const MARKER = 'starter films';

/** How many starter films were offered to the database. */
export async function countOffered(db: ReadDb): Promise<number> {
  const { rows } = await db.$client.execute({
    sql: 'select created_at from __drizzle_migrations where hash = ?',
    args: [MARKER],
  });
  return Number(rows[0]?.['created_at'] ?? 0);
}

export async function markOffered(db: Db, count: number): Promise<void> {
  await db.$client.batch(
    [
      { sql: 'delete from __drizzle_migrations where hash = ?', args: [MARKER] },
      {
        sql: 'insert into __drizzle_migrations (hash, created_at) values (?, ?)',
        args: [MARKER, count],
      },
    ],
    'write',
  );
}

/** Who wrote the first film that the database ever had; null if it never had any. */
export async function readFirstActor(db: ReadDb): Promise<string | null> {
  const { rows } = await db.$client.execute('select actor from changes order by number limit 1');
  return rows[0] ? String(rows[0]['actor']) : null;
}

/** Which of these films the database has or once had. */
export async function findEverWritten(db: ReadDb, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await db.$client.execute({
    sql: 'select distinct film_id from changes where film_id in (select value from json_each(?))',
    args: [JSON.stringify(ids)],
  });
  return new Set(rows.map(({ film_id }) => String(film_id)));
}

/** What renewing the documents of an upgraded database needs: the ones there are, and a note of what was renewed. */

import type { Db } from '../client.ts';

/** The documents of these films, by film; JSON texts. */
export async function readDocuments(
  db: Db,
  ids: readonly string[],
): Promise<Map<string, { advisory: string; card: string }>> {
  const { rows } = await db.$client.execute({
    sql: 'select film_id, advisory, card from documents where film_id in (select value from json_each(?))',
    args: [JSON.stringify(ids)],
  });
  return new Map(
    rows.map(({ film_id, advisory, card }) => [
      String(film_id),
      { advisory: String(advisory), card: String(card) },
    ]),
  );
}

/** Stands among the migrations, with the time of the one after which the documents were renewed. */
const NOTE = 'documents renewed';

/** Whether the documents are those of the schema with this time stamp. */
export async function areRenewed(db: Db, schema: number): Promise<boolean> {
  const { rows } = await db.$client.execute({
    sql: 'select 1 from __drizzle_migrations where hash = ? and created_at = ?',
    args: [NOTE, schema],
  });
  return rows.length > 0;
}

export async function noteRenewed(db: Db, schema: number): Promise<void> {
  await db.$client.batch(
    [
      { sql: 'delete from __drizzle_migrations where hash = ?', args: [NOTE] },
      {
        sql: 'insert into __drizzle_migrations (hash, created_at) values (?, ?)',
        args: [NOTE, schema],
      },
    ],
    'write',
  );
}

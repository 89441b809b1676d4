/** What renewing the documents of an upgraded database needs: the ones there are, and a note of what was renewed. */

import type { Db, ReadDb } from '../connection/client.ts';

/** What is made of a film's facts, and may be made otherwise by another release. */
export interface Projection {
  /** JSON texts. */
  advisory: string;
  card: string;
  /** What it is sorted and found by. */
  title_key: string;
  words: string;
}

/** The documents of these films, and what they are sorted and found by, by film. */
export async function readProjections(
  db: Db,
  ids: readonly string[],
): Promise<Map<string, Projection>> {
  const { rows } = await db.$client.execute({
    sql: `select film_id, advisory, card, title_key, words from documents join film_index using (film_id)
      where film_id in (select value from json_each(?))`,
    args: [JSON.stringify(ids)],
  });
  return new Map(
    rows.map(({ film_id, advisory, card, title_key, words }) => [
      String(film_id),
      {
        advisory: String(advisory),
        card: String(card),
        title_key: String(title_key),
        words: String(words),
      },
    ]),
  );
}

/** Stands among the migrations, with the time of the one after which the documents were renewed. */
const NOTE = 'documents renewed';

/** Whether the documents are those of the schema with this time stamp. */
export async function areRenewed(db: ReadDb, schema: number): Promise<boolean> {
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

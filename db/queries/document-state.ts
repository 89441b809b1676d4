/** Reads the stored documents for a rebuild after an upgrade, and records that the rebuild is done. */

import type { Db, ReadDb } from '../connection/client.ts';

/** What is derived from a film's facts, and may differ between releases. */
export interface Projection {
  /** JSON texts. */
  advisory: string;
  card: string;
  /** The sort key, and the words that a search matches. */
  title_key: string;
  words: string;
  /** The marks by which it is found. */
  marks: string;
}

/** The stored projections of these films, by film id. */
export async function readProjections(
  db: Db,
  ids: readonly string[],
): Promise<Map<string, Projection>> {
  const { rows } = await db.$client.execute({
    sql: `select film_id, advisory, card, title_key, words, marks from documents join film_index using (film_id)
      where film_id in (select value from json_each(?))`,
    args: [JSON.stringify(ids)],
  });
  return new Map(
    rows.map(({ film_id, advisory, card, title_key, words, marks }) => [
      String(film_id),
      {
        advisory: String(advisory),
        card: String(card),
        title_key: String(title_key),
        words: String(words),
        marks: String(marks),
      },
    ]),
  );
}

/** A row of the migrations table: its `created_at` is the schema for which the documents were last rebuilt. */
const MARKER = 'documents renewed';

/** Whether the documents were rebuilt for the schema with this time stamp. */
export async function documentsAreCurrent(db: ReadDb, schema: number): Promise<boolean> {
  const { rows } = await db.$client.execute({
    sql: 'select 1 from __drizzle_migrations where hash = ? and created_at = ?',
    args: [MARKER, schema],
  });
  return rows.length > 0;
}

export async function markDocumentsCurrent(db: Db, schema: number): Promise<void> {
  await db.$client.batch(
    [
      { sql: 'delete from __drizzle_migrations where hash = ?', args: [MARKER] },
      {
        sql: 'insert into __drizzle_migrations (hash, created_at) values (?, ?)',
        args: [MARKER, schema],
      },
    ],
    'write',
  );
}

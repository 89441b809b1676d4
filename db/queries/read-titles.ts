/** Reads the titles of the films of some years, to find films that a file spells differently. */

import type { ReadDb } from '../connection/client.ts';

export interface StoredTitle {
  id: string;
  /** The sort key of the title. */
  title_key: string;
  year: number;
}

/** Films of one year, read through the index by year. */
export async function readTitlesOf(db: ReadDb, year: number): Promise<StoredTitle[]> {
  const { rows } = await db.$client.execute({
    sql: 'select film_id, title_key from film_index where newest = ?',
    args: [-year],
  });
  return rows.map(({ film_id, title_key }) => ({
    id: String(film_id),
    title_key: String(title_key),
    year,
  }));
}

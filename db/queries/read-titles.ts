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

/** What tells films apart for a source that knows no ids. */
export interface FilmNames {
  id: string;
  year: number;
  /** The title, the original one, and those in English and Korean. */
  titles: readonly string[];
  directors: readonly string[];
  minutes: readonly number[];
}

/** Films of one year, as above. */
export async function readNamesOf(db: ReadDb, year: number): Promise<FilmNames[]> {
  const { rows } = await db.$client.execute({
    sql: `select f.id, json_array(f.title, details ->> 'original_title', titles ->> 'en', titles ->> 'ko') as titles,
        details -> 'directors' as directors,
        (select json_group_array(value ->> 'minutes') from json_each(details, '$.running_times')) as minutes
      from film_index join films f on f.id = film_id where newest = ?`,
    args: [-year],
  });
  return rows.map((row) => ({
    id: String(row['id']),
    year,
    titles: namesIn(row['titles']),
    directors: namesIn(row['directors']),
    minutes: JSON.parse(String(row['minutes'])) as number[], // built above from whole numbers
  }));
}

/** A JSON list of names, of which some may be null. */
function namesIn(json: unknown): string[] {
  const names = JSON.parse(String(json)) as (string | null)[]; // built from texts
  return names.filter((name) => name !== null);
}

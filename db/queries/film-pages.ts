/** Which films have a page, and when each last changed: for sitemaps. Ranges are by number, in the order in which films were added. */

import type { ReadDb } from '../connection/client.ts';

/** The film with the number `upTo` is in the range, the one with `after` is not. */
export interface NumberRange {
  after: number;
  upTo: number;
}

export interface FilmPage {
  id: string;
  /** ISO 8601, in UTC. */
  updated_at: string;
}

// `rowid` is the number: nothing in the table is as narrow. Reading 500 films takes 2 ms.
const IN_RANGE = 'from films where rowid > ? and rowid <= ? and deleted_at is null';

/** The highest number; 0 if there are no films. */
export async function readLastNumber(db: ReadDb): Promise<number> {
  const { rows } = await db.$client.execute('select coalesce(max(rowid), 0) as last from films');
  return Number(rows[0]?.['last']);
}

export async function readFilmPages(
  db: ReadDb,
  { after, upTo }: NumberRange,
): Promise<readonly FilmPage[]> {
  const sql = `select json_group_array(json_object('id', id, 'updated_at', updated_at)) as pages ${IN_RANGE}`;
  const { rows } = await db.$client.execute({ sql, args: [after, upTo] });
  return JSON.parse(String(rows[0]?.['pages'])) as FilmPage[]; // built by the statement
}

/** The last change of any film in each part of `size` numbers, by the number of the part from 0. Parts without films are left out. */
export async function readNewestChanges(
  db: ReadDb,
  { after, upTo }: NumberRange,
  size: number,
): Promise<ReadonlyMap<number, string>> {
  const sql = `select (rowid - 1) / cast(? as integer) as part, max(updated_at) as newest ${IN_RANGE} group by part`;
  const { rows } = await db.$client.execute({ sql, args: [size, after, upTo] });
  return new Map(rows.map((row) => [Number(row['part']), String(row['newest'])]));
}

/** Reads the history of films: which versions there were, who wrote them, and what they changed. */

import type { ReadDb } from '../connection/client.ts';
import type { ChangeRow } from './save-film.ts';

export interface StoredChange extends ChangeRow {
  number: number;
}

/** The hash of each film's last row, by film id; films without a row, or without a hash in it, are left out. */
export async function readHeadHashes(
  db: ReadDb,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await db.$client.execute({
    sql: `select value as film_id, (select hash from changes where film_id = value and kind <> 'rebuilt' order by number desc limit 1) as hash
      from json_each(?)`,
    args: [JSON.stringify(ids)],
  });
  return new Map(
    rows.flatMap(({ film_id, hash }) =>
      hash === null ? [] : [[String(film_id), String(hash)] as const],
    ),
  );
}

const OF_FILM = "from changes where film_id = ? and kind <> 'rebuilt'";

/** The rows of a film before the row `before`, the newest first. */
export async function readHistory(
  db: ReadDb,
  { id, before, limit }: { id: string; before: number; limit: number },
): Promise<StoredChange[]> {
  const { rows } = await db.$client.execute({
    sql: `select * ${OF_FILM} and number < ? order by number desc limit ?`,
    args: [id, before, limit],
  });
  return rows.map(storedChange);
}

/** The rows of a film since it last began, from the version after `version` on, the newest first. */
export async function readHistorySince(
  db: ReadDb,
  { id, version }: { id: string; version: number },
): Promise<StoredChange[]> {
  const { rows } = await db.$client.execute({
    sql: `select * ${OF_FILM} and version >= ?
      and number > (select coalesce(max(number), 0) from changes where film_id = ? and kind = 'removed') order by number desc`,
    args: [id, version, id],
  });
  return rows.map(storedChange);
}

/** A change of any film, for mirrors. */
export interface FeedChange {
  number: number;
  film_id: string;
  version: number;
  changed_at: string;
  kind: ChangeRow['kind'];
  /** Whether the film has no newer version. */
  is_newest: boolean;
}

/** The changes after the one with the number `after`, in order. */
export async function readChanges(
  db: ReadDb,
  { after, limit }: { after: number; limit: number },
): Promise<FeedChange[]> {
  const { rows } = await db.$client.execute({
    sql: `select number, film_id, version, changed_at, kind, not exists (
        select 1 from changes later where later.film_id = changes.film_id and later.number > changes.number and later.kind <> 'rebuilt') as is_newest
      from changes where number > ? and kind <> 'rebuilt' order by number limit ?`,
    args: [after, limit],
  });
  return rows.map(
    (row) => ({ ...row, is_newest: row['is_newest'] === 1 }) as unknown as FeedChange,
  ); // the columns that are selected
}

/** The next films that have a history, by id, after the id `after`. */
export async function readFilmsWithHistory(
  db: ReadDb,
  { after, limit }: { after: string; limit: number },
): Promise<string[]> {
  const { rows } = await db.$client.execute({
    sql: 'select distinct film_id from changes where film_id > ? order by film_id limit ?',
    args: [after, limit],
  });
  return rows.map(({ film_id }) => String(film_id));
}

/** All rows of these films, in order. */
export async function readHistoriesOf(
  db: ReadDb,
  ids: readonly string[],
): Promise<Map<string, StoredChange[]>> {
  const { rows } = await db.$client.execute({
    sql: `select * from changes where film_id in (select value from json_each(?)) and kind <> 'rebuilt' order by number`,
    args: [JSON.stringify(ids)],
  });
  return Map.groupBy(rows.map(storedChange), ({ film_id }) => film_id);
}

function storedChange(row: Record<string, unknown>): StoredChange {
  const list = (name: string) =>
    row[name] === null ? null : (JSON.parse(String(row[name])) as never); // written as JSON
  return { ...row, changed: list('changed'), previous: list('previous') } as StoredChange; // the columns of the table
}

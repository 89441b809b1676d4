/** Films that were asked for in vain: how often, on which days. */

import type { BatchStatement, Db, ReadDb } from '../connection/client.ts';
import { WANTED_KINDS, type WantedKind } from '../vocabulary.ts';

export interface WantedFilm {
  kind: WantedKind;
  /** The id without its scheme, as `tt1798709`, or the words of the title. */
  value: string;
  /** How many requests asked for it. */
  count: number;
  /** The first and the last day on which it was asked for, in UTC: `2026-11-29`. */
  first_day: string;
  last_day: string;
}

/** One request, or several, for one film. */
export interface WantedCount {
  kind: WantedKind;
  value: string;
  count: number;
}

/** How many rows are kept, one for each film and day: about a megabyte. */
export const MAX_WANTED_ROWS = 10_000;

/** Whether the catalogue has the film of a row by now. A title is compared with the sort key, with and without its year. */
const IS_KNOWN = `case kind
  when 'film' then exists (select 1 from films where id = value)
  when 'title' then exists (select 1 from film_index where title_key = value
    or (title_key = substr(value, 1, length(value) - 5) and year = substr(value, -4)))
  else exists (select 1 from film_ids where scheme = kind and film_ids.value = wanted_films.value) end`;

interface Listing {
  limit: number;
  /** All if left out. */
  kinds?: readonly WantedKind[];
  /** Without those that were looked for on this day, `2026-11-29`, or later. */
  notLookedForOn?: string | undefined;
}

/** The films that are asked for most and that the catalogue still lacks, the most wanted first. */
export async function listWanted(
  db: ReadDb,
  { limit, kinds = WANTED_KINDS, notLookedForOn }: Listing,
): Promise<WantedFilm[]> {
  const { rows } = await db.$client.execute({
    sql: `select kind, value, sum(count) as asked, min(day) as first_day, max(day) as last_day from wanted_films
      where kind in (select value from json_each(?1)) and not ${IS_KNOWN}
      group by kind, value having ?2 is null or coalesce(max(looked_for_on), '') < ?2
      order by asked desc, last_day desc, kind, value limit ?3`,
    args: [JSON.stringify(kinds), notLookedForOn ?? null, limit],
  });
  return rows.map((row) => ({
    kind: String(row['kind']) as WantedKind, // one of the column's values
    value: String(row['value']),
    count: Number(row['asked']),
    first_day: String(row['first_day']),
    last_day: String(row['last_day']),
  }));
}

/**
 * Adds what was counted on a day, and removes the films that the catalogue has by now. Above `maxRows` it drops the films that were asked
 * for least, of them the oldest days first. To be run in one transaction.
 */
export function addWanted(
  counts: readonly WantedCount[],
  { day, maxRows = MAX_WANTED_ROWS }: { day: string; maxRows?: number },
): BatchStatement[] {
  const rows = counts.map(({ kind, value, count }) => [kind, value, count]);
  return [
    {
      sql: `insert into wanted_films (kind, value, day, count)
        select value ->> 0, value ->> 1, ?, value ->> 2 from json_each(?) where true
        on conflict (kind, value, day) do update set count = count + excluded.count`,
      args: [day, JSON.stringify(rows)],
    },
    `delete from wanted_films where ${IS_KNOWN}`,
    {
      sql: `delete from wanted_films where (select count(*) from wanted_films) > ?1 and rowid in (
        select rowid from wanted_films order by sum(count) over (partition by kind, value) desc, day desc, rowid limit -1 offset ?1)`,
      args: [maxRows],
    },
  ];
}

/** Remembers that films were looked for on a day. */
export async function markLookedFor(
  db: ReadDb,
  films: readonly Pick<WantedFilm, 'kind' | 'value'>[],
  day: string,
): Promise<void> {
  await db.$client.execute({
    sql: `update wanted_films set looked_for_on = ?
      where (kind, value) in (select value ->> 0, value ->> 1 from json_each(?))`,
    args: [day, JSON.stringify(films.map(({ kind, value }) => [kind, value]))],
  });
}

/** How many films are wanted, and how often they were asked for. */
export async function countWanted(db: ReadDb): Promise<{ films: number; requests: number }> {
  const { rows } = await db.$client.execute(
    'select count(distinct kind || value) as films, coalesce(sum(count), 0) as requests from wanted_films',
  );
  return { films: Number(rows[0]?.['films']), requests: Number(rows[0]?.['requests']) };
}

/** Removes all rows, or those of one film. Returns how many films they were of. */
export async function forgetWanted(
  db: Db,
  film?: Pick<WantedFilm, 'kind' | 'value'>,
): Promise<number> {
  const { rows } = await db.$client.execute({
    sql: 'delete from wanted_films where ?1 is null or (kind = ?1 and value = ?2) returning kind, value',
    args: [film?.kind ?? null, film?.value ?? null],
  });
  return new Set(rows.map(({ kind, value }) => `${kind}:${value}`)).size;
}

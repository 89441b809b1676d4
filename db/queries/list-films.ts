/** Reads pages of films from the index: under limits, or by a list of ids. */

import { and, asc, desc, inArray, or, sql, type SQL } from 'drizzle-orm';
import type { Db } from '../client.ts';
import { filmIds, filmIndex } from '../schema.ts';
import type { FilmKey } from './read-film.ts';

export const SORTS = ['title', '-year', 'age'] as const;
export type Sort = (typeof SORTS)[number];

/** What to do with a film whose level in a limited category is unknown and not bounded within the limit. */
export const UNKNOWN_MODES = ['exclude', 'likely', 'include'] as const;
export type UnknownMode = (typeof UNKNOWN_MODES)[number];

/** Where the last page ended: what the sort goes by, and the film's id. */
export type Position = readonly [sorted: string | number, id: string];

export interface FilmsQuery {
  /** The bits that no film may have set; 0 where no level is limited. */
  forbidden: number;
  unknown: UnknownMode;
  /** Years of age, at most. */
  age?: number | undefined;
  year_from?: number | undefined;
  year_to?: number | undefined;
  certificate?: { system: string; rating: string } | undefined;
  /** Words that the title must hold, each as the start of a word. */
  words?: readonly string[] | undefined;
  sort: Sort;
  after?: Position | undefined;
  limit: number;
}

export interface FilmsPage {
  /** JSON texts of the summaries. */
  summaries: string[];
  /** Where the next page starts, or null at the end. */
  next: Position | null;
}

const MODE_COLUMNS = {
  exclude: { levels: filmIndex.levels, age: filmIndex.age },
  likely: { levels: filmIndex.levels_likely, age: filmIndex.age_likely },
  include: { levels: filmIndex.levels_known, age: filmIndex.age_known },
};

/** What each sort goes by; films that are equal in it stand in the order of their ids. */
const SORT_COLUMNS = {
  title: { column: filmIndex.title_key, descending: false },
  '-year': { column: filmIndex.year, descending: true },
  age: { column: filmIndex.age, descending: false },
};

/** One page of films under the limits. Costs the same at any depth: a page starts where the last one ended. */
export async function listFilms(db: Db, query: FilmsQuery): Promise<FilmsPage> {
  const { column, descending } = SORT_COLUMNS[query.sort];
  const rows = await db
    .select({
      summary: filmIndex.summary,
      sorted: sql<string | number>`${column}`,
      id: filmIndex.film_id,
    })
    .from(filmIndex)
    .where(and(...conditions(query), startAfter(query)))
    .orderBy(descending ? desc(column) : asc(column), asc(filmIndex.film_id))
    .limit(query.limit + 1);
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  return {
    summaries: page.map(({ summary }) => summary),
    next: last && rows.length > query.limit ? [last.sorted, last.id] : null,
  };
}

function conditions(query: FilmsQuery): (SQL | undefined)[] {
  const { levels, age } = MODE_COLUMNS[query.unknown];
  const { certificate, words } = query;
  return [
    query.forbidden === 0 ? undefined : sql`(${levels} & ${query.forbidden}) = 0`,
    query.age === undefined ? undefined : sql`${age} <= ${query.age}`,
    query.year_from === undefined ? undefined : sql`${filmIndex.year} >= ${query.year_from}`,
    query.year_to === undefined ? undefined : sql`${filmIndex.year} <= ${query.year_to}`,
    certificate &&
      sql`exists (select 1 from certificates where system = ${certificate.system} and rating = ${certificate.rating} and certificates.film_id = ${filmIndex.film_id})`,
    words &&
      sql`${filmIndex.number} in (select rowid from film_search where film_search match ${words.map((word) => `"${word}"*`).join(' ')})`,
  ];
}

function startAfter({ sort, after }: FilmsQuery): SQL | undefined {
  if (!after) return undefined;
  const { column, descending } = SORT_COLUMNS[sort];
  const [sorted, id] = after;
  return descending
    ? sql`(${column} < ${sorted} or (${column} = ${sorted} and ${filmIndex.film_id} > ${id}))`
    : sql`(${column}, ${filmIndex.film_id}) > (${sorted}, ${id})`;
}

/** The summaries of the films asked for, as JSON text by key (`her-2013`, `imdb:tt1798709`); the unknown ones are left out. */
export async function findFilms(db: Db, keys: readonly FilmKey[]): Promise<Map<string, string>> {
  const own = keys.filter(({ scheme }) => scheme === 'film').map(({ value }) => value);
  const others = keys.filter(({ scheme }) => scheme !== 'film');
  const byOwn = db
    .select({ scheme: sql<string>`'film'`, value: filmIndex.film_id, summary: filmIndex.summary })
    .from(filmIndex)
    .where(inArray(filmIndex.film_id, own));
  const byOther = db
    .select({
      scheme: sql<string>`${filmIds.scheme}`,
      value: filmIds.value,
      summary: filmIndex.summary,
    })
    .from(filmIds)
    .innerJoin(filmIndex, sql`${filmIndex.film_id} = ${filmIds.film_id}`)
    .where(
      or(
        ...others.map(
          ({ scheme, value }) =>
            sql`(${filmIds.scheme} = ${scheme} and ${filmIds.value} = ${value})`,
        ),
      ) ?? sql`false`,
    );
  const rows = await byOwn.unionAll(byOther);
  return new Map(rows.map(({ scheme, value, summary }) => [`${scheme}:${value}`, summary]));
}

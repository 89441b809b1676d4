/**
 * Full-text search in all titles of films. Each title is a row of its own, so that all words of a search are found in the same title. Rows
 * are nearly in the order of the sort keys, so that a search reads the films of its page and stops. A row's id is, from its first bits to its
 * last: the first four bytes of the film's sort key, the `number` of the film in `film_index`, and the place of the title.
 */

import type { InStatement } from '@libsql/client';

const PLACE_BITS = 7;
const NUMBER_BITS = 24;
const MAX_TITLES = 2 ** PLACE_BITS;

/** The bits of a row's id after the bytes of the sort key. */
export const BITS_AFTER_KEY = NUMBER_BITS + PLACE_BITS;

/** The number of the film, from a row's id. */
export const NUMBER = `rowid >> ${PLACE_BITS} & ${2 ** NUMBER_BITS - 1}`;

/** The first four bytes of a text as a number; `text` is SQL. Numbers sort as texts do, but may be equal for different texts. */
export function firstBytes(text: string): string {
  return `(('0x' || substr(hex(substr(${text}, 1, 4)) || '00000000', 1, 8)) ->> '$')`;
}

/** What all texts with the same first four bytes begin with: four characters of ASCII, or one of others. */
export function sharedStart(text: string): string {
  const start = `substr(${text}, 1, 4)`;
  return `substr(${text}, 1, iif(length(cast(${start} as blob)) = length(${start}), 4, 1))`;
}

export const MAX_FIRST_BYTES = 0xffff_ffff;

/** The id of the row of a film's main title. */
export const FIRST_ROW = `((${firstBytes('title_key')} << ${NUMBER_BITS} | number) << ${PLACE_BITS})`;

/** The numbers of the films that have a title with these words, each once; `match` is SQL. */
export function selectTitled(match: string): string {
  return `select distinct ${NUMBER} as number from title_search where title_search match ${match}`;
}

/** The titles of a row of `film_index` as a JSON array: words have no character that JSON escapes. */
export const TITLES = `json_each('["' || replace(words, '|', '","') || '"]') as title`;

/** Adds the titles of these films, as `film_index` has them. In the order of their ids, because FTS5 writes to disk at each step back. */
export function insertTitles(ids: readonly string[]): InStatement {
  return {
    sql: `insert into title_search (rowid, words) select ${FIRST_ROW} | title.key as id, title.value from film_index cross join ${TITLES}
      where film_id in (select value from json_each(?)) and title.key < ${MAX_TITLES} order by id`,
    args: [JSON.stringify(ids)],
  };
}

/** Deletes the titles of these films, whose rows of `film_index` must be as they were when the titles were added. */
export function deleteTitles(ids: readonly string[]): InStatement {
  return {
    sql: `delete from title_search where rowid in (
      select title.rowid from (select ${FIRST_ROW} as first from film_index where film_id in (select value from json_each(?)))
        cross join title_search as title on title.rowid >= first and title.rowid < first + ${MAX_TITLES})`,
    args: [JSON.stringify(ids)],
  };
}

/**
 * Full-text search in the titles of films beside their main ones. Each title is a row of its own, so that all words of a search are found
 * in the same title. A row's id is the `number` of the film in `film_index` and, in the last seven bits, the place of the title.
 */

import type { InStatement } from '@libsql/client';

const PLACE_BITS = 7;
const MAX_PLACES = 2 ** PLACE_BITS;

/** The main title's part of `film_index.words`. */
export const MAIN_WORDS = "substr(words, 1, instr(words || '|', '|') - 1)";

/** The numbers of the films that have another title with these words, each once; `match` is SQL. */
export function selectOtherTitles(match: string): string {
  return `select distinct rowid >> ${PLACE_BITS} as number from other_title_search where other_title_search match ${match}`;
}

/** Adds the titles in these words, as `film_index` has them. The films must be in it. */
export function insertOtherTitles(
  films: readonly { film_id: string; words: string }[],
): InStatement[] {
  const rows = films.flatMap(({ film_id, words }) =>
    words
      .split('|')
      .slice(1, MAX_PLACES + 1)
      .map((title, place) => [film_id, place, title]),
  );
  if (rows.length === 0) return [];
  return [
    {
      sql: `insert into other_title_search (rowid, words) select number << ${PLACE_BITS} | value ->> 1, value ->> 2
        from json_each(?) cross join film_index on film_id = value ->> 0`,
      args: [JSON.stringify(rows)],
    },
  ];
}

/** Deletes the titles of these films, which must still be in `film_index`. */
export function deleteOtherTitles(ids: readonly string[]): InStatement {
  return {
    sql: `delete from other_title_search where rowid in (
      select title.rowid from film_index cross join other_title_search title
        on title.rowid >= number << ${PLACE_BITS} and title.rowid < (number + 1) << ${PLACE_BITS}
      where film_id in (select value from json_each(?)))`,
    args: [JSON.stringify(ids)],
  };
}

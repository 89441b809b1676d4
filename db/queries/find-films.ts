/** Reads films by a list of ids. */

import type { ReadDb } from '../connection/client.ts';
import type { FilmFields } from '../vocabulary.ts';
import { filmText } from './films-statement.ts';
import type { FilmKey } from './read-film.ts';

/** The requested films, as JSON text by key (`film:her-2013`, `imdb:tt1798709`); unknown films are left out. */
export async function findFilms(
  db: ReadDb,
  keys: readonly FilmKey[],
  fields: FilmFields = 'summary',
): Promise<Map<string, string>> {
  const { text, source } = filmText(fields);
  const { rows } = await db.$client.execute({
    sql: `with requested as (select value ->> 0 as scheme, value ->> 1 as id from json_each(?))
      select scheme, id, ${text} as film from (
        select scheme, id, id as film_id from requested where scheme = 'film'
        union all select requested.scheme, id, film_ids.film_id from requested cross join film_ids on film_ids.scheme = requested.scheme and value = id
      ) as known cross join film_index on film_index.film_id = known.film_id ${source}`,
    args: [JSON.stringify(keys.map(({ scheme, value }) => [scheme, value]))],
  });
  return new Map(rows.map(({ scheme, id, film }) => [`${scheme}:${id}`, String(film)]));
}

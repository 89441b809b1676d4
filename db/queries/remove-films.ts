/** Removes films with everything that belongs to them, and records it in `changes`. */

import type { InStatement } from '@libsql/client';
import type { ReadDb, WriteDb } from '../connection/client.ts';
import { insertRows } from './insert-rows.ts';
import { rejectOutdated, type ChangeRow } from './save-film.ts';
import { deleteTitles } from './title-search.ts';

const OF_FILMS = 'in (select value from json_each(?))';

/** From the parts to the films themselves, so that a server without foreign keys keeps no part either. */
const TABLES = [
  ...['film_ids', 'ratings', 'certificates', 'sources', 'themes', 'talking_points'],
  ...['documents', 'film_index', 'proposals'],
] as const;

/** Removes all of these films, or none. `changes` are their last rows of the history, which stays. */
export async function removeFilms(db: WriteDb, changes: readonly ChangeRow[]): Promise<void> {
  const ids = changes.map(({ film_id }) => film_id);
  const args = [JSON.stringify(ids)];
  const statements: InStatement[] = [
    ...rejectOutdated(
      changes.map(({ film_id: id, version }) => ({ facts: { id }, replaces: version - 1 })),
    ),
    ...insertRows('changes', changes),
    {
      sql: `delete from film_search where rowid in (select number from film_index where film_id ${OF_FILMS})`,
      args,
    },
    deleteTitles(ids),
    ...TABLES.map((table) => ({ sql: `delete from ${table} where film_id ${OF_FILMS}`, args })),
    { sql: `delete from films where id ${OF_FILMS}`, args },
  ];
  await db.$client.batch(statements, 'write');
}

/** The films that name one of these as a similar film. */
export async function findNaming(db: ReadDb, ids: readonly string[]): Promise<string[]> {
  const { rows } = await db.$client.execute({
    sql: `select distinct films.id from films, json_each(films.similar) as one where one.value ->> 'id' ${OF_FILMS}`,
    args: [JSON.stringify(ids)],
  });
  return rows.map(({ id }) => String(id));
}

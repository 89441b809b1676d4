/** Removes films with everything that belongs to them, and records it in `changes`. Node only. */

import type { InStatement } from '@libsql/client';
import type { Db, ReadDb } from '../connection/client.ts';
import { deleteOtherTitles } from './other-title-search.ts';

const OF_FILMS = 'in (select value from json_each(?))';

/** From the parts to the films themselves, so that a server without foreign keys keeps no part either. */
const TABLES = [
  ...['film_ids', 'ratings', 'certificates', 'sources', 'themes', 'talking_points'],
  ...['documents', 'film_index'],
] as const;

/** Removes all of these films, or none. Ids without a film are ignored. */
export async function removeFilms(
  db: Db,
  ids: readonly string[],
  { now, actor }: { now: string; actor: string },
): Promise<void> {
  const args = [JSON.stringify(ids)];
  const statements: InStatement[] = [
    {
      sql: `insert into changes (film_id, version, changed_at, actor)
        select id, version + 1, ?, ? from films where id ${OF_FILMS} order by id`,
      args: [now, actor, ...args],
    },
    {
      sql: `delete from film_search where rowid in (select number from film_index where film_id ${OF_FILMS})`,
      args,
    },
    deleteOtherTitles(ids),
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

/** Reads what a writer must know of a film before it writes. */

import type { ReadDb } from '../connection/client.ts';
import type { FilmKey } from './read-film.ts';

export interface FilmState {
  id: string;
  version: number;
  /** The ETag of its advisory; null for a deleted film. */
  etag: string | null;
  deleted_at: string | null;
}

/** The state of a film by any of its ids, deleted ones too; null if no film has the id. */
export async function readFilmState(
  db: ReadDb,
  { scheme, value }: FilmKey,
): Promise<FilmState | null> {
  const [isMeant, args] =
    scheme === 'film'
      ? ['films.id = ?', [value]]
      : [
          'films.id = (select film_id from film_ids where scheme = ? and value = ?)',
          [scheme, value],
        ];
  const { rows } = await db.$client.execute({
    sql: `select films.id, version, etag, deleted_at from films left join documents on film_id = films.id where ${isMeant}`,
    args,
  });
  return (rows[0] as FilmState | undefined) ?? null; // the columns that are selected
}

/** How many people may publish changes. */
export async function countEditors(db: ReadDb): Promise<number> {
  const { rows } = await db.$client.execute(
    "select count(*) as count from people where ended_at is null and role in ('editor', 'admin')",
  );
  return Number(rows[0]?.['count']);
}

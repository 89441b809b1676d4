/** Reads what the first page for editors lists. */

import type { ReadDb } from '../connection/client.ts';

export interface DeskFilm {
  id: string;
  title: string;
  year: number;
}

/** Films without a rating by an editor, the newest films first. */
export async function listUnrated(db: ReadDb, limit: number): Promise<DeskFilm[]> {
  const { rows } = await db.$client.execute({
    sql: `select id, title, films.year from film_index indexed by film_index_by_year join films on id = film_id
      where not exists (select 1 from ratings where ratings.film_id = films.id and basis = 'editor') order by newest, film_index.film_id limit ?`,
    args: [limit],
  });
  return rows as unknown as DeskFilm[]; // the columns that are selected
}

export interface OwnChange extends DeskFilm {
  version: number;
  changed_at: string;
  note: string | null;
}

/** Rows of the history that are searched for the changes of one person: there is no index by author, because only this page would use it. */
const MAX_SEARCHED = 20_000;

/** The films that a person changed last, each with its last change by them. */
export async function listOwnChanges(
  db: ReadDb,
  { person, limit }: { person: string; limit: number },
): Promise<OwnChange[]> {
  const { rows } = await db.$client.execute({
    sql: `select id, title, year, changes.version, changed_at, note from changes join films on id = film_id
      where number in (select max(number) from changes where number > (select coalesce(max(number), 0) from changes) - ?
        and actor_kind = 'person' and actor_id = ? and kind = 'changed' group by film_id) order by number desc limit ?`,
    args: [MAX_SEARCHED, person, limit],
  });
  return rows as unknown as OwnChange[]; // the columns that are selected
}

export async function countOpenProposals(db: ReadDb): Promise<number> {
  const { rows } = await db.$client.execute(
    "select count(*) as count from proposals where status = 'open'",
  );
  return Number(rows[0]?.['count']);
}

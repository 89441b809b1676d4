/** Counts the films that lack a document, an index row, or rows for full-text search. */

import type { Db } from '../connection/client.ts';
import { FIRST_ROW } from './title-search.ts';

const INCOMPLETE = `select count(*) as count from films f
  left join documents d on d.film_id = f.id
  left join film_index i on i.film_id = f.id
  left join film_search s on s.rowid = i.number
  left join title_search t on t.rowid = ${FIRST_ROW}
  where f.deleted_at is null and (d.film_id is null or i.film_id is null or s.rowid is null or t.rowid is null
    or iif(json_valid(d.advisory), d.advisory ->> 'id' <> f.id or d.advisory ->> 'version' <> f.version, true))`;

/** Films without a current document, a `film_index` row, or rows for full-text search; 0 in a healthy database. */
export async function countIncompleteFilms(db: Db): Promise<number> {
  const { rows } = await db.$client.execute(INCOMPLETE);
  return Number(rows[0]?.['count']);
}

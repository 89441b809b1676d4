/** Counts the films that lack a part of what they are answered from. */

import type { Db } from '../connection/client.ts';

const GAPS = `select count(*) as count from films f
  left join documents d on d.film_id = f.id
  left join film_index i on i.film_id = f.id
  left join film_search s on s.rowid = i.number
  where d.film_id is null or i.film_id is null or s.rowid is null
    or iif(json_valid(d.advisory), d.advisory ->> 'id' <> f.id or d.advisory ->> 'version' <> f.version, true)`;

/** Films without a document of their own version, a row for the limits or words for the search: 0 in a sound database. */
export async function countGaps(db: Db): Promise<number> {
  const { rows } = await db.$client.execute(GAPS);
  return Number(rows[0]?.['count']);
}

/** Finds films as examples of the levels. */

import type { ReadDb } from '../connection/client.ts';
import { OWN_ORIGIN } from '../vocabulary.ts';

export interface ExampleFilm {
  category: string;
  level: number;
  id: string;
  title: string;
  year: number;
}

/** The ratings that are looked at: more would not find better examples, and take longer. */
const MAX_RATINGS = 10_000;

/**
 * A film for each level that one has, of those that were added first; one that our editors rated before others. Only ratings that are
 * shown count: our editors' own, and those that are the only one of their film and category.
 */
const EXAMPLES = `select category, level, id, title, year, min((origin <> ?) * ${MAX_RATINGS} + place)
  from (select row_number() over (order by rowid) as place, * from (select rowid, * from ratings order by rowid limit ${MAX_RATINGS})) one
  join films on id = film_id
  where level is not null and deleted_at is null and (origin = ? or not exists (
    select 1 from ratings other where other.film_id = one.film_id and other.category = one.category
      and other.basis || other.origin <> one.basis || one.origin))
  group by category, level`;

export async function readExampleFilms(db: ReadDb): Promise<ExampleFilm[]> {
  const { rows } = await db.$client.execute({ sql: EXAMPLES, args: [OWN_ORIGIN, OWN_ORIGIN] });
  return rows as unknown as ExampleFilm[]; // the columns that are selected
}

/** Answers a films query as it came over the wire from the index of films. */

import type { Db } from '../../db/client.ts';
import { listFilms } from '../../db/queries/list-films.ts';
import { encodeCursor, LEVEL_PARAMETERS, type FilmsQuery } from '../contract/films-query.ts';
import { forbiddenBits, type Reach } from '../domain/level-bits.ts';

export interface FilmsAnswer {
  /** The summaries of one page, as JSON texts. */
  summaries: string[];
  /** The cursor of the next page, or null at the end. */
  cursor: string | null;
}

/** One page of films under the limits of the query. */
export async function queryFilms(db: Db, query: FilmsQuery): Promise<FilmsAnswer> {
  const limits: Reach = Object.fromEntries(
    LEVEL_PARAMETERS.map(({ category, parameter }) => [category, query[parameter]]),
  );
  const { summaries, next } = await listFilms(db, {
    forbidden: forbiddenBits(limits),
    unknown: query.unknown,
    age: query['age.lte'],
    year_from: query['year.gte'],
    year_to: query['year.lte'],
    certificate: query.certificate,
    words: query.q,
    sort: query.sort,
    after: query.cursor && [query.cursor[1], query.cursor[2]],
    limit: query.limit,
  });
  return { summaries, cursor: next && encodeCursor(query.sort, next) };
}

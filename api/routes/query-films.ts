/** Answers a films query as it came over the wire from the index of films. */

import type { ReadDb } from '../../db/client.ts';
import { listFilms, type FilmsPage } from '../../db/queries/list-films.ts';
import { encodeCursor, LEVEL_PARAMETERS, type FilmsQuery } from '../contract/films-query.ts';
import { forbiddenBits, type Reach } from '../domain/level-bits.ts';
import { findMeant } from './find-meant.ts';

export interface FilmsAnswer {
  /** The films of one page as JSON texts, with commas between them. */
  films: string;
  /** The cursor of the next page, or null at the end. */
  cursor: string | null;
  /** What was looked for instead of words that no title has; null where the words were found, or nothing like them. */
  meant: string[] | null;
}

/** One page of films under the limits of the query. A letter typed wrong is forgiven where no film has the words as they are. */
export async function queryFilms(db: ReadDb, query: FilmsQuery): Promise<FilmsAnswer> {
  const { q, cursor } = query;
  const wasForgiven = cursor?.[3] === true;
  if (q && wasForgiven) {
    const meant = await findMeant(db, q.words);
    return answer(query, { page: await listPage(db, query, meant), meant });
  }
  const page = await listPage(db, query, q && [q.words]);
  if (!q || cursor || page.films !== '') return answer(query, { page, meant: null });
  const meant = await findMeant(db, q.words);
  if (meant.length === 0) return answer(query, { page, meant: null });
  return answer(query, { page: await listPage(db, query, meant), meant });
}

type Words = readonly (readonly string[])[];

function listPage(db: ReadDb, query: FilmsQuery, words: Words | undefined): Promise<FilmsPage> {
  const limits: Reach = Object.fromEntries(
    LEVEL_PARAMETERS.map(({ category, parameter }) => [category, query[parameter]]),
  );
  return listFilms(db, {
    forbidden: forbiddenBits(limits),
    unknown: query.unknown,
    age: query['age.lte'],
    year_from: query['year.gte'],
    year_to: query['year.lte'],
    certificate: query.certificate,
    country: query.country,
    words,
    key: query.q?.key,
    sort: query.sort,
    after: query.cursor && [query.cursor[1], query.cursor[2]],
    limit: query.limit,
    fields: query.fields,
  });
}

function answer(
  { sort }: FilmsQuery,
  { page: { films, next }, meant }: { page: FilmsPage; meant: Words | null },
): FilmsAnswer {
  return {
    films,
    cursor: next && encodeCursor(sort, next, { forgiven: meant !== null }),
    meant: meant && meant.map((words) => words.join(' ')),
  };
}

/** Runs a films query of the API. */

import type { ReadDb } from '../../../db/connection/client.ts';
import { listFilms, type FilmsPage, type Position } from '../../../db/queries/list-films.ts';
import { LEVEL_PARAMETERS, type FilmsQuery } from '../../contract/films-query.ts';
import { forbiddenBits, type Reach } from '../../domain/rating/level-bits.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { suggestQueries } from './suggest.ts';

export interface FilmsAnswer {
  /** The films of one page as JSON texts, with commas between them. */
  films: string;
  /** The cursor of the next page, or null at the end. */
  cursor: string | null;
  /** The corrected searches whose films are returned; null if the query matched, or if there is no correction. */
  meant: string[] | null;
}

/**
 * One page of films that match the query. Typos are corrected if no film matches the words unchanged. Every page tries them unchanged
 * first, because an import may have added a film that has them. Throws an InvalidCursorError for a cursor of another query.
 */
export async function queryFilms(db: ReadDb, query: FilmsQuery): Promise<FilmsAnswer> {
  const { q } = query;
  const after = query.cursor === undefined ? undefined : decodeCursor(query.cursor, query);
  const read = (words: Words | undefined) => listPage(db, query, { words, after });
  const page = await read(q && [q.words]);
  if (!q || page.films !== '') return answer(query, { page, meant: null });
  const meant = await suggestQueries(db, q.words);
  if (meant.length === 0) return answer(query, { page, meant: null });
  return answer(query, { page: await read(meant), meant });
}

type Words = readonly (readonly string[])[];

function listPage(
  db: ReadDb,
  query: FilmsQuery,
  { words, after }: { words: Words | undefined; after: Position | undefined },
): Promise<FilmsPage> {
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
    after,
    limit: query.limit,
    fields: query.fields,
  });
}

function answer(
  query: FilmsQuery,
  { page: { films, next }, meant }: { page: FilmsPage; meant: Words | null },
): FilmsAnswer {
  return {
    films,
    cursor: next && encodeCursor(next, query),
    meant: meant && meant.map((words) => words.join(' ')),
  };
}

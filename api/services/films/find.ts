/** Runs a films query of the API. */

import type { ReadDb } from '../../../db/connection/client.ts';
import {
  FILM_SEPARATOR,
  listFilms,
  type FilmsPage,
  type FilmsQuery as ListQuery,
  type Position,
} from '../../../db/queries/list-films.ts';
import { LEVEL_PARAMETERS, type FilmsQuery } from '../../contract/films-query.ts';
import { foundAs } from '../../domain/film/found-as.ts';
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
  /** If no film matches: up to three films whose titles have part of the words, as `films`; empty if there are none. */
  nearest: string;
}

/** Films that are suggested if no film matches. */
const MAX_NEAREST = 3;

/**
 * One page of films that match the query. Typos are corrected if no film matches the words unchanged. Every page tries them unchanged
 * first, because an import may have added a film that has them. Throws an InvalidCursorError for a cursor of another query.
 */
export async function queryFilms(db: ReadDb, query: FilmsQuery): Promise<FilmsAnswer> {
  const { q } = query;
  const after = query.cursor === undefined ? undefined : decodeCursor(query.cursor, query);
  const read = (filter: TitleFilter) => listPage(db, query, { ...filter, after });
  if (!q) return answer(query, await read({}));
  if (q.film) {
    const page = await read({ film: q.film });
    // A slug may also be a title with hyphens: “blade-runner-2049”.
    if (page.films !== '' || q.film.scheme !== 'film') return answer(query, page);
  }
  const page = await read(withYear([q.words], q.year));
  if (page.films !== '') return answer(query, page);
  const words = q.words.filter((word) => word !== q.year);
  const { meant, part } = await suggestQueries(db, words);
  if (meant.length > 0) {
    const corrected = meant.map((list) => (q.year === null ? list : [...list, q.year]));
    const page = await read(withYear(corrected, q.year));
    if (page.films !== '' || q.year === null) return answer(query, page, { meant: corrected });
  }
  const nearest = meant[0] ?? part;
  if (nearest === null || after || nearest.length === q.words.length) return answer(query, page);
  const { films } = await listPage(db, { ...query, limit: MAX_NEAREST }, { words: [nearest] });
  return answer(query, page, { nearest: films });
}

type Words = readonly (readonly string[])[];
type TitleFilter = Pick<ListQuery, 'words' | 'year_word' | 'film'>;

/** Words of which one may be the year of the film instead. */
function withYear(words: Words, year: string | null): TitleFilter {
  return { words, ...(year === null ? {} : { year_word: year }) };
}

async function listPage(
  db: ReadDb,
  query: FilmsQuery,
  { after, ...title }: TitleFilter & { after?: Position | undefined },
): Promise<FilmsPage> {
  const limits: Reach = Object.fromEntries(
    LEVEL_PARAMETERS.map(({ category, parameter }) => [category, query[parameter]]),
  );
  const page = await listFilms(db, {
    forbidden: forbiddenBits(limits),
    unknown: query.unknown,
    age: query['age.lte'],
    year_from: query['year.gte'],
    year_to: query['year.lte'],
    certificate: query.certificate,
    country: query.country,
    genre: query.genre,
    by_editors: query.rated_by === 'editors',
    updated_from: query['updated.gte'],
    ...title,
    key: query.q?.key,
    sort: query.sort,
    after,
    limit: query.limit,
    fields: query.fields,
  });
  return { ...page, films: withFoundAs(page, query, title) };
}

/** The films, each with the title that has the words, if it is not the main one. */
function withFoundAs({ films, titles }: FilmsPage, { q }: FilmsQuery, filter: TitleFilter): string {
  if (!q || titles.every((one) => one === null)) return films;
  const search = { lists: filter.words ?? [], year: filter.year_word ?? null, key: q.key };
  return films
    .split(FILM_SEPARATOR)
    .map((film, place) => {
      const found = titles[place] ? foundAs(titles[place], search) : null;
      return found === null ? film : `${film.slice(0, -1)},"found_as":${JSON.stringify(found)}}`;
    })
    .join(FILM_SEPARATOR);
}

function answer(
  query: FilmsQuery,
  { films, next }: FilmsPage,
  { meant = null, nearest = '' }: { meant?: Words | null; nearest?: string } = {},
): FilmsAnswer {
  return {
    films,
    cursor: next && encodeCursor(next, query),
    meant: meant && meant.map((words) => words.join(' ')),
    nearest,
  };
}

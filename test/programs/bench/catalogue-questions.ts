/** What is asked of a catalogue: the usual, every sort and every way with the unknown, and what would be slow if anything were. */

import { FilmsQuery } from '../../../api/contract/films-query.ts';
import { queryFilms } from '../../../api/services/films/find.ts';
import type { Db } from '../../../db/connection/client.ts';
import { readFilm } from '../../../db/queries/read-film.ts';
import { SORTS, UNKNOWN_MODES } from '../../../db/vocabulary.ts';
import { seededRandom } from '../../helpers/random-films.ts';
import { generatedFilm } from './generated-films.ts';
import type { Question } from './timing.ts';

/** Milliseconds at 100,000 films that the project promises; null where it promises nothing. */
export const PROMISED = { page: 0.3, worst: 5, prefix: 1, ranked: 15 } as const;
export type Kind = keyof typeof PROMISED;

export interface CatalogueQuestion {
  name: string;
  kind: Kind | null;
  ask: Question;
}

/** The read that others are held against. */
export const BY_KEY = 'one film by its id';
export const TYPICAL = 'limits, by title';

const LIMITS = { 'language.lte': '2', 'violence.lte': '2', 'age.lte': '12', limit: '20' };
const STRICTEST = {
  ...{ 'language.lte': '0', 'sex.lte': '0', 'drinking.lte': '0', 'violence.lte': '0' },
  ...{ 'frightening.lte': '0', 'positive_messages.gte': '5', 'role_models.gte': '5' },
  limit: '20',
};

/** The questions to a catalogue of so many generated films. */
export async function catalogueQuestions(db: Db, count: number): Promise<CatalogueQuestion[]> {
  const random = seededRandom(count);
  const ids = Array.from({ length: 500 }, () => generatedFilm(Math.floor(random() * count)).id);
  let turn = 0;
  const films = (query: Record<string, string>): Question => {
    const parsed = FilmsQuery.parse(query);
    return () => queryFilms(db, parsed);
  };
  const question = (name: string, kind: Kind | null, query: Record<string, string>) => ({
    name,
    kind,
    ask: films(query),
  });
  const sorts = SORTS.filter((sort) => sort !== 'match');
  return [
    {
      name: BY_KEY,
      kind: null,
      ask: () => readFilm(db, { scheme: 'film', value: ids[(turn += 1) % ids.length] ?? '' }),
    },
    ...sorts.flatMap((sort) =>
      UNKNOWN_MODES.map((unknown) =>
        question(
          `limits, by ${sort}${unknown === 'exclude' ? '' : `, unknown=${unknown}`}`,
          'page',
          { ...LIMITS, sort, unknown },
        ),
      ),
    ),
    ...(await Promise.all(
      sorts.map(async (sort) =>
        question(`limits, by ${sort}, in the middle`, 'page', {
          ...LIMITS,
          sort,
          cursor: await middleOf(db, { ...LIMITS, sort, limit: '100' }),
        }),
      ),
    )),
    question('no limits', 'page', { limit: '20' }),
    question('limits, fields=ratings', null, { ...LIMITS, fields: 'ratings' }),
    ...UNKNOWN_MODES.map((unknown) =>
      question(`limits that no film is under, unknown=${unknown}`, 'worst', {
        ...STRICTEST,
        'age.lte': '0',
        unknown,
      }),
    ),
    question('limits that few films are under', 'worst', {
      ...{ 'language.lte': '0', 'sex.lte': '0', 'drinking.lte': '0', 'violence.lte': '0' },
      ...{ 'frightening.lte': '1', limit: '20' },
    }),
    question('years that no film is of', 'worst', { 'year.gte': '2100', limit: '20' }),
    question('years that few films are of', 'worst', { 'year.lte': '1921', limit: '20' }),
    question('a certificate that many have', null, { certificate: 'MPA:PG-13', limit: '20' }),
    question('a certificate that few have', null, { certificate: 'FRISK:18', limit: '20' }),
    question('a country and limits', null, { ...LIMITS, country: 'DE' }),
    question('a country that few have, by age', null, { country: 'IS', sort: 'age', limit: '20' }),
    question('a certificate against the limits', 'worst', {
      ...{ certificate: 'MPA:R', 'age.lte': '7', 'year.lte': '2010', limit: '20' },
    }),
    question('a genre that many have, and limits', null, { ...LIMITS, genre: 'drama' }),
    question('a genre that few have, and limits', null, { ...LIMITS, genre: 'western' }),
    question('a genre that very few have, by age', null, {
      ...{ genre: 'noir opera', sort: 'age', limit: '20' },
    }),
    question('a genre that no film has', null, { genre: 'dramma', limit: '20' }),
    ...['s', 'he', 'her', 'par', 'dark k', 'matrix', 'floushork'].flatMap((q) => [
      question(`q=${q}`, 'prefix', { q, limit: '20' }),
      question(`q=${q}, by match`, 'ranked', { q, sort: 'match', limit: '20' }),
    ]),
    question('q=her and limits, by -year', null, { ...LIMITS, q: 'her', sort: '-year' }),
    question('q=parasiet, forgiven', 'ranked', { q: 'parasiet', sort: 'match', limit: '20' }),
    question('q=xqzzt, not found', 'ranked', { q: 'xqzzt', limit: '20' }),
  ];
}

/** The cursor in the middle of all films under the limits. */
async function middleOf(db: Db, query: Record<string, string>): Promise<string> {
  const cursors: string[] = [];
  for (let cursor: string | null = null; ;) {
    const parsed: FilmsQuery = FilmsQuery.parse(cursor === null ? query : { ...query, cursor });
    ({ cursor } = await queryFilms(db, parsed));
    if (cursor === null) break;
    cursors.push(cursor);
  }
  return cursors[Math.floor(cursors.length / 2)] ?? '';
}

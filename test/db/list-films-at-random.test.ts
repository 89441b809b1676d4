/** Every strategy for a page returns the same films as a plain loop over all films, in the same order. */

import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { genreKey } from '../../api/domain/film/title.ts';
import { forbiddenBits } from '../../api/domain/rating/level-bits.ts';
import type { Db } from '../../db/connection/client.ts';
import { listFilms, type FilmsQuery } from '../../db/queries/list-films.ts';
import { saveFilms, type FilmWrite } from '../../db/queries/save-film.ts';
import { CATEGORIES, LEVELS, SORTS, UNKNOWN_MODES, type UnknownMode } from '../../db/vocabulary.ts';
import { prepareNewFilms } from '../helpers/new-films.ts';
import { randomFilms, seededRandom } from '../helpers/random-films.ts';
import { openTestDatabase, WRITTEN_AT, type TestDatabase } from '../helpers/test-database.ts';

const FILMS = randomFilms(seededRandom(100), 2_000);
/** So few that every strategy is needed. */
const BOUNDS = { quickRows: 100, candidates: 40 };
/** Times at which films were changed. */
const CHANGES = 13;
const WRITES: FilmWrite[] = [];

let database: TestDatabase;
/** The same database with the protocol of a server, which gets the thorough statement at once. */
let remote: Db;
beforeAll(async () => {
  database = await openTestDatabase();
  for (let change = 0; change < CHANGES; change += 1) {
    const films = FILMS.filter((_, number) => number % CHANGES === change);
    const updated_at = new Date(changedAt(change)).toISOString();
    const stamp = { created_at: WRITTEN_AT, updated_at, version: 1 };
    WRITES.push(...(await prepareNewFilms(database.db, films, stamp)));
  }
  await saveFilms(database.db, WRITES);
  const { $client } = database.db;
  remote = Object.create(database.db, {
    $client: {
      value: { protocol: 'http', execute: (statement: string) => $client.execute(statement) },
    },
  });
});
afterAll(() => database.close());

function changedAt(change: number): number {
  return Date.parse(WRITTEN_AT) + change * 1_001;
}

async function walk(db: Db, query: FilmsQuery): Promise<string[]> {
  const ids: string[] = [];
  for (let after = query.after; ;) {
    const { films, next } = await listFilms(db, { ...query, after }, BOUNDS);
    ids.push(...JSON.parse(`[${films}]`).map(({ id }: { id: string }) => id));
    if (next === null) return ids;
    after = next;
  }
}

const MODES = {
  exclude: ['levels', 'age'],
  likely: ['levels_likely', 'age_likely'],
  include: ['levels_known', 'age_known'],
} as const satisfies Record<UnknownMode, unknown>;

function isMeant({ facts, stamp, index }: FilmWrite, query: FilmsQuery): boolean {
  const [levels, age] = MODES[query.unknown];
  const { certificate, country, genre, words, year_word } = query;
  const concerns = CATEGORIES.filter(({ kind }) => kind === 'concern');
  const isByEditors = ({ name }: (typeof CATEGORIES)[number]) =>
    facts.ratings.some(
      ({ category, basis, level }) => category === name && basis === 'editor' && level !== null,
    );
  const titleWords = index.words.split(' ');
  return (
    (BigInt(index[levels]) & BigInt(query.forbidden)) === 0n &&
    index[age] <= (query.age ?? 99) &&
    index.year >= (query.year_from ?? 0) &&
    index.year <= (query.year_to ?? 9999) &&
    (!certificate || index.marks.includes(`|${certificate.system}:${certificate.rating}|`)) &&
    (!country || index.marks.includes(`|${country}|`)) &&
    (!genre || facts.details.genres.some((one) => genreKey(one) === genre)) &&
    (!query.by_editors || concerns.every(isByEditors)) &&
    Date.parse(stamp.updated_at) >= (query.updated_from ?? 0) &&
    (!words ||
      words.some((list) =>
        list.every(
          (word) =>
            (word === year_word && index.year === Number(word)) ||
            titleWords.some((titleWord) => titleWord.startsWith(word)),
        ),
      ))
  );
}

function expected(query: FilmsQuery): string[] {
  const bytes = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));
  const begins = ({ index }: FilmWrite) => (index.title_key.startsWith(query.key ?? '') ? 0 : 1);
  const byTitle = (a: FilmWrite, b: FilmWrite) => bytes(a.index.title_key, b.index.title_key);
  const orders: Record<FilmsQuery['sort'], (a: FilmWrite, b: FilmWrite) => number> = {
    title: byTitle,
    '-year': (a, b) => b.index.year - a.index.year,
    age: (a, b) => a.index.age - b.index.age,
    '-updated': (a, b) => a.index.freshest - b.index.freshest,
    match: (a, b) => begins(a) - begins(b) || byTitle(a, b),
  };
  return WRITES.filter((write) => isMeant(write, query))
    .toSorted((a, b) => orders[query.sort](a, b) || bytes(a.facts.id, b.facts.id))
    .map(({ facts }) => facts.id);
}

const certificates = FILMS.flatMap((film) => film.certificates);
const word = fc.constantFrom(
  's',
  'sea',
  'star',
  'stars',
  'e',
  'ete',
  'zebra',
  '2',
  'o',
  'ob',
  'a',
  'x',
);
const queries: fc.Arbitrary<FilmsQuery> = fc
  .record({
    limits: fc.dictionary(
      fc.constantFrom(...CATEGORIES.map(({ name }) => name)),
      fc.constantFrom(...LEVELS),
      { maxKeys: 4 },
    ),
    unknown: fc.constantFrom(...UNKNOWN_MODES),
    age: fc.option(fc.integer({ min: 2, max: 19 }), { nil: undefined, freq: 2 }),
    year_from: fc.option(fc.integer({ min: 1988, max: 2003 }), { nil: undefined, freq: 2 }),
    year_to: fc.option(fc.integer({ min: 1988, max: 2003 }), { nil: undefined, freq: 2 }),
    certificate: fc.option(fc.constantFrom(...certificates), { nil: undefined, freq: 1 }),
    country: fc.option(fc.constantFrom('US', 'DE', 'JP'), { nil: undefined, freq: 1 }),
    genre: fc.option(fc.constantFrom('drama', 'comedie', 'science fiction', 'us', 'western'), {
      nil: undefined,
      freq: 1,
    }),
    by_editors: fc.option(fc.constant(true), { nil: undefined, freq: 1 }),
    updated_from: fc.option(fc.nat({ max: CHANGES }).map(changedAt), {
      nil: undefined,
      freq: 1,
    }),
    words: fc.option(
      fc.array(fc.array(word, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 2 }),
      {
        nil: undefined,
        freq: 2,
      },
    ),
    sort: fc.constantFrom(...SORTS),
    key: fc.constantFrom('s', 'sea', 'star of', ''),
    limit: fc.constantFrom(1, 7, 100),
  })
  // Both at once would match none of 2,000 films.
  .map(({ limits, certificate, country, limit, ...query }) => ({
    ...query,
    ...(certificate ? { certificate } : { country }),
    // Pages of one film through all films would take too long.
    limit: limit === 1 && Object.keys(limits).length < 2 ? 7 : limit,
    forbidden: forbiddenBits(limits),
    fields: 'summary',
  }));

describe('2,000 films and random limits', () => {
  it('give the films of a plain loop, in order, each once, embedded or on a server', async () => {
    let found = 0;
    await fc.assert(
      fc.asyncProperty(queries, fc.boolean(), async (query, isRemote) => {
        const ids = await walk(isRemote ? remote : database.db, query);
        expect(ids).toEqual(expected(query));
        found += ids.length > 0 ? 1 : 0;
      }),
      { numRuns: 200, seed: 2013 },
    );
    expect(found).toBeGreaterThan(75);
  });

  it.each([
    { words: [] },
    { words: [[]] },
    { words: [[], ['s']] },
    { words: [], certificate: certificates[0] },
    { words: [[]], year_from: 2001 },
  ])('work for %j too, for which full-text search has no expression', async (part) => {
    for (const sort of SORTS) {
      const query = {
        forbidden: 0,
        unknown: 'exclude',
        sort,
        fields: 'summary',
        limit: 500,
      } as const;
      for (const db of [database.db, remote])
        expect(await walk(db, { ...query, ...part })).toEqual(expected({ ...query, ...part }));
    }
  });

  it.each([
    { words: [['s', '1995']] },
    { words: [['zebra', '1995']] },
    {
      words: [
        ['star', '1995'],
        ['sea', '1995'],
      ],
      age: 12,
      key: 'star',
    },
    { words: [['o', '1995']], certificate: certificates[0] },
    { words: [['s', '1995']], year_to: 1994 },
  ])('give those whose title or year has the last word of %j', async (part) => {
    for (const sort of SORTS) {
      const query: FilmsQuery = {
        ...{ forbidden: 0, unknown: 'include', sort, fields: 'summary', limit: 7 },
        ...part,
        year_word: '1995',
      };
      for (const db of [database.db, remote])
        expect(await walk(db, query)).toEqual(expected(query));
    }
  });

  it.each(SORTS)('give the same films from the middle of %s with every strategy', async (sort) => {
    const query: FilmsQuery = {
      forbidden: 0,
      unknown: 'exclude',
      sort,
      key: 's',
      limit: 100,
      fields: 'summary',
    };
    const { next } = await listFilms(database.db, query);
    const rest = expected(query).slice(100);
    for (const db of [database.db, remote])
      expect(await walk(db, { ...query, after: next ?? undefined })).toEqual(rest);
  });
});

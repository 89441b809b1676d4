/** Any search without results costs a bounded number of statements, corrections and conditions. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FilmsQuery } from '../../../api/contract/films-query.ts';
import { queryFilms } from '../../../api/services/films/find.ts';
import type { Query, ReadDb } from '../../../db/connection/client.ts';
import { saveFilms } from '../../../db/queries/save-film.ts';
import { filmFacts } from '../../helpers/film-facts.ts';
import { prepareNewFilms } from '../../helpers/new-films.ts';
import { openTestDatabase, WRITTEN_AT, type TestDatabase } from '../../helpers/test-database.ts';

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];
/** Words of three letters, each one letter apart from 50 others. */
const WORDS = LETTERS.flatMap((one) => LETTERS.map((other) => `w${one}${other}`));
const PER_FILM = 4;

const MAX_STATEMENTS = 5;
const MAX_CORRECTIONS = 70;
/** Conditions on the words of a film, over all strategies for a page. */
const MAX_CONDITIONS = 310;

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
  const stamp = { created_at: WRITTEN_AT, updated_at: WRITTEN_AT, version: 1 };
  const films = WORDS.filter((_, place) => place % PER_FILM === 0).map((first, number) =>
    filmFacts({
      id: `${first}-${number}`,
      title: WORDS.slice(number * PER_FILM, (number + 1) * PER_FILM).join(' '),
    }),
  );
  await saveFilms(database.db, await prepareNewFilms(database.db, films, stamp));
});
afterAll(() => database.close());

/** Runs the search, and records its SQL statements. */
async function search(q: string, more: Record<string, string> = {}) {
  const statements: { sql: string; args: unknown[] }[] = [];
  const { $client } = database.db;
  const db: ReadDb = {
    $client: {
      protocol: $client.protocol,
      close: () => $client.close(),
      execute: (query: Query) => {
        const statement = typeof query === 'string' ? { sql: query } : query;
        statements.push({ sql: statement.sql, args: statement.args ?? [] });
        return $client.execute(statement);
      },
    },
  };
  const answer = await queryFilms(db, FilmsQuery.parse({ q, ...more }));
  return { answer, statements };
}

/** The words of the first film, and then words that no film has together. */
const scattered = (count: number) =>
  Array.from({ length: count }, (_, place) => WORDS[(place * 97) % WORDS.length] ?? '');
const mistyped = (count: number) => scattered(count).map((word) => `q${word.slice(1)}`);

describe.each([
  ['49 words that films have, but none together', scattered(49).join(' ')],
  ['2 words that films have, but not together', scattered(2).join(' ')],
  ['49 mistyped words', mistyped(49).join(' ')],
  ['3 mistyped words', mistyped(3).join(' ')],
  ['3 mistyped words among 40', [...scattered(40), ...mistyped(3)].join(' ')],
  ['a mistyped word beside the 4 of a film', [...WORDS.slice(0, 4), 'qaa'].join(' ')],
  [
    '9 words of 20 letters',
    LETTERS.slice(0, 9)
      .map((letter) => letter.repeat(20))
      .join(' '),
  ],
  ['100 words of one letter', 'w '.repeat(100).trim()],
  ['26 words of one letter', LETTERS.join(' ')],
  [
    '49 numbers',
    scattered(49)
      .map((_, place) => 100 + place)
      .join(' '),
  ],
  ['100 ideographs', [...'電影世界'.repeat(25)].join(' ')],
  ['200 letters', 'w'.repeat(200)],
  ['200 letters that stand for 18 each', '\uFDFA'.repeat(200)],
])('%s', (_name, q) => {
  it.each([
    {},
    { sort: 'match' },
    { 'violence.lte': '0', 'age.lte': '2', 'year.gte': '1990', unknown: 'include' },
  ])('cost no more with %j', async (more) => {
    const { answer, statements } = await search(q, more as Record<string, string>);
    expect(statements.length).toBeLessThanOrEqual(MAX_STATEMENTS);
    expect(answer.meant?.length ?? 0).toBeLessThanOrEqual(12);
    for (const { sql, args } of statements) {
      expect(sql.split('instr(').length).toBeLessThanOrEqual(MAX_CONDITIONS);
      if (sql.includes('match list.value'))
        expect(JSON.parse(String(args[0])).length).toBeLessThanOrEqual(MAX_CORRECTIONS);
    }
  });
});

describe('Words so long that two letters may be wrong', () => {
  it.each(['qwertzuiop', 'qwertzuiop asdfghjkl yxcvbnmqwe', 'qwertzuiop waa 2013'])(
    'cost one statement more: %s',
    async (q) => {
      const { statements } = await search(q);
      expect(statements.length).toBeLessThanOrEqual(MAX_STATEMENTS + 1);
    },
  );
});

describe('A search', () => {
  it('sends each word once, and no word that is a prefix of another', async () => {
    const { statements } = await search('w wa waa waa WAA');
    const words = statements[0]?.args.filter((value) => String(value).startsWith(' w'));
    expect(words).toEqual([' waa']);
  });

  it('of more words than full-text search matches still requires all of them', async () => {
    const { db } = database;
    const title = 'Alpha Bravo Charlie Delta Echoes Foxtrot Golfing Hotels Indias Ju';
    const stamp = { created_at: WRITTEN_AT, updated_at: WRITTEN_AT, version: 1 };
    const film = filmFacts({ id: 'long-2000', title });
    await saveFilms(db, await prepareNewFilms(db, [film], stamp));
    expect((await search(title)).answer.films).toContain('"long-2000"');
    expect((await search(title.replace('Ju', 'Ko'))).answer.films).toBe('');
    expect((await search(title.replace('Alpha', 'Alhpa'))).answer.films).toContain('"long-2000"');
    expect((await search(title.replace('Alpha', 'Alhpa').replace('Ju', 'wa'))).answer.films).toBe(
      '',
    );
  });
});

/** Search finds every letter and digit of Unicode, as JavaScript defines them. */

import { afterAll, beforeAll, expect, it } from 'vitest';
import { FilmsQuery } from '../../api/contract/films-query.ts';
import { searchWords } from '../../api/domain/film/title.ts';
import { titlesMatch } from '../../db/queries/films-statement.ts';
import { openTestDatabase, type TestDatabase } from '../helpers/test-database.ts';

const LETTERS = Array.from({ length: 0x110000 }, (_, point) => point)
  .filter((point) => point < 0xd800 || point > 0xdfff)
  .map((point) => String.fromCodePoint(point))
  .filter((letter) => /[\p{L}\p{N}]/u.test(letter));

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

it('a search for each of them finds its title', async () => {
  expect(LETTERS.length).toBeGreaterThan(130_000);
  const { execute } = database.db.$client;
  const titles = LETTERS.map((letter) => ({
    words: ` ${searchWords(letter)}`,
    match: titlesMatch([FilmsQuery.parse({ q: letter }).q?.words ?? []]),
  }));
  const json = JSON.stringify(titles);
  await execute({
    sql: `insert into title_search (rowid, words) select key, value ->> 'words' from json_each(?)`,
    args: [json],
  });
  const { rows } = await execute({
    sql: `select key from json_each(?) as title where not exists (
      select 1 from title_search where title_search match value ->> 'match' and rowid = key)`,
    args: [json],
  });
  expect(rows.map(({ key }) => LETTERS[Number(key)])).toEqual([]);
}, 120_000);

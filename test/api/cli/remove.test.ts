/** Removes films by hand: what it asks, what is left, and who notices. */

import { afterEach, beforeEach, expect, it } from 'vitest';
import { prepareDatabase } from '../../../api/operations/prepare-database.ts';
import { readCatalogueVersion } from '../../../db/queries/catalogue-version.ts';
import { readFactsOf } from '../../../db/queries/read-facts.ts';
import { HER_2013 } from '../../../db/seed/her-2013.ts';
import { filmFacts, ratingFacts } from '../../helpers/film-facts.ts';
import { runVerbHere } from '../../helpers/run-verb-here.ts';
import { allRows } from '../../helpers/table-rows.ts';
import { openTestDatabase, type TestDatabase } from '../../helpers/test-database.ts';

const LARS = filmFacts({
  id: 'lars-and-the-real-girl-2007',
  title: 'Lars and the Real Girl',
  year: 2007,
  ids: { imdb: 'tt0805564', tmdb: null, wikidata: null },
  ratings: [ratingFacts('sex', 2)],
  certificates: [{ system: 'MPA', rating: 'PG-13', reasons: 'some content', sources: [] }],
});

let database: TestDatabase;
beforeEach(async () => {
  database = await openTestDatabase([HER_2013, LARS]);
});
afterEach(() => database.close());

const remove = (...args: string[]) => runVerbHere(['remove', ...args], database.url);

it('A film is removed by any of its ids, with everything that belongs to it', async () => {
  const run = await remove('imdb:tt0805564', '--yes');
  expect(run).toMatchObject({
    code: 0,
    stdout:
      'Removed: Lars and the Real Girl (2007), lars-and-the-real-girl-2007\nNo longer linked as a similar film: from her-2013\n',
  });
  const rows = await allRows(database.db);
  for (const [table, list] of Object.entries(rows).filter(([name]) => name !== 'changes'))
    expect(
      JSON.stringify(list.filter((row) => Object.values(row as object).includes(LARS.id))),
      table,
    ).toBe('[]');
  expect((await runVerbHere(['films', '--q', 'lars'], database.url)).stdout).toBe('');
  expect((await runVerbHere(['doctor'], database.url)).stdout).toMatch(
    /every film has its documents/,
  );
});

it('Caches and exports notice: the catalogue has a new version, and the history a line', async () => {
  const before = await readCatalogueVersion(database.db);
  await remove(LARS.id, '--yes');
  expect(await readCatalogueVersion(database.db)).not.toBe(before);
  const { changes = [] } = await allRows(database.db);
  expect(changes.at(-1)).toMatchObject({ film_id: LARS.id, version: 2, actor: 'remove' });
  expect((await runVerbHere(['export'], database.url)).stdout).not.toContain(
    `"id":"${LARS.id}","ids"`,
  );
});

it('A film that named it as similar keeps its title, without the link', async () => {
  const link = async () =>
    (await readFactsOf(database.db, ['her-2013'])).get('her-2013')?.facts.similar[0];
  expect(await link()).toMatchObject({ id: LARS.id });
  await remove(LARS.id, '--yes');
  expect(await link()).toMatchObject({ id: null, title: 'Lars and the Real Girl' });
});

it.each([
  ['no id', [], 2, /^Say which films to remove, by their ids\./],
  [
    'an unknown id among others',
    ['her-2013', 'nope-1999', '--yes'],
    1,
    /^No film has the id “nope-1999”\. Nothing was removed\.$/m,
  ],
  [
    'no terminal to ask on',
    ['her-2013', LARS.id],
    1,
    /^Add --yes to remove 2 films without being asked\. Nothing was removed\.$/m,
  ],
])('With %s nothing is removed', async (_, args, code, message) => {
  const rows = await allRows(database.db);
  expect(await remove(...args)).toMatchObject({
    code,
    stdout: '',
    stderr: expect.stringMatching(message),
  });
  expect(await allRows(database.db)).toEqual(rows);
});

it('A starter film that is removed is not added again, but an import of it is taken', async () => {
  const url = database.url.replace('test.db', 'seeded.db');
  const start = async () => (await prepareDatabase({ url })).$client.close();
  await start();
  await runVerbHere(['remove', 'shrek-2001', 'her-2013', '--yes'], url);
  await start();
  const shrek = () => runVerbHere(['films', '--ids', 'shrek-2001', '--pretty'], url);
  expect((await shrek()).stdout).toBe('');
  const vega = await runVerbHere(['import', '--from', 'vega-datasets'], url);
  expect(vega.code).toBe(0);
  expect((await shrek()).stdout).toContain('Shrek');
});

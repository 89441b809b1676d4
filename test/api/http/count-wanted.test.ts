/** Which requests count as asking for a film in vain. */

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { App } from '../../../api/app.ts';
import { isLookedFor } from '../../../api/domain/film/wanted.ts';
import { openReopeningDb } from '../../../db/connection/reopening.ts';
import { HER_2013 } from '../../../db/seed/her-2013.ts';
import { bareApp } from '../../helpers/bare-app.ts';
import { allRows } from '../../helpers/table-rows.ts';
import { PUBLIC_URL } from '../../helpers/test-app.ts';
import { openTestDatabase, type TestDatabase } from '../../helpers/test-database.ts';

let database: TestDatabase;
let app: App;
let close: () => void;
let counted: string[];
beforeAll(async () => {
  database = await openTestDatabase([HER_2013]);
  const { db } = openReopeningDb({ url: database.url });
  close = () => db.$client.close();
  ({ app } = bareApp({
    openDb: () => db,
    wanted: {
      count: ({ kind, value }) => counted.push(`${kind}:${value}`),
      isLookedFor: (key) => isLookedFor(key, ['wikidata']),
    },
  }));
});
afterAll(async () => {
  close();
  await database.close();
});
beforeEach(() => {
  counted = [];
});

async function countedBy(path: string, init?: RequestInit): Promise<string[]> {
  counted = [];
  await app.request(path, init);
  return counted;
}

describe('a film that we do not have is counted', () => {
  it.each([
    '/v1/films/tt1160419',
    '/v1/films/tt1160419?fields=card',
    '/v1/films/imdb:tt1160419/ratings',
    '/v1/films/tt1160419/ratings/sex',
    '/v1/films/tt1160419/evidence',
    '/v1/films/tt1160419/json-ld',
    '/films/tt1160419',
    '/embed/tt1160419',
    '/badge/tt1160419.svg',
    `/oembed?url=${PUBLIC_URL}/films/tt1160419`,
    '/v1/films?ids=her-2013,tt1160419',
    '/v1/films?q=tt1160419',
    '/?q=https://www.imdb.com/title/tt1160419/',
  ])('once by %s', async (path) => {
    expect(await countedBy(path)).toEqual(['imdb:tt1160419']);
  });

  it('by each of the ids of a list', async () => {
    expect(await countedBy('/v1/films?ids=tmdb:1,wikidata:Q2,dune-2021,nonsense,x!')).toEqual([
      'tmdb:1',
      'wikidata:Q2',
      'film:dune-2021',
    ]);
  });

  it('by its title, if a search finds nothing, on the page too', async () => {
    for (const path of ['/v1/films?q=Dune+(2021)', '/?q=Dune+(2021)'])
      expect(await countedBy(path), path).toEqual(['title:dune 2021']);
  });
});

describe('nothing is counted', () => {
  it.each([
    ['a film that we have', '/v1/films/tt1798709'],
    ['a search with results', '/v1/films?q=her'],
    ['a search that is corrected', '/v1/films?q=hers'],
    ['a search that has other conditions', '/v1/films?q=dune&violence.lte=1'],
    ['a page after the last', '/v1/films?violence.lte=0'],
    ['an address of the program', '/films/wp-login'],
    ['an id that is none', '/v1/films/tt12'],
    ['an e-mail address', '/?q=jane@example.org'],
    ['an unknown address', '/nothing-2013'],
  ])('of %s', async (_, path) => {
    expect(await countedBy(path)).toEqual([]);
  });

  it('of a check, which is private', async () => {
    const check = { children: [{ age: 9 }] };
    const init = {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(check),
    };
    expect(await countedBy('/v1/films/tt1160419/check', init)).toEqual([]);
  });
});

it('No request writes to the database', async () => {
  const before = await allRows(database.db);
  for (const path of ['/v1/films/tt1160419', '/v1/films?ids=tt1160419', '/?q=dune'])
    await app.request(path);
  expect(await allRows(database.db)).toEqual(before);
});

it('No shared cache may answer a search without results, which would not be counted then', async () => {
  for (const path of ['/v1/films?q=dune', '/?q=dune'])
    expect((await app.request(path)).headers.get('Cache-Control'), path).toMatch(/^private/);
});

describe('a film that a job will look for', () => {
  it('is announced in the problem, in a list and to people', async () => {
    const problem = await app.request('/v1/films/tt1160419');
    expect(problem.status).toBe(404);
    expect(await problem.json()).toMatchObject({
      will_look: true,
      detail: expect.stringContaining('We don’t have a film with the id “tt1160419” yet, and will'),
    });
    const list = await app.request('/v1/films?ids=tt1160419,dune-2021,her-2013');
    expect(await list.json()).toMatchObject({
      missing: ['tt1160419', 'dune-2021'],
      will_look: ['tt1160419'],
    });
  });

  it('is none if no service knows its id', async () => {
    expect(await (await app.request('/v1/films/dune-2021')).json()).not.toHaveProperty('will_look');
    expect(await (await app.request('/v1/films?ids=dune-2021')).json()).not.toHaveProperty(
      'will_look',
    );
  });
});

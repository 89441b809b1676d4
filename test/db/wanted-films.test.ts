import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  addWanted,
  countWanted,
  forgetWanted,
  listWanted,
  markLookedFor,
  type WantedCount,
} from '../../db/queries/wanted-films.ts';
import { HER_2013 } from '../../db/seed/her-2013.ts';
import { filmFacts } from '../helpers/film-facts.ts';
import { openTestDatabase, type TestDatabase } from '../helpers/test-database.ts';
import { writeFilm } from '../../api/services/films/write.ts';

let database: TestDatabase;
beforeEach(async () => {
  database = await openTestDatabase([HER_2013]);
});
afterEach(() => database.close());

async function add(counts: readonly WantedCount[], day = '2026-11-29', maxRows?: number) {
  const options = maxRows === undefined ? { day } : { day, maxRows };
  await database.db.$client.batch(addWanted(counts, options), 'write');
}

async function wanted(kinds?: Parameters<typeof listWanted>[1]['kinds']) {
  const films = await listWanted(database.db, { limit: 100, ...(kinds ? { kinds } : {}) });
  return films.map(({ kind, value, count }) => `${kind}:${value} ${count}`);
}

const imdb = (value: string, count = 1): WantedCount => ({ kind: 'imdb', value, count });
const title = (value: string, count = 1): WantedCount => ({ kind: 'title', value, count });

it('adds up the requests of a film over its days, and lists the most wanted first', async () => {
  await add([imdb('tt0000001'), imdb('tt0000002', 2)], '2026-11-27');
  await add([imdb('tt0000001')], '2026-11-28');
  await add([imdb('tt0000001', 2)], '2026-11-28');
  expect(await listWanted(database.db, { limit: 10 })).toEqual([
    {
      kind: 'imdb',
      value: 'tt0000001',
      count: 4,
      first_day: '2026-11-27',
      last_day: '2026-11-28',
    },
    {
      kind: 'imdb',
      value: 'tt0000002',
      count: 2,
      first_day: '2026-11-27',
      last_day: '2026-11-27',
    },
  ]);
  expect(await countWanted(database.db)).toEqual({ films: 2, requests: 6 });
  expect(await listWanted(database.db, { limit: 1 })).toHaveLength(1);
});

it('lists the kinds that are asked for', async () => {
  await add([imdb('tt0000001'), title('dune 2021'), { kind: 'tmdb', value: '7', count: 3 }]);
  expect(await wanted(['imdb', 'tmdb'])).toEqual(['tmdb:7 3', 'imdb:tt0000001 1']);
});

it('does not list a film that arrived meanwhile, by any of its ids or its title, and then removes it', async () => {
  await add([
    imdb('tt0120338', 5),
    { kind: 'film', value: 'titanic-1997', count: 4 },
    title('titanic 1997', 3),
    title('titanic', 2),
    title('titanic 1953'),
  ]);
  const facts = filmFacts({ id: 'titanic-1997', title: 'Titanic', year: 1997 });
  const film = { ...facts, ids: { ...facts.ids, imdb: 'tt0120338' } };
  await writeFilm(database.db, film, { now: '2026-11-29T00:00:00.000Z', actor: 'test' });
  expect(await wanted()).toEqual(['title:titanic 1953 1']);
  expect((await countWanted(database.db)).films).toBe(5);
  await add([imdb('tt0000001')]);
  expect((await countWanted(database.db)).films).toBe(2);
});

it('drops the films that were asked for least, of those the oldest days first', async () => {
  await add([imdb('tt0000001'), imdb('tt0000002')], '2026-11-01');
  await add([imdb('tt0000003', 1), imdb('tt0000002')], '2026-11-02');
  await add([imdb('tt0000004')], '2026-11-03', 4);
  expect(await wanted()).toEqual(['imdb:tt0000002 2', 'imdb:tt0000004 1', 'imdb:tt0000003 1']);
  await add([imdb('tt0000005', 9)], '2026-11-04', 3);
  expect(await wanted()).toEqual(['imdb:tt0000005 9', 'imdb:tt0000002 2']);
});

it('keeps at most 10,000 rows, whoever asks for how many different ids', async () => {
  await add([imdb('tt9999999', 2)], '2026-10-01');
  for (let from = 0; from < 12_000; from += 1_000)
    await add(Array.from({ length: 1_000 }, (_, place) => imdb(`tt${1_000_000 + from + place}`)));
  const { rows } = await database.db.$client.execute('select count(*) as count from wanted_films');
  expect(rows[0]?.['count']).toBe(10_000);
  expect((await wanted())[0]).toBe('imdb:tt9999999 2');
});

it('forgets one film, or all', async () => {
  await add([imdb('tt0000001'), imdb('tt0000002')], '2026-11-01');
  await add([imdb('tt0000001')], '2026-11-02');
  expect(await forgetWanted(database.db, { kind: 'imdb', value: 'tt0000001' })).toBe(1);
  expect(await wanted()).toEqual(['imdb:tt0000002 1']);
  expect(await forgetWanted(database.db)).toBe(1);
  expect(await wanted()).toEqual([]);
});

it('leaves out films that were looked for on a day, also under a later request, until the next day', async () => {
  await add([imdb('tt0000001', 2), imdb('tt0000002')], '2026-11-28');
  const [first] = await listWanted(database.db, { limit: 1 });
  await markLookedFor(database.db, first ? [first] : [], '2026-11-29');
  await add([imdb('tt0000001')], '2026-11-29');
  const left = async (day: string) => {
    const films = await listWanted(database.db, { limit: 10, notLookedForOn: day });
    return films.map(({ value, count }) => `${value} ${count}`);
  };
  expect(await left('2026-11-29')).toEqual(['tt0000002 1']);
  expect(await left('2026-11-30')).toEqual(['tt0000001 3', 'tt0000002 1']);
});

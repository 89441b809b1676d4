/** The films that a database starts with: in a new one, after an upgrade, beside an operator's own, and on a server. */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FilmsQuery } from '../../../api/contract/films-query.ts';
import { readVega } from '../../../api/connectors/vega-datasets.ts';
import { prepareDatabase } from '../../../api/operations/prepare-database.ts';
import { readStarterFilms } from '../../../api/operations/starter-films.ts';
import { importFilms } from '../../../api/services/films/import.ts';
import { queryFilms } from '../../../api/services/films/find.ts';
import { writeFilm } from '../../../api/services/films/write.ts';
import type { Db } from '../../../db/connection/client.ts';
import { countFilms } from '../../../db/queries/count-films.ts';
import { readFactsOf } from '../../../db/queries/read-facts.ts';
import { countOffered } from '../../../db/queries/starter-state.ts';
import { STARTER_FILM_COUNT } from '../../../db/starter-films.ts';
import { filmFacts } from '../../helpers/film-facts.ts';
import { startLibsqlHttpServer } from '../../helpers/libsql-http-server.ts';
import { STARTER_FILMS } from '../../helpers/starter-films.ts';
import { allRows } from '../../helpers/table-rows.ts';

const FIRST_FILMS = 33;

let folder: string;
let url: string;
let said: string[];
const open: Db[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'content-advisory-starter-'));
  url = `file:${join(folder, 'films.db')}`;
  said = [];
  vi.spyOn(console, 'error').mockImplementation((text) => void said.push(String(text)));
});
afterEach(async () => {
  vi.restoreAllMocks();
  for (const db of open.splice(0)) db.$client.close();
  await rm(folder, { recursive: true });
});

async function start(options: Parameters<typeof prepareDatabase>[1] = {}): Promise<Db> {
  const db = await prepareDatabase({ url }, options);
  open.push(db);
  return db;
}

/** A database as an earlier release left it: with the first 33 films, and without a note of what it was offered. */
async function startEarlier(): Promise<Db> {
  const db = await start({ seed: false });
  for (const { film } of (await readStarterFilms()).slice(0, FIRST_FILMS)) {
    const known = STARTER_FILMS.find(
      ({ title, year }) => title === film.title && year === film.year,
    );
    const facts = known ?? filmFacts({ id: 'her-2013', title: 'Her', year: 2013 });
    await writeFilm(db, facts, { now: '2026-01-01T00:00:00.000Z', actor: 'seed' });
  }
  return db;
}

async function remove(db: Db, id: string): Promise<void> {
  await db.$client.batch(
    [
      {
        sql: 'delete from film_search where rowid in (select number from film_index where film_id = ?)',
        args: [id],
      },
      { sql: 'delete from films where id = ?', args: [id] },
    ],
    'write',
  );
}

async function search(db: Db, query: Record<string, string>) {
  const { films } = await queryFilms(db, FilmsQuery.parse({ limit: '100', ...query }));
  return JSON.parse(`[${films.replaceAll('\n', '')}]`) as { id: string; age: { likely: number } }[];
}

describe('A new database', () => {
  it('has all starter films, and says nothing about them', async () => {
    const db = await start();
    expect(await countFilms(db)).toBe(STARTER_FILM_COUNT);
    expect(said).toEqual([]);
  });

  it('finds each of them by its title, with an age', async () => {
    const db = await start();
    for (const { id, title } of STARTER_FILMS) {
      const found = await search(db, { q: title });
      const film = found.find((one) => one.id === id);
      expect(film?.age.likely, title).toBeTypeOf('number');
    }
  });

  it('answers what is likely right for a child of 8, with films for all ages up to it', async () => {
    const found = await search(await start(), { 'age.lte': '8', unknown: 'likely' });
    expect(found.length).toBeGreaterThan(80);
    const ids = found.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(['finding-nemo-2003', 'babe-1995', 'cars-2006']));
    for (const { age } of found) expect(age.likely).toBeLessThanOrEqual(8);
    expect(ids).not.toContain('kill-bill-vol-1-2003');
  });

  it('is not written again by the next start', async () => {
    const rows = await allRows(await start());
    expect(await allRows(await start())).toEqual(rows);
  });
});

describe('An upgrade', () => {
  it('adds the new starter films once, and says how many', async () => {
    await startEarlier();
    const db = await start();
    expect(await countFilms(db)).toBe(STARTER_FILM_COUNT);
    expect(said).toEqual([
      `New in this version: ${STARTER_FILM_COUNT - FIRST_FILMS} starter films.`,
    ]);
    await start();
    expect(said).toHaveLength(1);
  });

  it('changes no film that is there', async () => {
    const before = await startEarlier();
    const stamps = async (db: Db) => [
      ...(await readFactsOf(db, ['toy-story-1995', 'her-2013'])).values(),
    ];
    const films = await stamps(before);
    expect(await stamps(await start())).toEqual(films);
  });

  it('does not bring back a film that was removed, neither an old nor a new one', async () => {
    await remove(await startEarlier(), 'up-2009');
    const db = await start();
    expect((await readFactsOf(db, ['up-2009'])).size).toBe(0);
    await remove(db, 'shrek-2001');
    expect((await readFactsOf(await start(), ['shrek-2001', 'up-2009'])).size).toBe(0);
  });

  it('does not bring back an operator’s own film that was removed after it', async () => {
    const own = { id: 'my-shrek', title: 'Shrek', year: 2001 };
    await writeFilm(await startEarlier(), filmFacts(own), { now: '2026', actor: 'import' });
    await remove(await start(), 'my-shrek');
    expect(await search(await start(), { q: 'shrek', 'year.lte': '2001' })).toEqual([]);
  });

  it.each([
    [
      'with an IMDb id',
      {
        id: 'shrek-2001',
        title: 'Shrek',
        year: 2001,
        ids: { imdb: 'tt0126029', tmdb: null, wikidata: null },
      },
      'shrek-2001',
    ],
    ['with a slug of its own', { id: 'shrek', title: 'Shrek', year: 2001 }, 'shrek-2001'],
    ['in another spelling', { id: 'shrek-ii-2004', title: 'Shrek II', year: 2004 }, 'shrek-2-2004'],
    ['of the next year', { id: '300-2007', title: '300', year: 2007 }, '300-2006'],
  ])('neither doubles nor changes an operator’s own film %s', async (_, film, starter) => {
    const own = filmFacts({ ...film, summary: 'Ours.' });
    await writeFilm(await startEarlier(), own, {
      now: '2026-02-01T00:00:00.000Z',
      actor: 'import',
    });
    const db = await start();
    const found = await readFactsOf(db, [film.id, starter]);
    expect([...found.keys()]).toEqual([film.id]);
    expect(found.get(film.id)).toMatchObject({
      facts: { summary: 'Ours.' },
      stamp: { version: 1 },
    });
    expect(await countFilms(db)).toBe(STARTER_FILM_COUNT);
  });

  it('leaves a catalogue of the operator’s own alone', async () => {
    const db = await start({ seed: false });
    await writeFilm(db, filmFacts({ id: 'own-2000' }), { now: '2026', actor: 'import' });
    expect(await countFilms(await start())).toBe(1);
  });

  it('that was interrupted is continued by the next start', async () => {
    const db = await start();
    await remove(db, 'shrek-2001');
    await db.$client.execute('drop trigger changes_are_never_deleted');
    await db.$client.execute(`delete from changes where film_id = 'shrek-2001'`);
    await db.$client.execute(`delete from __drizzle_migrations where hash = 'starter films'`);
    expect(await countFilms(await start())).toBe(STARTER_FILM_COUNT);
  });
});

it('The sample films double none of the starter films', async () => {
  const db = await start();
  const options = { now: () => '2026-06-07T08:09:10.000Z', dryRun: false, saved: () => {} };
  const rejected: unknown[] = [];
  const counts = await importFilms(db, readVega(), {
    ...options,
    reject: (line) => rejected.push(line),
  });
  expect(rejected).toMatchObject([{ field: 'Title' }]);
  expect(counts).toMatchObject({ new: 2965, changed: 235 });
  const ids = ['kill-bill-volume-1-2003', 'spirited-away-2002', '300-2007', 'kill-bill-vol-1-2003'];
  expect([...(await readFactsOf(db, ids)).keys()]).toEqual(['kill-bill-vol-1-2003']);
});

it('A database on a server gets the same films', async () => {
  const embedded = await start();
  const server = await startLibsqlHttpServer({ path: join(folder, 'served.db') });
  const db = await prepareDatabase({ url: server.url, authToken: undefined });
  expect(await countFilms(db)).toBe(STARTER_FILM_COUNT);
  expect(await countOffered(db)).toBe(STARTER_FILM_COUNT);
  const ids = STARTER_FILMS.map(({ id }) => id);
  const facts = async (from: Db) =>
    [...(await readFactsOf(from, ids)).values()].map((film) => film.facts);
  expect(await facts(db)).toEqual(await facts(embedded));
  db.$client.close();
  await server.close();
});

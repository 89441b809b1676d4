/** What has expired is gone from the facts, the documents and the searches; everything else is as it was. */

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { runNightlyExpiry } from '../../../api/operations/nightly-expiry.ts';
import { expireFilms } from '../../../api/services/films/expire.ts';
import { removeExpired } from '../../../api/services/remove-expired.ts';
import { writeFilm } from '../../../api/services/films/write.ts';
import { EMPTY_DETAILS, type FilmFacts, type SourceFacts } from '../../../db/film.ts';
import { countExpired, FIND_EXPIRED } from '../../../db/queries/expired-films.ts';
import { hasExpiredRows } from '../../../db/queries/forget-expired.ts';
import { bareApp } from '../../helpers/bare-app.ts';
import { filmFacts } from '../../helpers/film-facts.ts';
import { openTestDatabase, WRITTEN_AT, type TestDatabase } from '../../helpers/test-database.ts';

const EXPIRY = '2027-05-01T00:00:00.000Z';
const source = (expires_at: string | null): SourceFacts => ({
  ...{ name: 'A catalogue', url: null, read_at: '2026-11-01' },
  ...{ licence: null, expires_at },
});
const film = (title: string, ...sources: SourceFacts[]): FilmFacts => {
  const [last] = [...sources.keys()].slice(-1);
  const cited = { sources: last === undefined ? [] : [last] };
  return filmFacts({
    ...{ id: `${title.toLowerCase()}-2001`, title, year: 2001, sources },
    certificates: [{ system: 'MPA', rating: 'R', reasons: 'Violence', ...cited }],
    details: { ...EMPTY_DETAILS, genres: ['Drama'], said_by: { genres: cited.sources } },
  });
};

let database: TestDatabase;
beforeEach(async () => {
  database = await openTestDatabase();
  for (const facts of [
    film('Mixed', source(null), source(EXPIRY)),
    film('Gone', source(EXPIRY)),
    film('Later', source('2027-05-02T00:00:00.000Z')),
    film('Ever', source(null)),
    { ...film('Edited', source(EXPIRY)), summary: 'Ours.' },
  ])
    await writeFilm(database.db, facts, { now: WRITTEN_AT, actor: 'test' });
});
afterEach(() => database.close());

async function json(path: string) {
  const { app } = bareApp({ openDb: () => database.db });
  return (await app.request(path)).json() as Promise<Record<string, unknown>>;
}

async function ids(query: string): Promise<string[]> {
  const { films } = (await json(`/v1/films?${query}`)) as { films: { id: string }[] };
  return films.map(({ id }) => id);
}

it('Sessions, links and remembered responses are deleted when they are over, and others stay', async () => {
  const { db } = database;
  const over = '2027-04-30T00:00:00.000Z';
  const later = '2027-05-02T00:00:00.000Z';
  await db.$client.batch(
    [
      `insert into people values ('anna', 'Anna', 'editor', '${WRITTEN_AT}', null)`,
      ...[over, later].flatMap((time) => [
        `insert into sessions values ('${time}', 'anna', '${WRITTEN_AT}', '2027-04-01', '${time}')`,
        `insert into sign_in_links values ('${time}', 'anna', '${WRITTEN_AT}', '${time}', null)`,
        `insert into passkey_challenges values ('${time}', 'anna', '${time}')`,
        // Remembered for a day.
        `insert into idempotent_answers values ('key:1', '${time}', '', datetime('${time}', '-1 day'), 200, '{}', '')`,
      ]),
    ],
    'write',
  );
  const TABLES = ['sessions', 'sign_in_links', 'passkey_challenges', 'idempotent_answers'];
  const counts = async () =>
    Promise.all(
      TABLES.map(async (table) => {
        const { rows } = await db.$client.execute(`select count(*) as count from ${table}`);
        return rows[0]?.['count'];
      }),
    );
  expect(await hasExpiredRows(db, EXPIRY)).toBe(true);
  await removeExpired(db, EXPIRY);
  expect(await counts()).toEqual([1, 1, 1, 1]);
  expect(await hasExpiredRows(db, EXPIRY)).toBe(false);
  expect(await countExpired(db, EXPIRY)).toBe(0);
});

it('Nothing expires before its time', async () => {
  expect(await expireFilms(database.db, { now: '2027-04-30T23:59:59.999Z' })).toEqual({
    changed: 0,
    removed: 0,
  });
});

it('Expired facts are gone everywhere, and a film of which nothing else is known is removed', async () => {
  expect(await countExpired(database.db, EXPIRY)).toBe(3);
  expect(await expireFilms(database.db, { now: EXPIRY })).toEqual({ changed: 2, removed: 1 });
  expect(await countExpired(database.db, EXPIRY)).toBe(0);
  expect(await json('/v1/films/mixed-2001')).toMatchObject({
    certificates: [],
    details: { genres: [] },
    age: { official: null },
    sources: [{ name: 'A catalogue', expires_at: null }],
    version: 2,
    updated_at: EXPIRY,
  });
  expect(await json('/v1/films/edited-2001')).toMatchObject({ summary: 'Ours.', sources: [] });
  expect(await ids('')).toEqual(['edited-2001', 'ever-2001', 'later-2001', 'mixed-2001']);
  expect(await ids('certificate=MPA:R')).toEqual(['ever-2001', 'later-2001']);
  expect(await ids('genre=drama')).toEqual(['ever-2001', 'later-2001']);
  const { rows } = await database.db.$client.execute(
    "select film_id, version from changes where actor = 'expiry' order by film_id",
  );
  expect(rows.map((row) => [row['film_id'], row['version']])).toEqual([
    ['edited-2001', 2],
    ['gone-2001', 2],
    ['mixed-2001', 2],
  ]);
});

it('A second run changes nothing, and a limited one goes on where the last one ended', async () => {
  expect(await expireFilms(database.db, { now: EXPIRY, limit: 1 })).not.toEqual({
    changed: 2,
    removed: 1,
  });
  expect(await countExpired(database.db, EXPIRY)).toBe(2);
  await expireFilms(database.db, { now: EXPIRY });
  expect(await expireFilms(database.db, { now: EXPIRY })).toEqual({ changed: 0, removed: 0 });
});

it('Expired films are found by their index', async () => {
  const { rows } = await database.db.$client.execute({
    sql: `explain query plan ${FIND_EXPIRED}`,
    args: [EXPIRY, 1],
  });
  expect(String(rows[0]?.['detail'])).toMatch(
    /^SEARCH sources USING .*sources_that_expire \(expires_at</,
  );
});

it('The service looks for expired sources soon after the start and then every night', async () => {
  const waits: number[] = [];
  const expire = vi.fn<() => Promise<void>>(async () => {});
  const due = [true, false, true];
  const report = vi.fn<(error: unknown) => void>();
  const nights = runNightlyExpiry({
    now: () => new Date(2026, 10, 29, 15),
    sleep: async (milliseconds) => {
      waits.push(milliseconds);
      if (waits.length === 4) throw new Error('The end of the test');
    },
    isDue: async () => due.shift() ?? false,
    expire,
    report,
  });
  await expect(nights).rejects.toThrow('The end of the test');
  expect(waits).toEqual([10_000, 13 * 3_600_000, 13 * 3_600_000, 13 * 3_600_000]);
  expect(expire).toHaveBeenCalledTimes(2);
  expect(report).not.toHaveBeenCalled();
});

/** Exports read the whole catalogue: at most two run at once, and they never block other requests. */

import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createExportSlots, type ExportSlots } from '../../../api/http/export-slots.ts';
import { findRoute } from '../../../api/http/route.ts';
import type { App } from '../../../api/app.ts';
import type { ReadDb } from '../../../db/connection/client.ts';
import { openReopeningDb } from '../../../db/connection/reopening.ts';
import { bareApp } from '../../helpers/bare-app.ts';
import { startCachingServer } from '../../helpers/caching-server.ts';
import { problemOf } from '../../helpers/problem-of.ts';
import { longFilms } from '../../helpers/long-films.ts';
import { openTestDatabase, type TestDatabase } from '../../helpers/test-database.ts';

const PATH = '/v1/export/films.ndjson';
const MAX = 2;

/** Some pages of films, and 7 MB that hardly compress: more than a connection buffers for a client that does not read. */
const COUNT = 120;

let database: TestDatabase;
let db: ReadDb;
let slots: ExportSlots;
let app: App;
beforeAll(async () => {
  database = await openTestDatabase(longFilms(COUNT));
  ({ db } = openReopeningDb({ url: database.url }));
});
afterAll(async () => {
  db.$client.close();
  await database.close();
});
beforeEach(() => {
  slots = createExportSlots(MAX);
  ({ app } = bareApp({ openDb: () => db, exportSlots: slots }));
});

/** How many slots are free. */
function countFree(): number {
  const taken = Array.from({ length: MAX }, () => slots.take());
  for (const free of taken) free?.();
  return taken.filter((free) => free !== null).length;
}

it('lets other requests run between two pages', async () => {
  let turns = 0;
  const count = () => {
    turns += 1;
    immediate = setImmediate(count);
  };
  let immediate = setImmediate(count);
  await (await app.request(PATH)).text();
  clearImmediate(immediate);
  expect(turns).toBeGreaterThan(COUNT / 25);
});

it('answers 503 to one export too many, with `Retry-After`', async () => {
  await Promise.all([app.request(PATH), app.request('/v1/export/films.csv')]);
  const rejected = await app.request(PATH);
  expect([rejected.status, rejected.headers.get('Retry-After')]).toEqual([503, '10']);
  expect(rejected.headers.get('Cache-Control')).toBe('no-store');
  expect(await problemOf(rejected)).toMatchObject({ type: '/docs#too-many-exports' });
});

it('reads nothing from the database for an export too many', async () => {
  const counting: ReadDb = {
    $client: {
      ...db.$client,
      execute: (statement) => {
        reads += 1;
        return db.$client.execute(statement);
      },
    },
  };
  let reads = 0;
  ({ app } = bareApp({ openDb: () => counting, exportSlots: slots }));
  await Promise.all([app.request(PATH), app.request(PATH)]);
  expect(reads).toBe(2);
  expect((await app.request(PATH)).status).toBe(503);
  expect(reads).toBe(2);
});

describe('a slot is free again', () => {
  it('once an export is read, or its client stops reading', async () => {
    const [read, cancelled] = await Promise.all([app.request(PATH), app.request(PATH)]);
    expect(countFree()).toBe(0);
    await read.text();
    expect(countFree()).toBe(1);
    await cancelled.body?.cancel();
    expect(countFree()).toBe(MAX);
  });

  it('if the catalogue cannot be read', async () => {
    const closed = openReopeningDb({ url: database.url }).db;
    closed.$client.close();
    ({ app } = bareApp({ openDb: () => closed, exportSlots: slots }));
    expect((await app.request(PATH)).status).toBeGreaterThanOrEqual(500);
    expect(countFree()).toBe(MAX);
  });

  it('once the export has failed', async () => {
    const failing = openReopeningDb({ url: database.url }).db;
    ({ app } = bareApp({ openDb: () => failing, exportSlots: slots }));
    const response = await app.request(PATH);
    failing.$client.close();
    await expect(response.text()).rejects.toThrow('closed');
    expect(countFree()).toBe(MAX);
  });

  it.each([
    ['a HEAD', { method: 'HEAD' }],
    ['a 304', { headers: { 'If-None-Match': '*' } }],
  ])('at once for %s', async (_, init) => {
    for (let turn = 0; turn < 3; turn += 1)
      expect((await app.request(PATH, init)).status).toBeLessThan(400);
    expect(countFree()).toBe(MAX);
  });
});

describe('over a socket, a slot is free again', () => {
  const start = () =>
    startCachingServer({
      fetch: (request, notes) => app.fetch(request, { server: notes }),
      findRoute: (request) => findRoute(app, request.method, app.getPath(request)),
    });

  it('after a HEAD, a 304 and a whole export', async () => {
    const front = await start();
    for (let turn = 0; turn < 3; turn += 1) {
      expect((await front.ask(PATH, {}, 'HEAD')).status).toBe(200);
      expect((await front.ask(PATH, { 'If-None-Match': '*' })).status).toBe(304);
    }
    const { body } = await front.ask(PATH, { 'Accept-Encoding': 'gzip' });
    expect(body.byteLength).toBeGreaterThan(100_000);
    await expect.poll(countFree).toBe(MAX);
    await front.close();
  });

  it.each(['identity', 'gzip'])(
    'after a client disconnects in the middle of %s',
    async (encoding) => {
      const front = await start();
      const asking = request({
        port: front.port,
        path: PATH,
        headers: { 'Accept-Encoding': encoding },
        agent: false,
      }).end();
      const [response] = (await once(asking, 'response')) as [IncomingMessage];
      await once(response, 'data');
      response.pause();
      expect(countFree()).toBe(MAX - 1);
      response.destroy();
      await expect.poll(countFree).toBe(MAX);
      expect(front.broken).toEqual([]);
      await front.close();
    },
  );
});

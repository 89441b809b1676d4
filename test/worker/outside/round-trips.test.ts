/** What the Worker costs its database, counted where the questions arrive: at the libSQL server. */

import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { PUBLIC_URL } from '../../helpers/test-app.ts';
import { startLibsqlHttpServer } from '../../helpers/libsql-http-server.ts';
import { startLocalWorker, type LocalWorker } from '../../helpers/local-worker.ts';
import { openTestDatabase, type TestDatabase } from '../../helpers/test-database.ts';
import { HER_2013 } from '../../../db/seed/her-2013.ts';

type Server = Awaited<ReturnType<typeof startLibsqlHttpServer>>;

const HER = '/v1/films/her-2013';
const READS = [
  HER,
  `${HER}?fields=card`,
  '/v1/films/tt1798709',
  `${HER}/ratings`,
  `${HER}/ratings/sex`,
  '/v1/films?age.lte=16&certificate=MPA:R&q=her',
  '/v1/films?ids=her-2013,tt1798709,nope-1999',
  '/',
  '/films/her-2013',
  '/?q=her',
  '/embed/her-2013',
  `/oembed?url=${encodeURIComponent(`${PUBLIC_URL}/films/her-2013`)}`,
  '/badge/her-2013.svg',
  '/about/ratings',
];

let database: TestDatabase;
let server: Server;
let unkept: LocalWorker;
let keeping: LocalWorker;

beforeAll(async () => {
  database = await openTestDatabase([HER_2013]);
  server = await startLibsqlHttpServer({ path: database.url.replace('file:', '') });
  const vars = { PUBLIC_URL, DATABASE_URL: server.url };
  unkept = await startLocalWorker(inject('workerScript'), vars);
  keeping = await startLocalWorker(inject('workerScript'), vars, { keeping: true });
});
afterAll(async () => {
  await Promise.all([unkept.stop(), keeping.stop()]);
  await server.close();
  await database.close();
});

/** Round trips to the database until the answer is there, and the answer. */
async function costOf(worker: LocalWorker, path: string, init?: RequestInit) {
  const before = server.pipelines();
  const response = await fetch(worker.url + path, init);
  return {
    status: response.status,
    text: await response.text(),
    response,
    trips: server.pipelines() - before,
  };
}

describe('one round trip', () => {
  it.each([...READS, '/readyz'])('is what %s costs', async (path) => {
    expect((await costOf(unkept, path)).trips).toBe(1);
  });

  it('is not enough for a film that is not there: the second one asks whether it was deleted', async () => {
    expect((await costOf(unkept, '/v1/films/nope-1999')).trips).toBe(2);
  });

  it('is not enough for a search with a wrong letter alone, which takes five', async () => {
    const { text, trips } = await costOf(unkept, '/v1/films?q=hre');
    expect([JSON.parse(text).meant, trips]).toEqual([['her'], 5]);
    const { text: none, trips: fewer } = await costOf(unkept, '/v1/films?q=xyzzy');
    expect([JSON.parse(none).films, fewer]).toEqual([[], 4]);
  });

  it('is what a check costs, of however many children', async () => {
    const { status, trips } = await costOf(unkept, `${HER}/check`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ children: [{ age: 8 }, { age: 16 }] }),
    });
    expect([status, trips]).toEqual([200, 1]);
  });
});

it.each([
  '/healthz',
  '/v1/categories',
  '/v1/rating-systems',
  '/openapi.json',
  '/docs',
  '/about',
  '/about/privacy',
  '/widget.js',
  '/v1/films?nope=1',
])('%s costs the database nothing', async (path) => {
  expect((await costOf(unkept, path)).trips).toBe(0);
});

describe('where the platform keeps answers, a hot film', () => {
  it.each(READS)('costs the database one round trip and then nothing, at %s', async (path) => {
    const first = await costOf(keeping, path);
    const ids = new Set([first.response.headers.get('X-Request-Id')]);
    expect([first.status, first.trips]).toEqual([200, 1]);
    for (let count = 1; count <= 10; count += 1) {
      const again = await costOf(keeping, path);
      expect([again.status, again.trips, again.text]).toEqual([200, 0, first.text]);
      expect(Number(again.response.headers.get('Age'))).toBeLessThan(240);
      ids.add(again.response.headers.get('X-Request-Id'));
      const [kept, made] = [again, first].map(({ response }) => {
        const { age: _age, 'x-request-id': _id, ...headers } = Object.fromEntries(response.headers);
        return headers;
      });
      expect(kept).toEqual(made);
    }
    expect(ids.size).toBe(11);
    const headers = { 'If-None-Match': first.response.headers.get('ETag') ?? '' };
    const known = await costOf(keeping, path, { headers });
    expect([known.status, known.trips, known.text]).toEqual([304, 0, '']);
    expect(known.response.headers.get('Access-Control-Allow-Origin')).toBe('*');
  });

  it('is answered for while the database is away, and the others say that it is', async () => {
    const lost = await startLibsqlHttpServer({ path: database.url.replace('file:', '') });
    const vars = { PUBLIC_URL, DATABASE_URL: lost.url };
    const worker = await startLocalWorker(inject('workerScript'), vars, { keeping: true });
    const before = await (await fetch(worker.url + HER)).text();
    await lost.close();
    const kept = await fetch(worker.url + HER);
    expect([kept.status, await kept.text()]).toEqual([200, before]);
    const other = await fetch(`${worker.url}/v1/films`);
    expect([other.status, other.headers.get('Retry-After')]).toEqual([503, '5']);
    await worker.stop();
  });
});

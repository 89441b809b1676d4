/** How much one client may ask in workerd, by the counters that `wrangler.toml` names. */

import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { unstable_getMiniflareWorkerOptions } from 'wrangler';
import { HER_2013 } from '../../../db/seed/her-2013.ts';
import { startLibsqlHttpServer } from '../../helpers/libsql-http-server.ts';
import { startLocalWorker, type LocalWorker } from '../../helpers/local-worker.ts';
import { problemOf } from '../../helpers/problem-of.ts';
import { PUBLIC_URL } from '../../helpers/test-app.ts';
import { openTestDatabase, type TestDatabase } from '../../helpers/test-database.ts';

/** A minute of the counter may end under way: within twice as many questions and one, it is full once. */
const LIMIT = 5;
const ENOUGH = 2 * LIMIT + 1;

const HER = '/v1/films/her-2013';

let database: TestDatabase;
let server: Awaited<ReturnType<typeof startLibsqlHttpServer>>;
let worker: LocalWorker;

beforeAll(async () => {
  database = await openTestDatabase([HER_2013]);
  server = await startLibsqlHttpServer({ path: database.url.replace('file:', '') });
  const vars = { PUBLIC_URL, DATABASE_URL: server.url };
  worker = await startLocalWorker(inject('workerScript'), vars, { keeping: true, limit: LIMIT });
});
afterAll(async () => {
  await worker.stop();
  await server.close();
  await database.close();
});

let asked = 0;

/** Asks what was never asked before, so that nothing kept answers. */
function ask(address: string | null, path = `/v1/films?limit=${(asked += 1)}`): Promise<Response> {
  const headers = address === null ? {} : { 'CF-Connecting-IP': address };
  return fetch(worker.url + path, { headers });
}

/** The first rejection; undefined if there is none. */
async function rejectionOf(addressOf: (place: number) => string | null) {
  for (let place = 0; place < ENOUGH; place += 1) {
    const answer = await ask(addressOf(place));
    if (answer.status === 429) return answer;
    expect(answer.status).toBe(200);
    await answer.text();
  }
  return undefined;
}

describe('a client that asks too much', () => {
  it('is told so by a problem, and when to come back', async () => {
    const rejection = await rejectionOf(() => '203.0.113.7');
    expect(rejection?.headers.get('Retry-After')).toBe('60');
    expect(rejection?.headers.get('Cache-Control')).toBe('no-store');
    expect(rejection?.headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(rejection && (await problemOf(rejection))).toMatchObject({
      type: '/docs#too-many-requests',
      status: 429,
    });
  });

  it('is one client under all addresses of its household', async () => {
    expect(await rejectionOf((place) => `2001:db8:1:22${place}::${place}`)).toBeDefined();
  });

  it('still gets cached responses and health checks, and no other client is limited', async () => {
    await (await ask('198.51.100.1', HER)).text();
    expect(await rejectionOf(() => '203.0.113.9')).toBeDefined();
    for (let count = 0; count < ENOUGH; count += 1) {
      const kept = await ask('203.0.113.9', HER);
      expect([kept.status, (await kept.json()).id]).toEqual([200, 'her-2013']);
    }
    for (const path of ['/healthz', '/readyz'])
      expect((await ask('203.0.113.9', path)).status, path).toBe(200);
    expect((await ask('198.51.100.2')).status).toBe(200);
  });
});

it('lets everybody ask where the platform counts nothing', async () => {
  const vars = { PUBLIC_URL, DATABASE_URL: server.url };
  const unlimited = await startLocalWorker(inject('workerScript'), vars);
  for (let count = 0; count < ENOUGH; count += 1) {
    const headers = { 'CF-Connecting-IP': '203.0.113.7' };
    const answer = await fetch(`${unlimited.url}/v1/films`, { headers });
    expect(answer.status).toBe(200);
    await answer.text();
  }
  await unlimited.stop();
});

it('is deployed with the limit that the guide names', async () => {
  const { workerOptions } = unstable_getMiniflareWorkerOptions('wrangler.toml');
  expect(workerOptions['ratelimits']).toMatchObject({
    READS: { simple: { limit: 600, period: 60 } },
  });
  expect(await readFile('docs/workers.md', 'utf8')).toContain('600 questions a minute');
});

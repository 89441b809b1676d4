/** Errors of the application that a test can only cause in its own process. */

import { describe, expect, it } from 'vitest';
import { openDb } from '../../../db/connection/client.ts';
import { HER_2013 } from '../../../db/seed/her-2013.ts';
import { bareApp } from '../../helpers/bare-app.ts';
import { startLibsqlHttpServer } from '../../helpers/libsql-http-server.ts';
import { problemOf } from '../../helpers/problem-of.ts';
import { openTestDatabase } from '../../helpers/test-database.ts';

const READS = [
  '/v1/films',
  '/v1/films?ids=her-2013',
  '/v1/films/her-2013',
  '/v1/films/her-2013/ratings',
  '/v1/films/her-2013/ratings/sex',
  '/films/her-2013',
  '/?q=her',
  '/readyz',
];

describe('an unreachable libSQL server', () => {
  it('gives a 503, and recovers without a restart', async () => {
    const { url, close } = await openTestDatabase([HER_2013]);
    const path = url.replace('file:', '');
    const server = await startLibsqlHttpServer({ path });
    let address = server.url;
    const { app: remote } = bareApp({ openDb: () => openDb({ url: address }) });
    expect((await remote.request('/v1/films/her-2013')).status).toBe(200);
    await server.close();
    for (const asked of ['/v1/films/her-2013', '/v1/films', '/readyz']) {
      const response = await remote.request(asked);
      expect(response.status, asked).toBe(503);
      expect(await response.text()).not.toMatch(/ECONNREFUSED|fetch failed|127\.0\.0\.1/);
    }
    const again = await startLibsqlHttpServer({ path });
    address = again.url;
    expect((await remote.request('/v1/films/her-2013')).status).toBe(200);
    await again.close();
    await close();
  });
});

describe('an unexpected error', () => {
  const { app: failing, logged } = bareApp({
    openDb: () => {
      throw new Error('secret of /etc/passwd');
    },
  });

  it.each(READS)('at %s gives a 500 without details', async (path) => {
    const response = await failing.request(path);
    expect(response.status).toBe(500);
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    expect(await response.clone().text()).not.toMatch(/secret|passwd|at .*\.ts/);
    const { request_id, type } = await problemOf(response);
    expect(type).toBe('/docs#internal-error');
    expect(logged.at(-1)).toMatchObject({ request_id, problem: 'internal-error' });
    expect(String(logged.at(-1)?.error)).toBe('Error: secret of /etc/passwd');
  });

  it('is shown as a page in a browser', async () => {
    const response = await failing.request('/films/her-2013', { headers: { Accept: 'text/html' } });
    expect(response.status).toBe(500);
    const html = await response.text();
    expect(html).toContain('Something went wrong on our side');
    expect(html).not.toContain('passwd');
  });
});

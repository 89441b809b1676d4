import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PROBLEMS } from '../../api/http/problem.ts';
import { describedRoutes } from '../../api/openapi/document.ts';
import { bareApp } from '../helpers/bare-app.ts';
import { problemOf } from '../helpers/problem-of.ts';
import { openTestApp, type TestApp } from '../helpers/test-app.ts';

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

const CHECK = {
  method: 'POST',
  body: '{"children":[{"age":14}]}',
  headers: { 'Content-Type': 'application/json' },
};

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

describe('an address that is none', () => {
  it.each([
    '/nope',
    '/v1',
    '/v1/',
    '/v1/films/',
    '/v1/film/her-2013',
    '/v1/films/her-2013/ratings/sex/now',
    '//v1/films',
    '/v1//films',
    '/V1/films',
    '/v1/films/../../healthz/x',
    '/films',
    '/assets/',
    '/assets/none.css',
    '/assets/a/b',
    '/.env',
  ])('%s is a 404 in JSON for a program', async (path) => {
    const response = await app.request(path);
    expect(response.status).toBe(404);
    expect((await problemOf(response)).type).toBe('/docs#address-not-found');
  });

  it.each([
    ['/v1/film/her-2013', '/v1/films/{id}'],
    ['/V1/films', '/v1/films'],
    ['/v1/films/', '/v1/films'],
    ['//v1/films', '/v1/films'],
    ['/v1/films/her-2013/rating', '/v1/films/{id}/ratings'],
    ['/v1/category', '/v1/categories'],
    ['/openapi.jsn', '/openapi.json'],
    ['/films', '/films/{id}'],
  ])('%s is told the nearest one, %s, and where all are', async (path, meant) => {
    const { detail } = await problemOf(await app.request(path));
    expect(detail).toBe(
      `There is nothing at ${path}. Did you mean ${meant}? All addresses are listed at \`/docs\`, for programs at \`/openapi.json\`.`,
    );
  });

  it.each(['/nope', '/.env', '/assets/', `/${'a'.repeat(5_000)}`])(
    '%s is near to none, and is told where all are',
    async (path) => {
      const { detail } = await problemOf(await app.request(path));
      expect(detail).not.toContain('Did you mean');
      expect(detail).toContain('/docs');
      expect(detail.length).toBeLessThan(400);
    },
  );

  it('takes a percent-encoded slash as a part of the id, not of the address', async () => {
    const response = await app.request('/v1/films/her-2013%2Fratings');
    expect(response.status).toBe(400);
    expect((await problemOf(response)).errors).toMatchObject([{ pointer: '#/id' }]);
  });

  it.each(['%ff', '%E0%A4%A', '%', '%00', '%zz'])(
    'answers 400 for the broken percent-encoding %s',
    async (id) => {
      expect((await app.request(`/v1/films/${id}`)).status).toBe(400);
    },
  );
});

describe('an error', () => {
  const accept = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';

  it.each([
    ['/nope', 404],
    ['/films/nope-1', 404],
    ['/films/No!', 400],
    ['/?q=a&q=b', 400],
    ['/?q=her&cursor=garbage', 400],
  ])('at %s is a page for a browser', async (path, status) => {
    const response = await app.request(path, { headers: { Accept: accept } });
    expect(response.status).toBe(status);
    expect(response.headers.get('Content-Type')).toMatch(/^text\/html/);
    const html = await response.text();
    expect(html).toContain('<input id="q"');
    expect(html).toContain('<meta name="robots" content="noindex"/>');
    expect(html).toContain(response.headers.get('X-Request-Id'));
  });

  it.each(['/v1/nope', '/v1/films/nope-1', '/v1/films?nope=1'])(
    'at %s is JSON even for a browser',
    async (path) => {
      await problemOf(await app.request(path, { headers: { Accept: accept } }));
    },
  );

  it.each(['*/*', 'application/json', 'application/problem+json'])(
    'at a page is JSON for a client that accepts %s',
    async (type) => {
      await problemOf(await app.request('/films/nope-1', { headers: { Accept: type } }));
    },
  );

  it('names its request, as the header does', async () => {
    const response = await app.request('/v1/films/nope-1');
    expect((await problemOf(response)).request_id).toBe(response.headers.get('X-Request-Id'));
  });

  it.each(Object.keys(PROBLEMS))(
    'of type %s is explained at the address of its type',
    async (slug) => {
      const html = await (await app.request('/docs')).text();
      expect(html).toContain(`id="${slug}"`);
    },
  );
});

describe('a method that an address does not take', () => {
  const { app: routed } = bareApp({ openDb: () => app.db });
  const routes = Map.groupBy(
    routed.routes.filter(({ method }) => method !== 'ALL'),
    ({ path }) => path,
  );
  const cases = [...routes].map(([path, handlers]) => ({
    path: path
      .replace(/:language\{.*?\}/, 'es')
      .replace(':id', 'her-2013')
      .replace(':category', 'sex')
      .replace(':file', 'page.css'),
    methods: new Set(handlers.map(({ method }) => method)),
  }));

  it.each(cases)('is a 405 at $path that names those it takes', async ({ path, methods }) => {
    const allowed = [...methods].flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : method));
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND']) {
      if (allowed.includes(method)) continue;
      const response = await app.request(path, { method });
      expect(response.status, `${method} ${path}`).toBe(405);
      expect(response.headers.get('Allow')).toBe(allowed.join(', '));
      const problem = await problemOf(response);
      expect(problem.type).toBe('/docs#method-not-allowed');
      expect(problem.detail).toContain(method);
    }
  });

  it('is a 405 for HEAD too where only POST is taken', async () => {
    const response = await routed.request('/v1/films/her-2013/check', { method: 'HEAD' });
    expect(response.status).toBe(405);
    expect(await response.text()).toBe('');
  });

  it('leaves the 404 of an address that is none', async () => {
    expect((await app.request('/nope', { method: 'DELETE' })).status).toBe(404);
  });
});

describe('HEAD', () => {
  it.each([
    ...READS,
    '/',
    '/docs',
    '/openapi.json',
    '/v1/categories',
    '/v1/rating-systems',
    '/healthz',
  ])('of %s has the headers of GET and no body', async (path) => {
    const got = await app.request(path);
    const head = await app.request(path, { method: 'HEAD' });
    expect(head.status).toBe(200);
    expect(await head.text()).toBe('');
    for (const name of ['Content-Type', 'Cache-Control', 'ETag', 'Access-Control-Allow-Origin'])
      expect(head.headers.get(name), name).toBe(got.headers.get(name));
  });

  it('of a film that is not there is a 404 without a body', async () => {
    const { app: plain } = bareApp({ openDb: () => app.db });
    const response = await plain.request('/v1/films/nope-1', { method: 'HEAD' });
    expect(response.status).toBe(404);
    expect(await response.text()).toBe('');
  });
});

describe('while the database is away', () => {
  let broken: TestApp;
  beforeAll(async () => {
    broken = await openTestApp();
    await broken.loseDatabase();
  });
  afterAll(() => broken.close());

  it.each(READS)(
    '%s is a 503 that says when to come back, and tells nothing else',
    async (path) => {
      const response = await broken.request(path);
      expect(response.status).toBe(503);
      expect(response.headers.get('Retry-After')).toMatch(/^[1-9]\d*$/);
      expect(response.headers.get('Cache-Control')).toBe('no-store');
      expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*');
      const text = await response.clone().text();
      expect(text).not.toMatch(/CLIENT_CLOSED|libsql|select|documents/i);
      const { type, request_id } = await problemOf(response);
      expect(type).toBe('/docs#database-unavailable');
      const told = () => broken.logged.filter((line) => line.request_id === request_id);
      // Out of another process its log may come after its answer.
      await expect.poll(told).toMatchObject([{ problem: 'database-unavailable' }]);
      expect(String(told()[0]?.error)).not.toBe('');
    },
  );

  it('a check is a 503 too', async () => {
    const response = await broken.request('/v1/films/her-2013/check', CHECK);
    expect(response.status).toBe(503);
    expect(response.headers.get('Retry-After')).not.toBeNull();
  });

  it('a browser gets a page that says so, and when to come back', async () => {
    const response = await broken.request('/films/her-2013', { headers: { Accept: 'text/html' } });
    expect(response.status).toBe(503);
    expect(response.headers.get('Retry-After')).toMatch(/^[1-9]\d*$/);
    expect(response.headers.get('Content-Type')).toMatch(/^text\/html/);
    expect(await response.text()).not.toMatch(/CLIENT_CLOSED|libsql/i);
  });

  it('what needs no database goes on', async () => {
    for (const path of [
      '/healthz',
      '/v1/categories',
      '/v1/rating-systems',
      '/openapi.json',
      '/docs',
      '/about',
      '/about/privacy',
      '/ages',
    ])
      expect((await broken.request(path)).status, path).toBe(200);
  });

  it('a wrong request is still told what is wrong with it', async () => {
    expect((await broken.request('/v1/films?nope=1')).status).toBe(400);
  });
});

describe('a statement that the database rejects', () => {
  let odd: TestApp;
  beforeEach(async () => {
    odd = await openTestApp();
    await odd.db.$client.execute('drop table title_search');
  });
  afterEach(() => odd.close());

  it('is an internal error, and the service stays ready', async () => {
    const response = await odd.request('/v1/films?q=her');
    expect(response.status).toBe(500);
    expect((await problemOf(response)).type).toBe('/docs#internal-error');
    expect((await odd.request('/readyz')).status).toBe(200);
    expect((await odd.request('/v1/films?sort=title')).status).toBe(200);
    await expect.poll(() => odd.logged).toMatchObject([{ problem: 'internal-error' }]);
  });

  it('is a 503 while the database has the schema of another release', async () => {
    const later = 'select hash, max(created_at) + 1 from __drizzle_migrations';
    await odd.db.$client.execute(`insert into __drizzle_migrations (hash, created_at) ${later}`);
    const response = await odd.request('/v1/films?q=her');
    expect(response.status).toBe(503);
    expect((await problemOf(response)).type).toBe('/docs#database-unavailable');
  });
});

describe('/readyz', () => {
  it('is ready with the schema of this program, and stored nowhere', async () => {
    const response = await app.request('/readyz');
    expect(response.status).toBe(200);
    expect(response.headers.get('Cache-Control')).toBe('no-store');
  });

  it('is a 503 where a migration is missing', async () => {
    const old = await openTestApp();
    const newest = '(select max(created_at) from __drizzle_migrations)';
    await old.db.$client.execute(`delete from __drizzle_migrations where created_at = ${newest}`);
    expect((await old.request('/readyz')).status).toBe(503);
    expect((await old.request('/healthz')).status).toBe(200);
    await old.close();
  });

  it('is a 503 on a database that was never migrated', async () => {
    const empty = await openTestApp();
    await empty.db.$client.execute('drop table __drizzle_migrations');
    expect((await empty.request('/readyz')).status).toBe(503);
    await empty.close();
  });
});

describe('a parameter without a name', () => {
  const { app: routed } = bareApp({ openDb: () => app.db });
  const validated = describedRoutes(routed).filter(({ method, inputs, description }) => {
    if (description.access !== undefined) return false;
    const query = inputs.find(({ target }) => target === 'query');
    const { issues = [] } = query?.schema.safeParse({ nope: '' }).error ?? {};
    return method === 'GET' && issues.some(({ code }) => code === 'unrecognized_keys');
  });

  it.each(validated.map(({ path }) => path))('is a 400 at %s, as any unknown one', async (path) => {
    const address = path.replace(':id', 'her-2013').replace(':category', 'sex');
    const [allowed] = /Allowed: .*/.exec((await errorOf(`${address}?nope=1`)).detail) ?? [];
    for (const query of ['?=1', '?=', '?=1&=2', '?x=1&=1'])
      expect((await errorOf(address + query)).detail, query).toContain(
        `A parameter without a name is unknown. ${allowed}`,
      );
  });

  async function errorOf(address: string) {
    const response = await app.request(address);
    expect(response.status, address).toBe(400);
    return problemOf(response);
  }

  it('is ignored by pages, like any other one', async () => {
    expect((await app.request('/?=1&nope=1')).status).toBe(200);
  });
});

it('logs no mistake of a client', async () => {
  for (const path of ['/nope', '/v1/films/nope-1', '/v1/films?nope=1', '/v1/films/No!'])
    await app.request(path);
  await app.request('/v1/films/her-2013/check', { ...CHECK, body: '{' });
  await app.request('/v1/films', { method: 'PUT' });
  expect(app.logged).toEqual([]);
});

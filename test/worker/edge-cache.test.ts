/** What is kept in workerd's own cache, how long, and what is said of its age; the clock is the test's. */

import { beforeEach, describe, expect, it } from 'vitest';
import { PUBLIC } from '../../api/cache/policy.ts';
import { createApp } from '../../api/app.ts';
import { findRoute } from '../../api/http/route.ts';
import { withEdgeCache } from '../../api/cache/edge-cache.ts';

const FILM = '/v1/films/her-2013';

/** The routes as the service declares them. */
const app = createApp({
  openDb: () => {
    throw new Error('The routes are only read');
  },
  assets: (c) => c.notFound(),
  readTranslation: async () => null,
  publicUrl: '',
  log: () => {},
});
const SERVICE = { findRoute: (path: string) => findRoute(app, 'GET', path) };

let time: number;
let made: Request[];
let respond: () => Response;
let site: string;
let ask: (path?: string, init?: RequestInit) => Promise<Response>;
/** Work that goes on after an answer. */
let after: Promise<unknown>[];
let sites = 0;

beforeEach(() => {
  time = 1_800_000_000_000;
  made = [];
  after = [];
  respond = () => good(`answer ${made.length}`);
  // What earlier tests have kept stands under other names.
  site = `https://advisory-${(sites += 1)}.test`;
  const answer = withEdgeCache({
    ...SERVICE,
    fetch: async (request) => {
      made.push(request);
      return respond();
    },
    cache: (caches as CacheStorage & { default: Cache }).default,
    publicUrl: site,
    now: () => time,
  });
  ask = async (path = FILM, init) => {
    const response = await answer(new Request(site + path, init), (work) => after.push(work));
    await Promise.all(after.splice(0));
    return response;
  };
});

function good(text: string, headers: Record<string, string> = {}): Response {
  return new Response(text, {
    headers: {
      'Cache-Control': PUBLIC,
      'Content-Type': 'application/json',
      ETag: `"${text}"`,
      Vary: 'Accept-Encoding',
      'X-Request-Id': 'the-first',
      'Access-Control-Allow-Origin': '*',
      ...headers,
    },
  });
}

function failed(): Response {
  return new Response('away', { status: 503, headers: { 'Cache-Control': 'no-store' } });
}

function later(seconds: number): void {
  time += seconds * 1_000;
}

describe('the same question', () => {
  it('is answered from what is kept for four minutes, with its age and an id of its own', async () => {
    await (await ask()).text();
    later(239);
    const again = await ask();
    expect(await again.text()).toBe('answer 1');
    expect(made).toHaveLength(1);
    expect(Object.fromEntries(again.headers)).toMatchObject({
      age: '239',
      'cache-control': PUBLIC,
      'content-type': 'application/json',
      etag: '"answer 1"',
      vary: 'Accept-Encoding',
      'access-control-allow-origin': '*',
      'x-request-id': expect.stringMatching(/^[\da-f-]{36}$/),
    });
    expect([...again.headers.keys()].filter((name) => /^x-(kept|varies)|^cf-/.test(name))).toEqual(
      [],
    );
  });

  it('is answered once more in the fifth minute, and made anew behind it', async () => {
    await (await ask()).text();
    later(240);
    const stale = await ask();
    expect([await stale.text(), stale.headers.get('Age')]).toEqual(['answer 1', '240']);
    expect(made).toHaveLength(2);
    const fresh = await ask();
    expect([await fresh.text(), fresh.headers.get('Age')]).toEqual(['answer 2', '0']);
    expect(made).toHaveLength(2);
  });

  it('is made anew after five minutes, whatever is kept', async () => {
    await (await ask()).text();
    later(300);
    expect(await (await ask()).text()).toBe('answer 2');
  });

  it.each([0, 59, 119, 239, 299])(
    'is shown for at most five minutes by a browser that gets it at the age of %i seconds',
    async (age) => {
      await (await ask()).text();
      later(age);
      const { headers } = await ask();
      const told = Number(headers.get('Age'));
      const [, maxAge, more] =
        /max-age=(\d+).*stale-while-revalidate=(\d+)/.exec(headers.get('Cache-Control') ?? '') ??
        [];
      expect(age + Math.max(0, Number(maxAge) + Number(more) - told)).toBeLessThanOrEqual(300);
    },
  );

  it('asked on a condition is kept whole, and a 304 for who has it', async () => {
    const first = await ask(FILM, { headers: { 'If-None-Match': 'W/"answer 1"' } });
    expect([first.status, await first.text()]).toEqual([304, '']);
    expect(made[0]?.headers.has('If-None-Match')).toBe(false);
    later(10);
    const again = await ask(FILM, { headers: { 'If-None-Match': '"other", "answer 1"' } });
    expect(again.status).toBe(304);
    expect(Object.fromEntries(again.headers)).toMatchObject({
      age: '10',
      etag: '"answer 1"',
      'cache-control': PUBLIC,
      'access-control-allow-origin': '*',
    });
    expect(again.headers.has('Content-Type')).toBe(false);
    const other = await ask(FILM, { headers: { 'If-None-Match': '"other"' } });
    expect([other.status, await other.text()]).toEqual([200, 'answer 1']);
    expect(made).toHaveLength(1);
  });

  it('for the headers alone is the same question', async () => {
    const head = await ask(FILM, { method: 'HEAD' });
    expect([head.status, await head.text(), head.headers.get('ETag')]).toEqual([
      200,
      '',
      '"answer 1"',
    ]);
    expect(await (await ask()).text()).toBe('answer 1');
    expect(made).toHaveLength(1);
  });

  it('has the id that came with it, where that is one', async () => {
    await (await ask()).text();
    const given = await ask(FILM, { headers: { 'X-Request-Id': 'mine' } });
    expect(given.headers.get('X-Request-Id')).toBe('mine');
    const broken = await ask(FILM, { headers: { 'X-Request-Id': '<script>' } });
    expect(broken.headers.get('X-Request-Id')).toMatch(/^[\da-f-]{36}$/);
    expect(made).toHaveLength(1);
  });

  it('under another name of the service is the same', async () => {
    const answer = withEdgeCache({
      ...SERVICE,
      fetch: () => {
        made.push(new Request(site));
        return good('x');
      },
      cache: (caches as CacheStorage & { default: Cache }).default,
      publicUrl: site,
      now: () => time,
    });
    await (await ask()).text();
    const other = await answer(new Request(`https://films.example${FILM}`), () => undefined);
    expect(await other.text()).toBe('answer 1');
  });
});

describe('another question is', () => {
  it.each([
    ['another path', '/v1/films/up-2009'],
    ['another query', `${FILM}?fields=card`],
    ['another order of its words', '/v1/films?limit=1&q=a', '/v1/films?q=a&limit=1'],
  ])('%s', async (_, path, other = FILM) => {
    await (await ask(other)).text();
    expect(await (await ask(path)).text()).toBe('answer 2');
  });

  it('another value of a header that the answer says it varies by, each kept', async () => {
    respond = () => good(`answer ${made.length}`, { Vary: 'Accept-Language, Accept-Encoding' });
    const inLanguage = async (language: string) =>
      (await ask('/films/her-2013', { headers: { 'Accept-Language': language } })).text();
    expect([await inLanguage('de'), await inLanguage('fr'), await inLanguage('de')]).toEqual([
      'answer 1',
      'answer 2',
      'answer 1',
    ]);
    // What is kept beside it has no address that anybody could ask for or write to.
    expect(await (await ask('/:varies/de/films/her-2013')).text()).toBe('answer 3');
  });
});

describe('nothing is kept of', () => {
  it.each([
    ['a check', `${FILM}/check`, { method: 'POST', body: '{}' }],
    ['the export', '/v1/export/films.ndjson', {}],
    ['the script', '/widget.js', {}],
    ['a version of the script', '/widget/0.1.0/widget.js', {}],
    ['a style sheet', '/assets/page.css', {}],
    ['what is true only now', '/readyz', {}],
  ])('%s', async (_, path, init) => {
    await (await ask(path, init)).text();
    await (await ask(path, init)).text();
    expect(made).toHaveLength(2);
  });

  it.each([
    [
      'an error',
      () => new Response('', { status: 404, headers: { ETag: '"1"', 'Cache-Control': PUBLIC } }),
    ],
    ['what may be stored nowhere', () => good('x', { 'Cache-Control': 'no-store' })],
    ['what is for one reader', () => good('x', { 'Cache-Control': 'private, max-age=60' })],
    ['what hangs on anything', () => good('x', { Vary: '*' })],
  ])('%s', async (_, answer) => {
    respond = answer;
    await (await ask()).text();
    await (await ask()).text();
    expect(made).toHaveLength(2);
  });
});

describe('while the database is away', () => {
  it('the last good answer is given for a day, with its age, and then the failure', async () => {
    await (await ask()).text();
    respond = failed;
    later(86_399);
    const stale = await ask();
    expect([stale.status, await stale.text(), stale.headers.get('Age')]).toEqual([
      200,
      'answer 1',
      '86399',
    ]);
    later(1);
    expect((await ask()).status).toBe(503);
  });

  it('is not requested again for two seconds if there is such a response', async () => {
    await (await ask()).text();
    respond = failed;
    later(600);
    for (let count = 0; count < 5; count += 1) expect((await ask()).status).toBe(200);
    expect(made).toHaveLength(2);
    later(2);
    respond = () => good('healed');
    expect(await (await ask()).text()).toBe('healed');
  });

  it('what was never asked is the failure', async () => {
    respond = failed;
    const answer = await ask();
    expect([answer.status, await answer.text()]).toEqual([503, 'away']);
  });

  it('a failure is not kept, nor in the place of a good answer', async () => {
    await (await ask()).text();
    later(250);
    respond = failed;
    expect(await (await ask()).text()).toBe('answer 1');
    respond = () => good('healed');
    later(50);
    expect(await (await ask()).text()).toBe('healed');
  });
});

it('answers all the same where the cache fails', async () => {
  const broken = () => Promise.reject(new Error('no cache here'));
  const answer = withEdgeCache({
    ...SERVICE,
    fetch: () => good('made'),
    cache: { match: broken, put: broken },
    publicUrl: site,
    now: () => time,
  });
  const response = await answer(new Request(site + FILM), (work) => after.push(work));
  expect(await response.text()).toBe('made');
  await Promise.all(after);
});

/** The cache on Node: it serves the same bytes until a film is written, and stale responses for a day while the application fails. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import {
  startCachingServer,
  type CachingServer,
  type CachingServerOptions,
} from '../../helpers/caching-server.ts';

const PAGE = '/v1/films?age.lte=10';
const HOUR = 3_600_000;

let made: Request[];
let time: number;
let version: () => Promise<string>;
let answer: (request: Request) => Response | Promise<Response>;
let front: CachingServer;

/** Similar to a response of the application. The text distinguishes responses. */
function goodAnswer({ url }: Request, headers: Record<string, string> = {}): Response {
  return new Response(`${made.length} ${new URL(url).pathname} ${'text '.repeat(300)}`, {
    headers: {
      'Cache-Control': 'public, max-age=60',
      'Content-Type': 'application/json; charset=utf-8',
      'X-Request-Id': `made-${made.length}`,
      'Access-Control-Allow-Origin': '*',
      Vary: 'Accept-Encoding',
      ETag: '"tag"',
      ...headers,
    },
  });
}

async function start(options: Partial<CachingServerOptions> = {}): Promise<void> {
  front = await startCachingServer({
    fetch: (request) => {
      made.push(request);
      return answer(request);
    },
    readVersion: () => version(),
    now: () => time,
    ...options,
  });
}

beforeEach(async () => {
  made = [];
  time = 0;
  version = async () => 'one';
  answer = goodAnswer;
  await start();
});
afterEach(() => front.close());

const away = () => Promise.reject(new Error('away'));
const unavailable = () =>
  new Response('no', { status: 503, headers: { 'Cache-Control': 'no-store' } });

describe('a repeated request', () => {
  it('gets the same bytes and headers, with another request id', async () => {
    const [first, second] = [await front.ask(PAGE), await front.ask(PAGE)];
    expect(made).toHaveLength(1);
    expect(second.body).toEqual(first.body);
    expect(first.headers['x-request-id']).toBe('made-1');
    expect(second.headers['x-request-id']).toMatch(/^[\da-f-]{36}$/);
    for (const headers of [first.headers, second.headers]) {
      delete headers['x-request-id'];
      delete headers.date;
    }
    expect(second.headers).toEqual(first.headers);
    expect(second.headers).toMatchObject({
      etag: '"tag"',
      'content-length': String(first.body.length),
    });
  });

  it('keeps its request id if that is valid', async () => {
    await front.ask(PAGE);
    const ids = ['mine', 'a b'].map(async (id) => {
      const { headers } = await front.ask(PAGE, { 'X-Request-Id': id });
      return headers['x-request-id'];
    });
    expect(await Promise.all(ids)).toEqual(['mine', expect.stringMatching(/^[\da-f-]{36}$/)]);
  });

  it('reads the version from the database at most twice a second', async () => {
    let looks = 0;
    version = async () => String((looks += 1) && 'one');
    for (time = 0; time < 1_000; time += 50) await front.ask(PAGE);
    expect([made.length, looks]).toEqual([1, 2]);
  });

  it('gets a new response within a second after a film is written', async () => {
    await front.ask(PAGE);
    version = async () => 'two';
    time = 499;
    expect((await front.ask(PAGE)).body.toString()).toMatch(/^1 /);
    time = 500;
    expect((await front.ask(PAGE)).body.toString()).toMatch(/^2 /);
  });

  it('is reported as a cache hit, with its route', async () => {
    await front.close();
    await start({
      fetch: (request) => goodAnswer(request),
      findRoute: () => ({ pattern: '/v1/films', summary: 'Films', answer: 'application/json' }),
    });
    await front.ask(PAGE);
    await front.ask(PAGE, {}, 'HEAD');
    expect(front.records).toMatchObject([
      { method: 'GET', route: '/v1/films', status: 200, cache: 'miss', request_id: 'made-0' },
      { method: 'HEAD', route: '/v1/films', status: 200, cache: 'hit' },
    ]);
  });
});

describe('a HEAD request', () => {
  it('gets the headers of the GET response, cached or not, and no body', async () => {
    const [first, second] = [await front.ask(PAGE, {}, 'HEAD'), await front.ask(PAGE, {}, 'HEAD')];
    expect(made.map(({ method }) => method)).toEqual(['GET']);
    const { body } = await front.ask(PAGE);
    for (const { headers, body: none } of [first, second]) {
      expect(headers['content-length']).toBe(String(body.length));
      expect(none).toHaveLength(0);
    }
  });
});

describe('If-None-Match', () => {
  it.each(['"tag"', 'W/"tag"', '"other", "tag"', '*'])(
    '%s is a 304 from what is kept and from what is not, with the headers that a browser needs',
    async (tag) => {
      for (const cache of ['miss', 'hit']) {
        const { status, headers, body } = await front.ask(PAGE, { 'If-None-Match': tag });
        expect([status, body.length]).toEqual([304, 0]);
        expect(headers).toMatchObject({
          etag: '"tag"',
          vary: 'Accept-Encoding',
          'cache-control': 'public, max-age=60',
          'access-control-allow-origin': '*',
          'x-request-id': expect.any(String),
        });
        expect(headers['content-type']).toBeUndefined();
        expect(front.records.at(-1)).toMatchObject({ status: 304, cache });
      }
      expect(made).toHaveLength(1);
    },
  );

  it('with another tag gets the whole response', async () => {
    expect((await front.ask(PAGE, { 'If-None-Match': '"other"' })).status).toBe(200);
    expect((await front.ask(PAGE, { 'If-None-Match': '"other"' })).status).toBe(200);
  });

  it('never turns an error into a 304', async () => {
    answer = () => new Response('', { status: 404, headers: { ETag: '"tag"' } });
    expect((await front.ask(PAGE, { 'If-None-Match': '"tag"' })).status).toBe(404);
  });
});

describe('an encoding', () => {
  it.each([
    ['br', 'gzip, deflate, br', (bytes: Buffer) => brotliDecompressSync(bytes)],
    ['gzip', 'gzip;q=0.5, br;q=0', (bytes: Buffer) => gunzipSync(bytes)],
    ['br', '*', (bytes: Buffer) => brotliDecompressSync(bytes)],
    [undefined, 'identity', (bytes: Buffer) => bytes],
    [undefined, 'gzip;q=0', (bytes: Buffer) => bytes],
    [undefined, '', (bytes: Buffer) => bytes],
  ])('%s is chosen for %j, and decodes to the response', async (encoding, accepted, decode) => {
    for (let turn = 0; turn < 2; turn += 1) {
      const { headers, body } = await front.ask(PAGE, { 'Accept-Encoding': accepted });
      expect(headers['content-encoding']).toBe(encoding);
      expect(headers.etag).toBe(encoding ? 'W/"tag"' : '"tag"');
      expect(decode(body).toString()).toMatch(/^1 \/v1\/films text/);
    }
    expect(made).toHaveLength(1);
  });

  it('is not applied to a response that is encoded, too short or not text', async () => {
    const bytes = new Uint8Array(2_000);
    for (const [body, headers, encoding] of [
      [bytes, { 'Content-Type': 'text/css', 'Content-Encoding': 'gzip' }, 'gzip'],
      [bytes, { 'Content-Type': 'image/png' }, undefined],
      ['short', { 'Content-Type': 'text/plain' }, undefined],
    ] as const) {
      answer = () => new Response(body, { headers });
      const got = await front.ask('/x', { 'Accept-Encoding': 'br' });
      expect(got.headers['content-encoding']).toBe(encoding);
      expect(got.body).toHaveLength(body.length);
    }
  });
});

describe('a separate cache entry is made for', () => {
  it.each([
    ['another address', `${PAGE}&limit=1`, {}],
    ['another encoding', PAGE, { 'Accept-Encoding': 'gzip' }],
  ])('%s', async (_, path, headers) => {
    await front.ask(PAGE);
    await front.ask(path, headers);
    expect(made).toHaveLength(2);
  });

  it('another value of a header in `Vary`', async () => {
    answer = (request) => goodAnswer(request, { Vary: 'Accept-Encoding, Accept-Language' });
    const ask = async (language: string) =>
      (await front.ask(PAGE, { 'Accept-Language': language })).body.toString().slice(0, 1);
    expect([await ask('nl'), await ask('en'), await ask('nl'), await ask('en')]).toEqual([
      ...['1', '2', '1', '2'],
    ]);
  });
});

describe('the cache does not store', () => {
  it('a check', async () => {
    await front.ask('/v1/films/her-2013/check', {}, 'POST');
    await front.ask('/v1/films/her-2013/check', {}, 'POST');
    expect(made).toHaveLength(2);
  });

  it.each([
    ['an error', () => new Response('', { status: 404, headers: { ETag: '"tag"' } })],
    [
      'a response that is not public',
      (asked: Request) => goodAnswer(asked, { 'Cache-Control': 'no-store' }),
    ],
    ['an answer with a cookie', (asked: Request) => goodAnswer(asked, { 'Set-Cookie': 'a=b' })],
    ['an answer that varies by anything', (asked: Request) => goodAnswer(asked, { Vary: '*' })],
    [
      'a response above 256 kB',
      (asked: Request) => {
        const { headers } = goodAnswer(asked);
        return new Response('x'.repeat(300_000), { headers });
      },
    ],
  ])('%s', async (_, one) => {
    answer = one;
    await front.ask(PAGE);
    await front.ask(PAGE);
    expect(made).toHaveLength(2);
  });

  it('headers for one client in a shared response', async () => {
    answer = (request) =>
      goodAnswer(request, { RateLimit: '"reads";r=1', 'RateLimit-Policy': '"reads"' });
    const [first, second] = [await front.ask(PAGE), await front.ask(PAGE)];
    expect(first.headers).toMatchObject({
      ratelimit: '"reads";r=1',
      'ratelimit-policy': '"reads"',
    });
    expect(second.headers['ratelimit']).toBeUndefined();
    expect(second.headers['ratelimit-policy']).toBeUndefined();
  });
});

it('stays below its size, and drops the least recently used responses first', async () => {
  await front.close();
  await start({ maxBytes: 12_000 });
  const ask = async (page: string) => (await front.ask(page)).body.toString().slice(0, 2);
  expect([await ask('/a'), await ask('/b'), await ask('/a'), await ask('/c')]).toEqual([
    ...['1 ', '2 ', '1 ', '3 '],
  ]);
  expect([await ask('/d'), await ask('/a'), await ask('/b')]).toEqual(['4 ', '1 ', '5 ']);
});

it('a response of 200 kB is sent whole, from the cache too', async () => {
  const text = 'x'.repeat(200_000);
  answer = (request) => new Response(text, { headers: goodAnswer(request).headers });
  for (const cache of ['miss', 'hit']) {
    expect((await front.ask(PAGE)).body.toString()).toBe(text);
    expect(front.records.at(-1)).toMatchObject({ cache });
  }
});

describe('a streamed response', () => {
  const pieces = Array.from({ length: 40 }, (_, number) => `${number} `.repeat(10_000));
  let taken: number;
  let isCancelled: boolean;

  function longAnswer(fails = Infinity): Response {
    [taken, isCancelled] = [0, false];
    const body = new ReadableStream(
      {
        pull(controller) {
          if (taken === fails) return controller.error(new Error('broken off'));
          const piece = pieces[taken];
          taken += 1;
          if (piece === undefined) controller.close();
          else controller.enqueue(new TextEncoder().encode(piece));
        },
        cancel() {
          isCancelled = true;
        },
      },
      { highWaterMark: 0 },
    );
    return new Response(body, {
      headers: {
        'Content-Type': 'application/x-ndjson',
        ETag: 'W/"long"',
        'Cache-Control': 'public',
        'X-Request-Id': 'long',
      },
    });
  }

  it.each([
    ['as it is', {}, (bytes: Buffer) => bytes],
    ['in gzip', { 'Accept-Encoding': 'br, gzip' }, (bytes: Buffer) => gunzipSync(bytes)],
  ])('arrives whole, %s, and is reported once', async (_, headers, decode) => {
    answer = () => longAnswer();
    const { status, body } = await front.ask('/long', headers);
    expect(status).toBe(200);
    expect(decode(body).toString()).toBe(pieces.join(''));
    expect(front.records).toMatchObject([{ status: 200, request_id: 'long' }]);
  });

  it.each([
    ['by HEAD', {}, 'HEAD', 200],
    ['by who has it', { 'If-None-Match': '"long"' }, 'GET', 304],
  ])('is not read to its end for %s', async (_, headers, method, expected) => {
    answer = () => longAnswer();
    const { status, body } = await front.ask('/long', headers, method);
    expect([status, body.length]).toEqual([expected, 0]);
    await expect.poll(() => isCancelled).toBe(true);
    expect(taken).toBeLessThan(pieces.length);
  });

  it('that fails is cut off for the client, and its error is reported', async () => {
    answer = () => longAnswer(30);
    await expect(front.ask('/long')).rejects.toThrow('aborted');
    expect(front.broken).toMatchObject([{ message: 'broken off' }]);
    answer = goodAnswer;
    expect((await front.ask(PAGE)).status).toBe(200);
  });
});

describe('while the application fails', () => {
  it('cached responses are served with their age', async () => {
    await front.ask(PAGE);
    time = 60_000;
    await front.ask(PAGE);
    version = away;
    answer = unavailable;
    time = HOUR + 60_000;
    const { status, headers, body } = await front.ask(PAGE);
    expect([status, headers.age]).toEqual([200, '3600']);
    expect(body.toString()).toMatch(/^1 /);
    expect(headers['cache-control']).toBe('public, max-age=60');
    expect(front.records.at(-1)).toMatchObject({ status: 200, cache: 'stale' });
    expect((await front.ask(PAGE, { 'If-None-Match': '"tag"' })).status).toBe(304);
  });

  it('cached responses are served even if the database returns its version', async () => {
    await front.ask(PAGE);
    version = async () => 'two';
    answer = unavailable;
    time = 5_000;
    expect(await front.ask(PAGE)).toMatchObject({ status: 200, headers: { age: '5' } });
  });

  it('other requests get the error', async () => {
    version = away;
    answer = unavailable;
    expect((await front.ask(PAGE)).status).toBe(503);
  });

  it('nothing older than a day is served', async () => {
    await front.ask(PAGE);
    version = away;
    answer = unavailable;
    time = 24 * HOUR - 1;
    expect((await front.ask(PAGE)).status).toBe(200);
    time = 24 * HOUR;
    expect((await front.ask(PAGE)).status).toBe(503);
  });

  it('no request waits for the database, and caching resumes once it answers', async () => {
    await front.ask(PAGE);
    version = away;
    time = 1_000;
    await front.ask(PAGE);
    let tell: (version: string) => void = () => undefined;
    version = () => new Promise((resolve) => (tell = resolve));
    time = 2_000;
    expect((await front.ask(PAGE)).headers.age).toBe('2');
    tell('two');
    await expect.poll(async () => (await front.ask(PAGE)).body.toString()).toMatch(/^2 /);
  });

  it('a response that is made while the version is unknown is not cached', async () => {
    version = away;
    await front.ask(PAGE);
    await front.ask(PAGE);
    expect(made).toHaveLength(2);
  });

  it('a database that takes more than a second counts as failed', async () => {
    await front.ask(PAGE);
    version = () => new Promise(() => undefined);
    time = 3_000;
    expect(await front.ask(PAGE)).toMatchObject({ status: 200, headers: { age: '3' } });
  });
});

it('an invalid URL is rejected and reported', async () => {
  const { status } = await front.ask('/\\');
  expect(status).toBe(400);
  await expect.poll(() => front.records).toMatchObject([{ status: 400, route: null }]);
});

describe('a route that is not cached', () => {
  const declare = (route: ReturnType<NonNullable<CachingServerOptions['findRoute']>>) =>
    front.close().then(() => start({ findRoute: () => route }));
  const described = { pattern: '/healthz', summary: 'Health', answer: 'application/json' };

  it('never waits for the version of the catalogue, and is called each time', async () => {
    version = () => new Promise(() => {});
    await declare({ ...described, cache: 'never' });
    for (let turn = 0; turn < 2; turn += 1) expect((await front.ask(PAGE)).status).toBe(200);
    expect(made).toHaveLength(2);
  });

  it.each([
    ['a stream', { ...described, cache: 'stream' as const }],
    ['an address without a route', null],
  ])('gets HEAD and conditional headers unchanged: %s', async (_, route) => {
    await declare(route);
    answer = () => new Response(null, { headers: { ETag: '"tag"' } });
    const { status, headers } = await front.ask(PAGE, { 'If-None-Match': '"tag"' }, 'HEAD');
    expect(made.map(({ method }) => method)).toEqual(['HEAD']);
    expect(made[0]?.headers.get('If-None-Match')).toBe('"tag"');
    // No `Content-Length` that a GET would not have.
    expect([status, headers['content-length']]).toEqual([200, undefined]);
  });
});

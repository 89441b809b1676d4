import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../helpers/test-app.ts';

const CHECK = {
  method: 'POST',
  body: '{"children":[{"age":14}]}',
  headers: { 'Content-Type': 'application/json' },
};

/** One of each kind of answer. */
const ANSWERS: readonly [path: string, init?: RequestInit][] = [
  ['/'],
  ['/?q=her'],
  ['/films/her-2013'],
  ['/docs'],
  ['/openapi.json'],
  ['/v1/films'],
  ['/v1/films/her-2013'],
  ['/v1/films/her-2013', { headers: { 'If-None-Match': '*' } }],
  ['/v1/films/her-2013/ratings'],
  ['/v1/films/her-2013/ratings/sex'],
  ['/v1/films/her-2013/check', CHECK],
  ['/v1/films/her-2013/check', { ...CHECK, body: '{' }],
  ['/v1/films/her-2013/check', { ...CHECK, headers: { 'Content-Type': 'text/plain' } }],
  ['/v1/categories'],
  ['/v1/rating-systems'],
  ['/healthz'],
  ['/readyz'],
  ['/nope'],
  ['/nope', { headers: { Accept: 'text/html' } }],
  ['/v1/films/nope-1'],
  ['/v1/films?nope=1'],
  ['/v1/films', { method: 'PUT' }],
];

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

describe('every answer', () => {
  it.each(ANSWERS)('sets no cookie, at %s', async (path, init) => {
    const response = await app.request(path, init);
    expect(response.headers.get('Set-Cookie')).toBeNull();
  });

  it.each(ANSWERS)('may be read by any site and without credentials, at %s', async (path, init) => {
    const { headers } = await app.request(path, {
      ...init,
      headers: { ...init?.headers, Origin: 'https://blog.example' },
    });
    expect(headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(headers.get('Access-Control-Allow-Credentials')).toBeNull();
    expect(headers.get('Access-Control-Expose-Headers')).toBe(
      'ETag,Link,RateLimit,RateLimit-Policy,Retry-After,X-Request-Id',
    );
  });

  it.each(ANSWERS.filter(([, init]) => !new Headers(init?.headers).has('If-None-Match')))(
    'has the security headers, at %s',
    async (path, init) => {
      const { headers } = await app.request(path, init);
      expect(Object.fromEntries(headers)).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
        'strict-transport-security': 'max-age=15552000',
        'cross-origin-resource-policy': 'cross-origin',
        'cross-origin-opener-policy': 'same-origin',
      });
      expect(headers.get('X-Powered-By')).toBeNull();
      expect(headers.get('Server')).toBeNull();
    },
  );

  it.each(ANSWERS)('has a request id of its own, at %s', async (path, init) => {
    const ids = [await app.request(path, init), await app.request(path, init)].map(({ headers }) =>
      headers.get('X-Request-Id'),
    );
    expect(ids[0]).toMatch(/^[\w-]{20,}$/);
    expect(ids[0]).not.toBe(ids[1]);
  });
});

describe('the content security policy', () => {
  const APP = { 'manifest-src': "'self'", 'worker-src': "'self'" };

  it.each([
    ['/', APP],
    ['/es/films/her-2013', APP],
    ['/films/her-2013', APP],
    ['/docs', {}],
    ['/v1/films/her-2013', {}],
    ['/service-worker.js', {}],
    ['/nope', {}],
  ])(
    'of %s lets run and load what is ours and nothing else: the service worker on the pages for parents alone',
    async (path, more) => {
      const { headers } = await app.request(path, { headers: { Accept: 'text/html' } });
      const policy = Object.fromEntries(
        (headers.get('Content-Security-Policy') ?? '')
          .split(';')
          .map((part) => part.trim().split(/ (.*)/, 2)),
      );
      expect(policy).toEqual({
        'default-src': "'none'",
        'script-src': "'self'",
        'style-src': "'self'",
        'img-src': "'self' data:",
        'connect-src': "'self'",
        'form-action': "'self'",
        'base-uri': "'none'",
        'frame-ancestors': "'none'",
        ...more,
      });
    },
  );

  it.each(['/', '/?q=her', '/films/her-2013', '/docs', '/nope'])(
    'is one that the page %s keeps: no style or script inside it, nothing from elsewhere',
    async (path) => {
      const html = await (await app.request(path, { headers: { Accept: 'text/html' } })).text();
      expect(html).not.toMatch(/<style|<[^>]*\s(style|on\w+)=/);
      const scripts = html.match(/<script[^>]*>/g) ?? [];
      for (const script of scripts)
        expect(script).toMatch(
          /^<script (defer src="\/(widget\/[\d.]+\/widget|assets\/(reference|find|page))\.js"|type="application\/ld\+json"|type="application\/json" (data-content-advisory-film="her-2013"|id="find-words"))>$/,
        );
      for (const [, address] of html.matchAll(
        /<(?:link rel="stylesheet"|img|iframe)[^>]*(?:href|src)="([^"]*)"/g,
      ))
        expect(address).toMatch(/^\/(?!\/)/);
    },
  );
});

describe('the request id', () => {
  it('is the one that came with the request', async () => {
    const response = await app.request('/v1/films/nope-1', {
      headers: { 'X-Request-Id': 'a-1_=' },
    });
    expect(response.headers.get('X-Request-Id')).toBe('a-1_=');
    expect(await response.json()).toMatchObject({ request_id: 'a-1_=' });
  });

  it.each(['<script>', 'a b', 'a"b', 'x'.repeat(300), 'é'])(
    'is not taken from the header %j',
    async (id) => {
      const response = await app.request('/v1/films', { headers: { 'X-Request-Id': id } });
      expect(response.headers.get('X-Request-Id')).toMatch(/^[\w-]{36}$/);
    },
  );
});

describe('a preflight', () => {
  it.each([
    ['/v1/films', 'GET,HEAD,POST'],
    ['/v1/films/her-2013', 'GET,HEAD,PATCH,DELETE'],
    ['/v1/films/her-2013/check', 'POST'],
    ['/widget.js', 'GET,HEAD'],
    ['/nope', 'GET,HEAD'],
  ])(
    'to %s is answered: the methods that it accepts, for every site, and for a day',
    async (path, methods) => {
      const response = await app.request(path, {
        method: 'OPTIONS',
        headers: {
          Origin: 'https://blog.example',
          'Access-Control-Request-Method': 'GET',
          'Access-Control-Request-Headers': 'if-none-match',
        },
      });
      expect(response.status).toBe(204);
      expect(await response.text()).toBe('');
      expect(Object.fromEntries(response.headers)).toMatchObject({
        'access-control-allow-origin': '*',
        'access-control-allow-methods': methods,
        'access-control-allow-headers': 'if-none-match',
        'access-control-max-age': '86400',
      });
      expect(response.headers.get('Access-Control-Allow-Credentials')).toBeNull();
    },
  );
});

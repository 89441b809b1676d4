import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeFilm } from '../../api/services/films/write.ts';
import { HER_2013 } from '../../db/seed/her-2013.ts';
import { filmFacts } from '../helpers/film-facts.ts';
import { openTestApp, type TestApp } from '../helpers/test-app.ts';

const GOOD = 'public, max-age=60, s-maxage=240, stale-while-revalidate=60, stale-if-error=86400';

const KEPT = [
  '/v1/films',
  '/v1/films?ids=her-2013,nope-1',
  '/v1/films?q=her',
  '/v1/films/her-2013',
  '/v1/films/tt1798709',
  '/v1/films/her-2013/ratings',
  '/v1/films/her-2013/ratings/sex',
  '/v1/categories',
  '/v1/rating-systems',
  '/openapi.json',
  '/docs',
  '/films/her-2013',
  '/',
  '/?q=her',
];

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp([HER_2013, filmFacts()]);
});
afterAll(() => app.close());

async function etagOf(path: string): Promise<string> {
  const etag = (await app.request(path)).headers.get('ETag');
  if (!etag) throw new Error(`${path} has no ETag`);
  return etag;
}

describe.each(KEPT)('GET %s', (path) => {
  it('may be kept as long as the rules say', async () => {
    expect((await app.request(path)).headers.get('Cache-Control')).toBe(GOOD);
  });

  it('has a strong ETag that stays the same', async () => {
    const etag = await etagOf(path);
    expect(etag).toMatch(/^"[^"]+"$/);
    expect(await etagOf(path)).toBe(etag);
  });

  it('is a 304 without a body for who has it, with every header that a browser needs', async () => {
    const etag = await etagOf(path);
    const response = await app.request(path, {
      headers: { 'If-None-Match': etag, 'X-Request-Id': 'mine' },
    });
    expect(response.status).toBe(304);
    expect(await response.text()).toBe('');
    expect(Object.fromEntries(response.headers)).toMatchObject({
      etag,
      'cache-control': GOOD,
      'access-control-allow-origin': '*',
      'access-control-expose-headers':
        'ETag,Link,RateLimit,RateLimit-Policy,Retry-After,X-Request-Id',
      'cross-origin-resource-policy': 'cross-origin',
      'x-request-id': 'mine',
    });
    expect(response.headers.get('Content-Type')).toBeNull();
  });
});

describe('If-None-Match', () => {
  it.each([
    ['weak', (etag: string) => `W/${etag}`],
    ['one of several', (etag: string) => `"other", W/"another" , ${etag}`],
    ['a star', () => '*'],
  ])('that is %s is a 304', async (_, header) => {
    const value = header(await etagOf('/v1/films/her-2013'));
    const response = await app.request('/v1/films/her-2013', {
      headers: { 'If-None-Match': value },
    });
    expect(response.status).toBe(304);
  });

  it.each([
    ['another tag', () => '"other"'],
    ['the tag of another film', () => etagOf('/v1/films/nothing-known-1999')],
    ['the tag without its quotes', async () => (await etagOf('/v1/films/her-2013')).slice(1, -1)],
    ['empty', () => ''],
  ])('that is %s gets the whole answer', async (_, header) => {
    const response = await app.request('/v1/films/her-2013', {
      headers: { 'If-None-Match': await header() },
    });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ id: 'her-2013' });
  });

  it('works with HEAD', async () => {
    const response = await app.request('/v1/films/her-2013', {
      method: 'HEAD',
      headers: { 'If-None-Match': await etagOf('/v1/films/her-2013') },
    });
    expect(response.status).toBe(304);
  });

  it.each(['/v1/films/nope-1', '/nope', '/v1/films?nope=1'])(
    'never makes a 304 of the error at %s',
    async (path) => {
      const response = await app.request(path, { headers: { 'If-None-Match': '*' } });
      expect(response.status).toBeGreaterThanOrEqual(400);
      expect(response.headers.get('ETag')).toBeNull();
    },
  );

  it('keeps the Link to the next page', async () => {
    const path = '/v1/films?limit=1';
    const link = (await app.request(path)).headers.get('Link');
    const response = await app.request(path, { headers: { 'If-None-Match': await etagOf(path) } });
    expect(response.status).toBe(304);
    expect(link).toContain('rel="next"');
    expect(response.headers.get('Link')).toBe(link);
  });
});

describe('the ETag', () => {
  it('differs between a film’s forms of id only where the document does', async () => {
    expect(await etagOf('/v1/films/tt1798709')).toBe(await etagOf('/v1/films/her-2013'));
    expect(await etagOf('/v1/films/nothing-known-1999')).not.toBe(
      await etagOf('/v1/films/her-2013'),
    );
  });

  it('changes with every write of the film, in the list and on its page too', async () => {
    const paths = ['/v1/films/rewritten-2000', '/films/rewritten-2000'];
    const write = (story: string) =>
      writeFilm(
        app.db,
        filmFacts({ id: 'rewritten-2000', title: 'Rewritten', year: 2000, story }),
        {
          now: '2026-02-02T00:00:00.000Z',
          actor: 'test',
        },
      );
    await write('One.');
    const before = await Promise.all(paths.map(etagOf));
    await write('Two.');
    for (const [place, path] of paths.entries()) {
      const response = await app.request(path, {
        headers: { 'If-None-Match': before[place] ?? '' },
      });
      expect(response.status).toBe(200);
      expect(await response.text()).toContain('Two.');
    }
  });
});

describe('what is kept nowhere', () => {
  it.each([
    ['/healthz', 200],
    ['/readyz', 200],
    ['/nope', 404],
    ['/v1/films/nope-1', 404],
    ['/v1/films/No!', 400],
    ['/v1/films?nope=1', 400],
    ['/v1/films?cursor=x', 400],
    ['/v1/films/her-2013/check', 405],
    ['/films/nope-1', 404],
    ['/?q=a&q=b', 400],
    ['/assets/none.css', 404],
  ])('%s, a %i', async (path, status) => {
    for (const accept of ['*/*', 'text/html']) {
      const response = await app.request(path, { headers: { Accept: accept } });
      expect(response.status).toBe(status);
      expect(response.headers.get('Cache-Control')).toBe('no-store');
    }
  });
});

/** The whole service in workerd, with its database at the other end of HTTP. */

import { env, exports } from 'cloudflare:workers';
import { afterEach, describe, expect, it, vi } from 'vitest';
import worker from '../../api/worker.ts';
import de from '../../widget/labels/de.json' with { type: 'json' };

const HER = '/v1/films/her-2013';
const JSON_POST = { method: 'POST', headers: { 'Content-Type': 'application/json' } };

afterEach(() => void vi.restoreAllMocks());

function ask(path: string, init?: RequestInit): Promise<Response> {
  return exports.default.fetch(new Request(`https://advisory.test${path}`, init));
}

function check(children: object[]): Promise<Response> {
  return ask(`${HER}/check`, { ...JSON_POST, body: JSON.stringify({ children }) });
}

describe('the API', () => {
  it('answers with Her, and 304 to who has it already', async () => {
    const answer = await ask(HER);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('Cache-Control')).toContain('s-maxage=240');
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(await answer.json()).toMatchObject({
      id: 'her-2013',
      age: { recommended: 16, decided_by: ['sex'] },
      links: { page: '/films/her-2013' },
    });
    const etag = answer.headers.get('ETag') ?? '';
    const again = await ask(HER, { headers: { 'If-None-Match': etag } });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
    expect(again.headers.get('Access-Control-Allow-Origin')).toBe('*');
  });

  it.each(['tt1798709', 'imdb:tt1798709', 'tmdb:152601', 'wikidata:Q788822'])(
    'finds Her as %s',
    async (id) => {
      expect(await (await ask(`/v1/films/${id}`)).json()).toMatchObject({ id: 'her-2013' });
    },
  );

  it.each([
    ['an unknown film', '/v1/films/nope', 404, 'film-not-found'],
    ['an unknown address', '/v2', 404, 'address-not-found'],
    ['an unknown parameter', '/v1/films?langauge.lte=2', 400, 'invalid-input'],
  ])('answers %s with a problem', async (_, path, status, slug) => {
    const answer = await ask(path);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('Content-Type')).toContain('application/problem+json');
    expect(answer.headers.get('Cache-Control')).toBe('no-store');
    expect(await answer.json()).toMatchObject({ type: `/docs#${slug}`, status });
  });

  it.each([
    [13, 'not_yet'],
    [14, 'talk_first'],
    [16, 'fits'],
  ])('checks Her for a child of %i: %s', async (age, verdict) => {
    const answer = await check([{ age }]);
    expect(answer.headers.get('Cache-Control')).toBe('no-store');
    expect(await answer.json()).toMatchObject({ verdict });
  });

  it('rejects a check that is not JSON, not declared as JSON, or not valid', async () => {
    const malformed = await ask(`${HER}/check`, { ...JSON_POST, body: '{' });
    const untyped = await ask(`${HER}/check`, { method: 'POST', body: '{}' });
    const invalid = await check([{ age: 300 }]);
    expect([malformed.status, untyped.status, invalid.status]).toEqual([400, 415, 400]);
    expect(await invalid.json()).toMatchObject({ errors: [{ pointer: '#/children/0/age' }] });
    await Promise.all([malformed.text(), untyped.text()]);
  });

  it.each([
    ['language.lte=4&q=her+2013', ['her-2013']],
    ['language.lte=3&q=her+2013', []],
    ['ids=tt1798709,nope-1999', ['her-2013']],
  ])('lists films under %s', async (query, ids) => {
    const { films } = await (await ask(`/v1/films?${query}`)).json();
    expect(films.map(({ id }: { id: string }) => id)).toEqual(ids);
  });

  it('is alive and ready', async () => {
    const answers = await Promise.all([ask('/healthz'), ask('/readyz')]);
    expect(await Promise.all(answers.map((answer) => answer.json()))).toEqual([
      { status: 'ok' },
      { status: 'ok' },
    ]);
  });
});

describe('pages and files', () => {
  it('renders the page of a film', async () => {
    const answer = await ask('/films/her-2013');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('Content-Type')).toMatch(/^text\/html/);
    expect(answer.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
    const page = await answer.text();
    expect(page).toContain('<link rel="canonical" href="https://advisory.test/films/her-2013"');
  });

  it.each([
    ['/widget.js', 'text/javascript; charset=utf-8', 's-maxage=240'],
    ['/widget/0.1.0/widget.js', 'text/javascript; charset=utf-8', 'immutable'],
    ['/widget/0.1.0/labels/de.json', 'application/json', 's-maxage=240'],
    ['/assets/page.css', 'text/css; charset=utf-8', 's-maxage=240'],
    ['/service-worker.js', 'text/javascript; charset=utf-8', 's-maxage=240'],
    ['/assets/icon-512.png', 'image/png', 's-maxage=240'],
    ['/openapi.json', 'application/json', 's-maxage=240'],
  ])('serves %s with the headers of our routes', async (path, type, caching) => {
    const answer = await ask(path);
    expect(answer.status).toBe(200);
    expect((await answer.text()).length).toBeGreaterThan(1_000);
    expect(answer.headers.get('Content-Type')).toBe(type);
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(answer.headers.get('Cross-Origin-Resource-Policy')).toBe('cross-origin');
    expect(answer.headers.get('Cache-Control')).toContain(caching);
    const etag = answer.headers.get('ETag') ?? '';
    const again = await ask(path, { headers: { 'If-None-Match': etag } });
    expect([again.status, again.headers.get('Cache-Control')]).toEqual([
      304,
      answer.headers.get('Cache-Control'),
    ]);
  });

  it('has the words of other languages, which are among its files', async () => {
    const badge = await ask('/badge/her-2013.svg?lang=de');
    expect(badge.headers.get('Content-Type')).toBe('image/svg+xml; charset=utf-8');
    expect(await badge.text()).toContain(`>${de.advisory}</text>`);
    const english = await ask('/badge/her-2013.svg?lang=tlh');
    expect(await english.text()).toContain('>Content advisory</text>');
  });

  it('lets others frame its frames, and nothing else', async () => {
    const [frame, page] = await Promise.all([ask('/embed/her-2013'), ask('/films/her-2013')]);
    expect(frame.headers.get('Content-Security-Policy')).toContain('frame-ancestors *');
    expect(page.headers.get('Content-Security-Policy')).toContain("frame-ancestors 'none'");
    await Promise.all([frame.text(), page.text()]);
  });

  it('knows no other file, and no way out of the folder', async () => {
    const answers = await Promise.all(
      ['/assets/nothing.css', '/assets/..%2F..%2Fwrangler.toml', '/index.html'].map((path) =>
        ask(path),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
    await Promise.all(answers.map((answer) => answer.text()));
  });
});

describe('the database', () => {
  // workerd does not let a request use what another one opened, and would fail the second one.
  it('serves many requests at the same time', async () => {
    const paths = Array.from(
      { length: 40 },
      (_, place) => `/v1/films?q=her+2013&limit=${place + 1}`,
    );
    const answers = await Promise.all(paths.map((path) => ask(path)));
    for (const answer of answers)
      expect(await answer.json()).toMatchObject({ films: [{ id: 'her-2013' }] });
  });

  it('that is lost for one request answers 503, and the next request is served', async () => {
    vi.spyOn(console, 'error').mockReturnValue();
    vi.spyOn(globalThis, 'fetch').mockRejectedValueOnce(new Error('Network connection lost.'));
    const path = '/v1/films?q=her&limit=41';
    const lost = await ask(path);
    expect([lost.status, lost.headers.get('Retry-After')]).toEqual([503, '5']);
    await lost.text();
    const next = await ask(path);
    expect(next.status).toBe(200);
    await next.text();
  });

  it('of this program’s schema is what a cron event looks for', async () => {
    await expect(worker.scheduled({}, env)).resolves.toBeUndefined();
  });
});

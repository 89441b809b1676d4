/** What makes our pages installable and readable offline: the manifest, the page of saved films, and the service worker’s rules. */

import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { familyQuery, isFamilyQuery } from '../../../api/domain/family/family-query.ts';
import { pageKind, savedAddress } from '../../../api/pages/offline/saved-pages.ts';
import { LANGUAGES } from '../../../widget/labels/languages.ts';
import { bareApp, type BareApp } from '../../helpers/bare-app.ts';
import { openTestApp, PUBLIC_URL, type TestApp } from '../../helpers/test-app.ts';

let app: TestApp;
let translated: BareApp['app'];
let switchedOff: BareApp['app'];

beforeAll(async () => {
  app = await openTestApp();
  const readTranslation = (path: string) =>
    readFile(path.startsWith('words/') ? `api/pages/${path}` : `widget/${path}`, 'utf8');
  const openDb = () => app.db;
  translated = bareApp({ openDb, readTranslation }).app;
  switchedOff = bareApp({ openDb, hasServiceWorker: false }).app;
});
afterAll(() => app.close());

describe('the manifest', () => {
  it.each(LANGUAGES)(
    'opens the app in its language, with its description: %s',
    async (language) => {
      const home = language === 'en' ? '/' : `/${language}`;
      const path = language === 'en' ? '/app.webmanifest' : `/${language}/app.webmanifest`;
      const response = await translated.request(path);
      expect(response.headers.get('Content-Type')).toBe('application/manifest+json');
      const { find } = JSON.parse(await readFile(`api/pages/words/${language}.json`, 'utf8'));
      expect(await response.json()).toMatchObject({
        id: home,
        start_url: home,
        lang: language,
        dir: language === 'ar' ? 'rtl' : 'ltr',
        description: find.description,
      });
      const page = await (await translated.request(home)).text();
      expect(page).toContain(`<link rel="manifest" href="${path}"/>`);
    },
  );

  it('and the service worker are allowed on the pages for parents alone', async () => {
    const policyOf = async (path: string) =>
      (await app.request(path)).headers.get('Content-Security-Policy');
    expect(await policyOf('/films/her-2013')).toMatch(/manifest-src 'self'; worker-src 'self'/);
    for (const path of ['/embed/her-2013', '/embed', '/docs', '/sign-in', '/v1/films/her-2013'])
      expect(await policyOf(path), path).not.toMatch(/manifest-src|worker-src/);
  });
});

describe('the pages without a saved copy', () => {
  it('are not for search engines', async () => {
    const html = await (await app.request('/offline')).text();
    expect(html).toContain('<meta name="robots" content="noindex"/>');
  });
});

describe('a service worker that is switched off', () => {
  it('removes its caches and itself, and no page registers it again', async () => {
    const response = await switchedOff.request('/service-worker.js');
    expect(response.headers.get('Content-Type')).toBe('text/javascript; charset=utf-8');
    const script = await response.text();
    expect(script).toContain('caches.delete');
    expect(script).toContain('registration.unregister()');
    const html = await (await switchedOff.request('/films/her-2013')).text();
    expect(html).not.toMatch(/rel="manifest"|id="saved"/);
  });
});

describe('a page', () => {
  const kindOf = (path: string) => pageKind(new URL(path, PUBLIC_URL));

  it.each([
    ['/films/her-2013', 'film'],
    ['/zh/films/am%C3%A9lie-2001', 'film'],
    ['/', 'list'],
    ['/es', 'list'],
    ['/?genre=comedy', 'list'],
    ['/pt/tonight', 'list'],
    ['/ages', 'list'],
    ['/de/levels/violence/0', 'list'],
    ['/ar/offline', 'offline'],
    ['/compare', 'other'],
    ['/fr/about/privacy', 'other'],
    ['/films/her-2013/history', 'other'],
    ['/?q=her', 'other'],
  ])('for parents is saved by its kind: %s is %s', (path, kind) => {
    expect(kindOf(path)).toBe(kind);
  });

  it.each([
    ...['/films/her-2013/correct', '/proposals/x', '/desk', '/desk/films/her-2013', '/sign-in'],
    ...[
      '/account',
      '/embed',
      '/embed/her-2013',
      '/v1/films',
      '/widget.js',
      '/docs',
      '/feeds/films.atom',
    ],
    ...['/films/her-2013/share.png', '/esp/films/her-2013', '/agesx'],
  ])('that is not for parents is left alone: %s', (path) => {
    expect(kindOf(path)).toBeNull();
  });

  it('is saved without the fragment of its address, and a film without its query', () => {
    const address = (path: string) => savedAddress(new URL(path, PUBLIC_URL));
    expect(address('/films/her-2013?utm_source=x#for=8')).toBe('/films/her-2013');
    expect(address('/?genre=comedy#for=8')).toBe('/?genre=comedy');
  });
});

describe('a list of films', () => {
  it('is saved if it is one that the front page asks for', () => {
    expect(isFamilyQuery(familyQuery([8, 12], { genre: 'comedy', sort: 'title' }))).toBe(true);
    expect(isFamilyQuery(new URLSearchParams(`${familyQuery([], {})}&cursor=x`))).toBe(true);
  });

  it('is not saved if it is the answer to a search, or to anybody else', () => {
    expect(isFamilyQuery(new URLSearchParams(`${familyQuery([], {})}&q=her`))).toBe(false);
    expect(isFamilyQuery(new URLSearchParams('ids=her-2013,up-2009&fields=card'))).toBe(false);
    expect(isFamilyQuery(new URLSearchParams('violence.lte=1'))).toBe(false);
  });
});

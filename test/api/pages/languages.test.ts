/** The pages in every language: which one an address gives, and how they refer to each other. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFile } from 'node:fs/promises';
import { LANGUAGES } from '../../../widget/labels/languages.ts';
import { pageWordErrors } from '../../../widget/build/check-page-words.ts';
import en from '../../../api/pages/words/en.json' with { type: 'json' };
import { HER_2013 } from '../../../db/seed/her-2013.ts';
import { bareApp } from '../../helpers/bare-app.ts';
import { filmFacts, ratingFacts } from '../../helpers/film-facts.ts';
import { openTestApp, PUBLIC_URL, type TestApp } from '../../helpers/test-app.ts';

let app: TestApp;
let get: (path: string) => Promise<{ status: number; html: string; headers: Headers }>;

beforeAll(async () => {
  app = await openTestApp([
    HER_2013,
    filmFacts({ id: 'unknown-1999', title: 'Unknown', year: 1999 }),
    filmFacts({
      id: 'known-by-boards-2002',
      title: '2002년 영화',
      year: 2002,
      certificates: [
        { system: 'MPA', rating: 'PG-13', reasons: 'for violence', sources: [] },
        { system: 'FSK', rating: '12', reasons: null, sources: [] },
      ],
      ratings: [
        ratingFacts('violence', 3, { basis: 'official', origin: 'MPA:PG-13', span: 'violence' }),
        ratingFacts('sex', null, { basis: 'official', origin: 'MPA:PG-13', at_most: 3 }),
        ratingFacts('language', null, { basis: 'official', origin: 'FSK:12', at_most: 4 }),
      ],
    }),
  ]);
  const { app: translated } = bareApp({
    openDb: () => app.db,
    readTranslation: (path) =>
      readFile(path.startsWith('words/') ? `api/pages/${path}` : `widget/${path}`, 'utf8'),
  });
  get = async (path) => {
    const response = await translated.request(path, { headers: { Accept: 'text/html' } });
    return { status: response.status, html: await response.text(), headers: response.headers };
  };
});

afterAll(() => app.close());

describe('a page in another language', () => {
  it('has its language, its writing direction, and the words of the card', async () => {
    const { status, html, headers } = await get('/ar/films/her-2013');
    expect(status).toBe(200);
    expect(headers.get('Content-Language')).toBe('ar');
    expect(html).toContain('<html lang="ar" dir="rtl">');
    const { categories } = JSON.parse(await readFile('widget/labels/ar.json', 'utf8'));
    expect(html).toContain(categories.violence);
  });

  it('keeps its language in its links, and links to itself in every other one', async () => {
    const { html } = await get('/de/films/her-2013');
    expect(html).toContain('<a class="name" href="/de">');
    expect(html).toContain(`<link rel="canonical" href="${PUBLIC_URL}/de/films/her-2013"`);
    for (const language of LANGUAGES) {
      const path = language === 'en' ? '/films/her-2013' : `/${language}/films/her-2013`;
      expect(html).toContain(`hreflang="${language}" href="${PUBLIC_URL}${path}"`);
    }
    expect(html).toContain(`hreflang="x-default" href="${PUBLIC_URL}/films/her-2013"`);
  });

  it('writes dates, numbers and countries as its language does, and marks the texts of others', async () => {
    const { html } = await get('/de/films/her-2013');
    expect(html).toContain('18. Dezember 2013');
    expect(html).toContain('126 Minuten');
    expect(html).toContain('Vereinigte Staaten');
    expect(html).toContain(`<span lang="en"><bdi>${HER_2013.talking_points[0]}`);
    const english = await get('/films/her-2013');
    expect(english.html).not.toContain('<span lang="en">');
  });

  it('begins with the certificate of the country where most people speak it', async () => {
    const boards = async (path: string) =>
      [...(await get(path)).html.matchAll(/<th scope="row">([^<,]*), /g)].map(([, name]) => name);
    const [first] = await boards('/films/known-by-boards-2002');
    const [erste] = await boards('/de/films/known-by-boards-2002');
    expect(first).toMatch(/^Motion Picture/);
    expect(erste).toMatch(/^Freiwillige/);
  });

  it('finds films, and leads to a pasted film, in its language', async () => {
    const { html } = await get('/es?q=her');
    expect(html).toContain('href="/es/films/her-2013"');
    const { status, headers } = await get('/es?q=tt1798709');
    expect([status, headers.get('Location')]).toEqual([303, '/es/films/her-2013']);
  });

  it('has its errors in its language', async () => {
    const { status, html } = await get('/fr/films/nothing-1999');
    expect(status).toBe(404);
    expect(html).toContain('<html lang="fr">');
  });

  it.each(['/arx', '/xx', '/en', '/en/films/her-2013', '/AR'])(
    'is not there for a language that we do not have: %s',
    async (path) => {
      expect((await get(path)).status).toBe(404);
    },
  );
});

/** One of each kind of page. */
const PAGES = [
  '/',
  '/?for=8-9&genre=romance',
  '/?q=her',
  '/?q=nothing+at+all',
  '/films/her-2013',
  '/films/known-by-boards-2002',
  '/films/unknown-1999',
  '/films/nothing-1999',
  '/films/her-2013/history',
  '/films/her-2013/correct',
  '/proposals/unknown',
  '/ages',
  '/ages/8',
  '/ages/5-7',
  '/ages/99',
  '/genres',
  '/genres/romance',
  '/levels/violence/1',
  '/levels/role_models/3',
  '/about',
  '/about/ratings',
  '/about/privacy',
  '/offline',
];

describe.each(LANGUAGES)('every page in the language %s', (language) => {
  const inLanguage = (path: string) =>
    language === 'en' ? path : `/${language}${path.replace(/^\/(?=\?|$)/, '')}`;

  it.each(PAGES)('has no word missing: %s', async (path) => {
    const { status, html, headers } = await get(inLanguage(path));
    expect(status).toBe(
      /nothing-1999|99$|proposals/.test(path) && path !== '/films/unknown-1999' ? 404 : 200,
    );
    expect(headers.get('Content-Language')).toBe(language);
    expect(html).toContain(`<html lang="${language}"${language === 'ar' ? ' dir="rtl"' : ''}>`);
    const shown = html.replaceAll(/<script[^>]*>.*?<\/script>/gs, '').replaceAll(/<[^>]*>/g, ' ');
    expect(shown).not.toMatch(/\{\w+\}|undefined|\[object|NaN|Invalid Date/);
    expect(html).not.toMatch(/<(title|h1|h2|h3|dt|th|button|summary)[^>]*>\s*<\/\1>/);
    if (status !== 200 || path.includes('?q=') || path === '/offline') return;
    expect(html).toContain(`hreflang="${language}"`);
    if (!path.endsWith('/correct')) expect(html).toContain('rel="canonical"');
    // But for the list of languages, its links stay in its language.
    const links =
      html.match(/<a [^>]*href="\/(?:films|ages|genres|levels|about|offline)[^>]*>/g) ?? [];
    const left = links.filter((link) => !link.includes('hreflang='));
    if (language !== 'en') expect(left).toEqual([]);
  });
});

describe('the words of a language', () => {
  it.each(LANGUAGES)('are complete: %s', async (language) => {
    expect(
      pageWordErrors(language, await readFile(`api/pages/words/${language}.json`, 'utf8')),
    ).toEqual([]);
  });

  it('are not complete without a key, a placeholder or a plural form', () => {
    const { requestId: _, ...error } = en.error;
    const text = JSON.stringify({
      ...en,
      search: { ...en.search, ask: 'Write to us.', count: { other: '{count} films' } },
      error,
    });
    expect(pageWordErrors('en', text)).toEqual([
      'search.count.one is missing',
      'search.ask lacks {contact}',
      'error.requestId is missing',
    ]);
  });
});

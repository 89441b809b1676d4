/** The badge: never a wrong age, whatever is asked and whatever fails. */

import { createHash } from 'node:crypto';
import { brotliCompressSync, constants } from 'node:zlib';
import { LibsqlError } from '@libsql/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HER_2013 } from '../../../db/seed/her-2013.ts';
import { CATEGORIES } from '../../../db/vocabulary.ts';
import { bareApp } from '../../helpers/bare-app.ts';
import { filmFacts, ratingFacts } from '../../helpers/film-facts.ts';
import { tagsOf, textOf } from '../../helpers/html.ts';
import { openTestApp, type TestApp } from '../../helpers/test-app.ts';

const MAX_BYTES = 700;
const GREY = '#555';

const ARABIC = {
  dir: 'rtl',
  advisory: 'دليل الأهل',
  unknown: 'غير معروف',
  categories: { violence: 'عنف' },
};

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp([
    HER_2013,
    filmFacts(),
    filmFacts({
      id: 'bounded-2010',
      title: 'Bounded <script>alert(1)</script> & "more"\u0001',
      year: 2010,
      ratings: [
        ratingFacts('violence', null, { at_most: 2 }),
        ratingFacts('sex', 4),
        ratingFacts('language', 0),
      ],
    }),
  ]);
});
afterAll(() => app.close());

async function badge(path: string) {
  const response = await app.request(path);
  const svg = await response.text();
  expect(response.headers.get('Content-Type'), path).toBe('image/svg+xml; charset=utf-8');
  const [root] = tagsOf(svg);
  const texts = [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text);
  return { status: response.status, headers: response.headers, svg, root, texts };
}

/** Her levels are strong, strong, mild, minimal and mild. */
const COLOURS: Partial<Record<string, string>> = {
  language: '#a31',
  sex: '#a31',
  drinking: '#750',
  violence: '#165',
  frightening: '#750',
};

describe('the badge of a film', () => {
  it('says the age, by every form of id', async () => {
    for (const id of ['her-2013', 'tt1798709', 'imdb:tt1798709', 'tmdb:152601', 'wikidata:Q788822'])
      expect((await badge(`/badge/${id}.svg`)).texts).toEqual(['Content advisory', '16+']);
  });

  it('says the level in one category, in its words and in five steps', async () => {
    for (const { name, kind } of CATEGORIES) {
      const { texts, svg } = await badge(`/badge/her-2013.svg?category=${name}`);
      expect(texts).toHaveLength(2);
      expect(svg).toContain(`fill="${kind === 'concern' ? COLOURS[name] : '#165'}"`);
      expect(svg.match(/class="s"/g)).toHaveLength(2);
    }
    const { texts } = await badge('/badge/her-2013.svg?category=sex');
    expect(texts).toEqual(['Sex', 'strong']);
  });

  it.each([
    ['nothing-known-1999', '', ['Content advisory', 'No age yet'], true],
    ['nothing-known-1999', '?category=sex', ['Sex', 'not rated'], true],
    ['nothing-known-1999', '?category=role_models', ['Role models', 'not rated'], true],
    ['bounded-2010', '', ['Content advisory', 'about 16+'], false],
    ['bounded-2010', '?category=violence', ['Violence', 'at most mild'], true],
    ['bounded-2010', '?category=language', ['Language', 'none'], false],
  ])('of %s%s never says more than is known', async (id, query, texts, isGrey) => {
    const shown = await badge(`/badge/${id}.svg${query}`);
    expect(shown.texts).toEqual(texts);
    expect(shown.svg.includes(GREY)).toBe(isGrey);
  });

  it('tells a reader which film it is of, as text whatever the title holds', async () => {
    const { svg, root } = await badge('/badge/bounded-2010.svg');
    expect(root?.attributes).toMatchObject({ role: 'img', 'aria-labelledby': 't', lang: 'en' });
    expect(textOf(svg)).toContain(
      'Bounded <script>alert(1)</script> & "more" (2010): Content advisory: about 16+',
    );
    expect(tagsOf(svg).filter(({ name }) => name === 'script')).toEqual([]);
  });

  it(`weighs at most ${MAX_BYTES} bytes in brotli`, async () => {
    const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
    for (const query of ['', ...CATEGORIES.map(({ name }) => `?category=${name}`)]) {
      const { svg } = await badge(`/badge/her-2013.svg${query}`);
      expect(brotliCompressSync(svg, { params }).length).toBeLessThanOrEqual(MAX_BYTES);
    }
  });

  it('is light, dark, or by the reader’s system', async () => {
    const { svg: light } = await badge('/badge/her-2013.svg?theme=light');
    const { svg: dark } = await badge('/badge/her-2013.svg?theme=dark');
    const { svg: auto } = await badge('/badge/her-2013.svg');
    expect(light).toContain('fill="#fff" stroke');
    expect(dark).toContain('fill="#111" stroke');
    expect(light + dark).not.toContain('<style>');
    expect(auto).toContain('prefers-color-scheme:dark');
    expect((await badge('/badge/her-2013.svg?theme=pink&utm_source=x')).svg).toBe(auto);
  });

  it('may be kept like any answer, has a tag, and may be shown by any site', async () => {
    const { headers } = await badge('/badge/her-2013.svg');
    expect(headers.get('Cache-Control')).toContain('max-age=60');
    expect(headers.get('Cross-Origin-Resource-Policy')).toBe('cross-origin');
    const again = await app.request('/badge/her-2013.svg', {
      headers: { 'If-None-Match': headers.get('ETag') ?? '' },
    });
    expect(again.status).toBe(304);
  });

  it.each([
    '/badge/her-2013.svg',
    '/badge/her-2013.svg?category=sex',
    '/badge/her-2013.svg?category=role_models',
    '/badge/nothing-known-1999.svg',
    '/badge/nope-1999.svg',
  ])('may show its two schemes where it is opened alone, and nothing else: %s', async (path) => {
    const { headers, svg } = await badge(path);
    const [, style = ''] = /<style>([^<]+)<\/style>/.exec(svg) ?? [];
    const hash = createHash('sha256').update(style).digest('base64');
    expect(headers.get('Content-Security-Policy')).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; frame-ancestors 'none'`,
    );
  });
});

describe('a badge in another language', () => {
  const inLanguages = () =>
    bareApp({
      openDb: () => app.db,
      readTranslation: async (path) => (path === 'labels/ar.json' ? JSON.stringify(ARABIC) : null),
    }).app;

  it('has its words, and its parts from right to left', async () => {
    const response = await inLanguages().request('/badge/her-2013.svg?lang=ar-EG');
    const svg = await response.text();
    const [root] = tagsOf(svg);
    expect(root?.attributes).toMatchObject({ lang: 'ar', direction: 'rtl' });
    expect(svg).toContain(`>${ARABIC.advisory}</text>`);
    const [label = '', value = ''] = [...svg.matchAll(/<text x="([\d.]+)"/g)].map(([, x]) => x);
    expect(Number(label)).toBeGreaterThan(Number(value));
  });

  it.each(['zz', 'tlh-Latn', '../../secret', '', 'x'.repeat(5_000)])(
    'is in English where there are no words for it: %s',
    async (lang) => {
      const response = await inLanguages().request(
        `/badge/her-2013.svg?lang=${encodeURIComponent(lang)}`,
      );
      expect(await response.text()).toBe((await badge('/badge/her-2013.svg')).svg);
    },
  );

  it('is in English where the words cannot be read', async () => {
    const { app: failing } = bareApp({
      openDb: () => app.db,
      readTranslation: () => Promise.reject(new Error('No such file')),
    });
    const response = await failing.request('/badge/her-2013.svg?lang=ar');
    expect(await response.text()).toBe((await badge('/badge/her-2013.svg')).svg);
  });
});

describe('a badge that there is none of', () => {
  it.each([
    '/badge/nope-1999.svg',
    '/badge/No!.svg',
    '/badge/.svg',
    '/badge/her-2013.png',
    '/badge/her-2013',
    '/badge/her-2013.svg?category=gore',
    '/badge/her-2013.svg?category=sex&category=violence',
  ])('is grey, a good answer, and stored nowhere: %s', async (path) => {
    const { status, headers, svg, texts } = await badge(path);
    expect(status).toBe(200);
    expect(texts).toEqual(['Content advisory', 'unknown']);
    expect(svg).toContain(GREY);
    expect(headers.get('Cache-Control')).toBe('no-store');
  });

  it.each([
    ['nope-1999.svg', 'We don’t have a film with the id “nope-1999”.'],
    ['tt0000001.svg', 'with the id “tt0000001”.'],
    ['tmdb:1.svg', 'with the id “tmdb:1”.'],
    ['her-2013.svg?category=gore', 'category: Write one of language, sex, drinking'],
    ['her-2013.png', '.svg'],
  ])('says in its title why: %s', async (file, why) => {
    const [, title] = /<title id="t">([^<]*)</.exec((await badge(`/badge/${file}`)).svg) ?? [];
    expect(title).toMatch(/^Content advisory: unknown\. [A-Z]/);
    expect(title).toContain(why);
  });

  it('keeps its theme and its language', async () => {
    const { app: arabic } = bareApp({
      openDb: () => app.db,
      readTranslation: async () => JSON.stringify(ARABIC),
    });
    const svg = await (await arabic.request('/badge/nope-1.svg?lang=ar&theme=dark')).text();
    expect(svg).toContain(`>${ARABIC.unknown}</text>`);
    expect(svg).toContain('#aaa');
  });

  it('is grey too where the database is away; then caches may give an earlier one', async () => {
    const { app: broken, logged } = bareApp({
      openDb: () => {
        throw new LibsqlError('away', 'SERVER_UNREACHABLE');
      },
    });
    const response = await broken.request('/badge/her-2013.svg');
    expect(response.status).toBe(503);
    expect(response.headers.get('Content-Type')).toBe('image/svg+xml; charset=utf-8');
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    expect(response.headers.get('Retry-After')).not.toBeNull();
    expect(await response.text()).toContain(GREY);
    expect(logged).toMatchObject([{ problem: 'database-unavailable' }]);
  });
});

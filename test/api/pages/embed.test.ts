/** The page that other sites show in a frame, and the snippets on a film's page. */

import { LibsqlError } from '@libsql/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HER_2013 } from '../../../db/seed/her-2013.ts';
import { CATEGORY_NAMES } from '../../../db/vocabulary.ts';
import { ENGLISH } from '../../../widget/words.ts';
import { bareApp } from '../../helpers/bare-app.ts';
import { filmFacts } from '../../helpers/film-facts.ts';
import { tagsOf, textOf } from '../../helpers/html.ts';
import { openTestApp, PUBLIC_URL, type TestApp } from '../../helpers/test-app.ts';

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp([
    HER_2013,
    filmFacts({
      id: 'two-boards-2001',
      certificates: [
        { system: 'MPA', rating: 'R', reasons: null, sources: [] },
        { system: 'BBFC', rating: '15', reasons: null, sources: [] },
      ],
    }),
  ]);
});
afterAll(() => app.close());

async function embed(path: string, status = 200) {
  const response = await app.request(path);
  expect(response.status, path).toBe(status);
  const html = await response.text();
  return { html, headers: response.headers, tags: tagsOf(html), text: textOf(html) };
}

describe('the page in a frame', () => {
  it.each(['her-2013', 'tt1798709', 'tmdb:152601'])(
    'says the film, the age and each level without a script: %s',
    async (id) => {
      const { text } = await embed(`/embed/${id}`);
      for (const part of ['Her', '2013', '16+', HER_2013.verdict_line ?? '', 'MPA R'])
        expect(text).toContain(part);
      for (const name of CATEGORY_NAMES) expect(text).toContain(ENGLISH.categories[name]);
    },
  );

  it('has one look at a time, as its address says', async () => {
    const { tags } = await embed('/embed/her-2013?layout=compact&theme=dark');
    expect(tags.find(({ name }) => name === 'body')?.attributes['class']).toBe('dark');
    const card = tags.find(({ name }) => name === 'main');
    expect(card?.attributes['part']).toBe('card compact');
  });

  it('shows the certificate of the country that its address names first', async () => {
    const first = async (query: string) =>
      /· (R|15)\b/.exec((await embed(`/embed/two-boards-2001${query}`)).text)?.[1];
    expect(await first('')).toBe('R');
    expect(await first('?country=gb')).toBe('15');
  });

  it('covers notes that give away the plot, unless its address says otherwise', async () => {
    const note = HER_2013.ratings.find(({ spoiler }) => spoiler)?.note ?? 'There is none';
    const isCovered = async (query: string) => {
      const { html } = await embed(`/embed/her-2013${query}`);
      const before = html.slice(0, html.indexOf(note.slice(0, 20)));
      return before.slice(before.lastIndexOf('<summary>')).includes(ENGLISH.spoiler);
    };
    expect(await isCovered('')).toBe(true);
    expect(await isCovered('?spoilers=show')).toBe(false);
  });

  it('lets be what it does not understand', async () => {
    const { html } = await embed(
      '/embed/her-2013?layout=round&theme=pink&lang=tlh&country=USA&spoilers=x&utm_source=x',
    );
    expect(html).toBe((await embed('/embed/her-2013')).html);
  });

  it('alone may be framed by others; it runs only our own script, and none inline', async () => {
    const { headers, tags } = await embed('/embed/her-2013');
    const policy = headers.get('Content-Security-Policy') ?? '';
    expect(policy).toContain('frame-ancestors *');
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
    expect(headers.get('X-Frame-Options')).toBeNull();
    const scripts = tags.filter(({ name }) => name === 'script');
    expect(scripts.map(({ attributes }) => attributes['src'])).toEqual(['/assets/embed.js']);
    expect(tags.filter(({ attributes }) => 'style' in attributes)).toEqual([]);
    for (const path of ['/films/her-2013', '/', '/embed', '/v1/films', '/badge/her-2013.svg']) {
      const others = (await app.request(path)).headers;
      expect(others.get('Content-Security-Policy'), path).toContain("frame-ancestors 'none'");
      expect(others.get('X-Frame-Options'), path).toBe('DENY');
    }
  });

  it('opens its links outside of the frame, and names the film’s own page as the one to find', async () => {
    const { tags } = await embed('/embed/tt1798709');
    expect(tags.find(({ name }) => name === 'base')?.attributes).toEqual({ target: '_blank' });
    const links = tags.filter(({ name, attributes }) => name === 'a' && attributes['href']);
    expect(links.map(({ attributes }) => attributes['href'])).toContain(
      `${PUBLIC_URL}/films/her-2013`,
    );
    const canonical = tags.find(({ attributes }) => attributes['rel'] === 'canonical');
    expect(canonical?.attributes['href']).toBe(`${PUBLIC_URL}/films/her-2013`);
  });

  it('may be kept like any page, and has a tag', async () => {
    const { headers } = await embed('/embed/her-2013');
    expect(headers.get('Cache-Control')).toContain('max-age=60');
    expect(headers.get('ETag')).toMatch(/^"/);
  });
});

describe('a frame without a film', () => {
  it.each([
    ['nope-1999', 404],
    ['No!', 400],
  ])('says so calmly, and may be framed: %s', async (id, status) => {
    const { text, headers, html } = await embed(`/embed/${id}`, status);
    expect(text).toContain(ENGLISH.notInCatalogue);
    expect(html).toContain('/assets/embed.js');
    expect(headers.get('Content-Security-Policy')).toContain('frame-ancestors *');
    expect(headers.get('Cache-Control')).toBe('no-store');
  });

  it('says that it cannot be loaded where the database is away, and nothing of why', async () => {
    const { app: broken } = bareApp({
      openDb: () => {
        throw new LibsqlError('secret words', 'SERVER_UNREACHABLE');
      },
    });
    const response = await broken.request('/embed/her-2013');
    expect(response.status).toBe(503);
    const html = await response.text();
    expect(textOf(html)).toContain(ENGLISH.failed);
    expect(html).not.toContain('secret');
    expect(response.headers.get('Cache-Control')).toBe('no-store');
  });
});

describe('the page of a film', () => {
  it('has a place for corrections, with what they need', async () => {
    const { app: one } = bareApp({ openDb: () => app.db, contact: 'advisory@example.org' });
    const html = await (await one.request('/films/her-2013')).text();
    expect(textOf(html)).toContain('Suggest a correction');
    const section = html.slice(html.indexOf('<section id="correct">'));
    expect(textOf(section)).toContain('which line it is, what is right, and where you read it');
    expect(section).toContain('her-2013');
  });

  it('offers what to paste: the card, a frame, a badge and JSON-LD, each as text', async () => {
    const html = await (await app.request('/films/her-2013')).text();
    const jsonLd = await (await app.request('/v1/films/her-2013/json-ld')).text();
    const text = textOf(html);
    for (const snippet of [
      `<script async src="${PUBLIC_URL}/widget.js" data-film="her-2013"></script>`,
      `<iframe src="${PUBLIC_URL}/embed/her-2013"`,
      `(${PUBLIC_URL}/badge/her-2013.svg)](${PUBLIC_URL}/films/her-2013)`,
    ])
      expect(text).toContain(snippet);
    expect(html).toContain(`<script type="application/ld+json">${jsonLd}</script>`);
    expect(text).toContain(
      `<script type="application/ld+json">${jsonLd.replaceAll(/\s+/g, ' ')}</script>`,
    );
  });
});

describe('GET /v1/films/{id}/json-ld', () => {
  it('is the film in schema.org’s words, at every form of id', async () => {
    const response = await app.request('/v1/films/tt1798709/json-ld');
    expect(response.headers.get('Content-Type')).toBe('application/ld+json; charset=utf-8');
    expect(await response.json()).toMatchObject({
      '@type': 'Movie',
      name: 'Her',
      url: `${PUBLIC_URL}/films/her-2013`,
    });
    expect((await app.request('/v1/films/nope-1/json-ld')).status).toBe(404);
  });
});

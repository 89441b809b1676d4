/** The Atom feed of new and changed advisories. */

import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeFilm } from '../../../api/services/films/write.ts';
import type { FilmFacts } from '../../../db/film.ts';
import { filmFacts, ratingFacts } from '../../helpers/film-facts.ts';
import { problemOf } from '../../helpers/problem-of.ts';
import { openTestApp, PUBLIC_URL, type TestApp } from '../../helpers/test-app.ts';

interface Entry {
  id: string;
  title: string;
  updated: string;
  published: string;
  summary: string;
}
interface Feed {
  id: string;
  updated: string;
  author: { name: string };
  link: { rel: string; href: string }[];
  entry: Entry[];
}

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp([]);
  const concerns = ['language', 'sex', 'drinking', 'violence', 'frightening'] as const;
  const write = (facts: FilmFacts, now: string) => writeFilm(app.db, facts, { now, actor: 'test' });
  for (let day = 1; day <= 60; day += 1)
    await write(
      filmFacts({ id: `film-${day}-2000`, title: `Film ${day}`, year: 2000 }),
      new Date(Date.UTC(2026, 0, day)).toISOString(),
    );
  await write(
    filmFacts({
      id: 'tom-2001',
      title: 'Tom & <Jerry>\u0007 “2”',
      year: 2001,
      verdict_line: 'Our own line.',
      ratings: concerns.map((category) => ratingFacts(category, 1)),
    }),
    '2026-06-01T08:00:00.000Z',
  );
  await write(
    filmFacts({
      id: 'restricted-2002',
      title: 'Restricted',
      year: 2002,
      verdict_line: 'Our line.',
      certificates: [{ system: 'MPA', rating: 'R', reasons: null, sources: [0] }],
      sources: [
        {
          ...{ name: 'The Movie Database', url: null, read_at: '2026-01-01', licence: 'TMDB' },
          expires_at: '2027-05-01T00:00:00.000Z',
        },
      ],
    }),
    '2026-07-01T08:00:00.000Z',
  );
});
afterAll(() => app.close());

async function read(path: string): Promise<Feed> {
  const response = await app.request(path);
  expect(response.status).toBe(200);
  expect(response.headers.get('Content-Type')).toBe('application/atom+xml; charset=utf-8');
  const text = await response.text();
  expect(XMLValidator.validate(text)).toBe(true);
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '',
    isArray: (name) => name === 'entry' || name === 'link',
  });
  const { feed } = parser.parse(text) as { feed: Feed };
  return { ...feed, entry: feed.entry ?? [] };
}

const linkOf = ({ link }: Feed, rel: string) => link.find((one) => one.rel === rel)?.href;

describe('the feed', () => {
  it('has what Atom asks for, the newest change first', async () => {
    const feed = await read('/feeds/films.atom?year.gte=2001&unknown=include');
    expect(feed.id).toBe(`${PUBLIC_URL}/feeds/films.atom?year.gte=2001&unknown=include`);
    expect(linkOf(feed, 'self')).toBe(feed.id);
    expect(feed.author.name).toBe('content-advisory');
    expect(feed.updated).toBe(feed.entry[0]?.updated);
    expect(feed.entry.map(({ id }) => id)).toEqual([
      `${PUBLIC_URL}/films/restricted-2002`,
      `${PUBLIC_URL}/films/tom-2001`,
    ]);
    const tom = feed.entry[1];
    expect(tom?.title).toMatch(/^Tom & <Jerry> +“2” \(2001\): 6\+$/);
    expect(tom?.summary).toContain('Our own line.');
    expect(tom?.updated).toBe('2026-06-01T08:00:00.000Z');
    expect(tom?.published).toBe('2026-06-01T08:00:00.000Z');
  });

  it('leaves out what may not be passed on', async () => {
    const { entry } = await read('/feeds/films.atom?year.gte=2002');
    expect(entry[0]?.summary).toContain('Our line.');
    expect(JSON.stringify(entry)).not.toMatch(/MPA|17/);
  });

  it('has the films within the limits, and none where there are none', async () => {
    const within = await read('/feeds/films.atom?violence.lte=1&age.lte=10');
    expect(within.entry.map(({ id }) => id)).toEqual([`${PUBLIC_URL}/films/tom-2001`]);
    const none = await read('/feeds/films.atom?violence.lte=0');
    expect(none.entry).toEqual([]);
    expect(none.updated).toBe('1970-01-01T00:00:00.000Z');
  });

  it('goes on page by page', async () => {
    const first = await read('/feeds/films.atom?year.lte=2000');
    expect(first.entry).toHaveLength(50);
    const next = linkOf(first, 'next') ?? '';
    const second = await read(next.replace(PUBLIC_URL, ''));
    expect(second.entry).toHaveLength(10);
    expect(linkOf(second, 'next')).toBeUndefined();
    expect(second.id).toBe(first.id);
    const ids = new Set([...first.entry, ...second.entry].map(({ id }) => id));
    expect(ids.size).toBe(60);
  });

  it('is answered with 304 while nothing has changed', async () => {
    const response = await app.request('/feeds/films.atom');
    const etag = response.headers.get('ETag') ?? '';
    expect(response.headers.get('Cache-Control')).toContain('public');
    const again = await app.request('/feeds/films.atom', { headers: { 'If-None-Match': etag } });
    expect(again.status).toBe(304);
  });

  it('says what is wrong with a query', async () => {
    expect((await problemOf(await app.request('/feeds/films.atom?age.lte=x'))).status).toBe(400);
    expect((await problemOf(await app.request('/feeds/films.atom?ids=her-2013'))).status).toBe(400);
    expect((await problemOf(await app.request('/feeds/films.atom?cursor=x'))).status).toBe(400);
  });

  it('is named by the pages with lists of films', async () => {
    for (const path of ['/', '/tonight', '/es']) {
      const html = await (await app.request(path)).text();
      expect(html).toMatch(
        /<link rel="alternate" type="application\/atom\+xml" href="\/feeds\/films.atom\?/,
      );
    }
  });
});

/** The lists of films by age, genre and level. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HER_2013 } from '../../../db/seed/her-2013.ts';
import { filmFacts, ratingFacts } from '../../helpers/film-facts.ts';
import { textOf } from '../../helpers/html.ts';
import { openTestApp, PUBLIC_URL, type TestApp } from '../../helpers/test-app.ts';

const CONCERNS = ['language', 'sex', 'drinking', 'violence', 'frightening'] as const;

/** A film that is fit for everyone, except in one level of violence. */
function tame(id: string, title: string, violence: 0 | 1 | 2 | 3) {
  return filmFacts({
    ...{ id, title, year: 2001 },
    ratings: CONCERNS.map((name) => ratingFacts(name, name === 'violence' ? violence : 0)),
  });
}

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp([
    HER_2013,
    tame('meadow-2001', 'Meadow', 0),
    tame('puddle-2001', 'Puddle', 1),
    tame('castle-2001', 'Castle', 3),
    ...Array.from({ length: 101 }, (_, place) => ({
      ...tame(`crowd-${place}-1980`, `Crowd ${place}`, 3),
      year: 1980,
    })),
  ]);
});
afterAll(() => app.close());

async function page(path: string, status = 200): Promise<string> {
  const response = await app.request(path, { headers: { Accept: 'text/html' } });
  expect(response.status, path).toBe(status);
  return response.text();
}

function itemsOf(html: string): string[] {
  const [, json = '{}'] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html) ?? [];
  const { itemListElement } = JSON.parse(json) as { itemListElement: { url: string }[] };
  return itemListElement.map(({ url }) => url);
}

/** The addresses of the films that a page lists. */
function filmsOf(html: string): string[] {
  const [, lists = ''] = /<ul class="films">(.*)<\/ul>/s.exec(html) ?? [];
  return [...lists.matchAll(/href="(\/films\/[^"]*)"/g)].map(([, path = '']) => path);
}

describe('the list for an age', () => {
  it('groups the films as the front page does, and offers other children and limits', async () => {
    const html = await page('/ages/5');
    expect(html).toContain('<title>Films for age 5 · content-advisory</title>');
    expect(html).toContain(`<link rel="canonical" href="${PUBLIC_URL}/ages/5"`);
    expect(html).toContain('href="/?for=5-7#for=5"');
    const [, fits = ''] = /<section class="fits">(.*?)<\/section>/s.exec(html) ?? [];
    expect(fits).toContain('/films/meadow-2001');
    expect(fits).not.toContain('/films/castle-2001');
    expect(textOf(html)).toContain('2 films.');
  });

  it('names to search engines only what is right for the age', async () => {
    expect(itemsOf(await page('/ages/2'))).toEqual([`${PUBLIC_URL}/films/meadow-2001`]);
  });

  it('is there for a band, for the youngest of it', async () => {
    const html = await page('/ages/2-4');
    expect(html).toContain('Films for ages 2–4');
    expect(html).toContain('href="/?for=2-4#for=2"');
    expect(itemsOf(html)).toEqual([`${PUBLIC_URL}/films/meadow-2001`]);
  });

  it('goes on after a hundred films, on a page that search engines leave out', async () => {
    const html = await page('/ages/16');
    expect(textOf(html)).toContain('The first 100 films.');
    const [, next = ''] = /<a href="(\/ages\/16\?cursor=[^"]*)"/.exec(html) ?? [];
    const rest = await page(next);
    expect(textOf(rest)).toMatch(/The last \d films/);
    expect(rest).toContain('<meta name="robots" content="noindex"');
    await page('/ages/16?cursor=nonsense', 400);
  });

  it.each(['/ages/1', '/ages/19', '/ages/08', '/ages/5-8', '/genres/nothing'])(
    'is not there at %s',
    async (path) => {
      await page(path, 404);
    },
  );
});

it('A genre lists its films, the newest first', async () => {
  const html = await page('/genres/romance');
  expect(itemsOf(html)).toEqual([`${PUBLIC_URL}/films/her-2013`]);
  expect(textOf(html)).toContain('1 of them is rated by our editors.');
  expect(html).toContain('href="/?genre=romance&amp;sort=newest"');
});

describe('the list for a level', () => {
  it('has the films up to that level', async () => {
    const html = await page('/levels/violence/1');
    expect(html).toContain('<h1>Violence: up to minimal</h1>');
    expect(
      itemsOf(html)
        .map((url) => url.split('/').at(-1))
        .toSorted(),
    ).toEqual(['her-2013', 'meadow-2001', 'puddle-2001']);
  });

  it('leads to the front page with the same limit, which lists the same films', async () => {
    const html = await page('/levels/violence/1');
    expect(html).toContain('href="/?violence=1&amp;sort=newest"');
    const front = await page('/?violence=1&sort=newest');
    expect(filmsOf(front)).toEqual(filmsOf(html));
    expect(front).toContain('<span id="chosen">Violence: up to minimal · newest first</span>');
    expect(front).toContain('violence.lte=1'); // the feed of the same films
    expect(filmsOf(await page('/'))).toContain('/films/castle-2001');
  });

  it('has for a positive the films from that level on', async () => {
    const html = await page('/levels/positive_messages/3');
    expect(html).toContain('<h1>Positive messages: at least clear</h1>');
    expect(itemsOf(html)).toEqual([`${PUBLIC_URL}/films/her-2013`]);
  });

  it.each(['/levels/violence/5', '/levels/role_models/0', '/levels/nothing/1'])(
    'is not there where it would have every film, or none: %s',
    async (path) => {
      await page(path, 404);
    },
  );
});

it('Every list is linked from the page of lists', async () => {
  const html = await page('/ages');
  for (const path of ['/ages/8', '/ages/10-12', '/genres/drama', '/levels/violence/0'])
    expect(html).toContain(`href="${path}"`);
});

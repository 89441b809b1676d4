import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HER_2013 } from '../../db/seed/her-2013.ts';
import { CATEGORIES, CATEGORY_NAMES } from '../../db/vocabulary.ts';
import { filmFacts, ratingFacts } from '../helpers/film-facts.ts';
import { problemOf } from '../helpers/problem-of.ts';
import { openTestApp, type TestApp } from '../helpers/test-app.ts';
import { WRITTEN_AT } from '../helpers/test-database.ts';

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp([
    HER_2013,
    filmFacts(),
    filmFacts({
      id: 'two-voices-2020',
      title: 'Two Voices',
      year: 2020,
      ratings: [
        ratingFacts('violence', 3, { basis: 'official', origin: 'MPA:R', confidence: 'medium' }),
        ratingFacts('violence', 1, { note: 'Ours.' }),
        ratingFacts('sex', null, { at_most: 2, estimate: 1.4, confidence: 'low' }),
      ],
    }),
    filmFacts({ id: 'amélie-2001', title: 'Amélie', year: 2001 }),
  ]);
});
afterAll(() => app.close());

async function json(path: string) {
  const response = await app.request(path);
  expect(response.status, path).toBe(200);
  return response.json();
}

describe('GET /v1/films/{id}', () => {
  it.each(['her-2013', 'imdb:tt1798709', 'tt1798709', 'tmdb:152601', 'wikidata:Q788822'])(
    'finds Her as %s, and answers the same document',
    async (id) => {
      const film = await json(`/v1/films/${id}`);
      expect(film).toEqual(await json('/v1/films/her-2013'));
      expect(film).toMatchObject({ id: 'her-2013', title: 'Her', year: 2013 });
    },
  );

  it('takes an id that is percent-encoded', async () => {
    expect(await json('/v1/films/imdb%3Att1798709')).toMatchObject({ id: 'her-2013' });
    expect(await json(`/v1/films/${encodeURIComponent('amélie-2001')}`)).toMatchObject({
      title: 'Amélie',
    });
  });

  it('says that Her is for 16, decided by sex', async () => {
    expect((await json('/v1/films/her-2013')).age).toEqual({
      recommended: 16,
      basis: 'derived',
      official: 17,
      at_least: 16,
      at_most: 16,
      likely: 16,
      complete: true,
      decided_by: ['sex'],
      why: HER_2013.age_why,
    });
  });

  it('answers every fact of Her as it was written, and when', async () => {
    const film = await json('/v1/films/her-2013');
    const { ratings, certificates, editor_age: _, age_why: __, ...rest } = HER_2013;
    expect(film).toMatchObject(JSON.parse(JSON.stringify(rest)));
    for (const { category, level, note, spoiler, basis, confidence, sources } of ratings) {
      expect(film.breakdown).toContainEqual(
        expect.objectContaining({ category, level, note, spoiler, basis, confidence, sources }),
      );
    }
    expect(film.certificates).toEqual([
      expect.objectContaining({
        ...certificates[0],
        country: 'US',
        minimum_age: 17,
        accompanied: true,
      }),
    ]);
    expect(film).toMatchObject({ created_at: WRITTEN_AT, updated_at: WRITTEN_AT, version: 1 });
  });

  it('links to addresses that answer', async () => {
    const { links } = await json('/v1/films/her-2013');
    expect(links).toEqual({
      self: '/v1/films/her-2013',
      ratings: '/v1/films/her-2013/ratings',
      check: '/v1/films/her-2013/check',
      page: '/films/her-2013',
    });
    for (const link of [links.self, links.ratings, links.page])
      expect((await app.request(link)).status).toBe(200);
  });

  it('shows every category in order', async () => {
    for (const id of ['her-2013', 'nothing-known-1999']) {
      const { breakdown } = await json(`/v1/films/${id}`);
      expect(breakdown.map(({ category }: { category: string }) => category)).toEqual(
        CATEGORY_NAMES,
      );
    }
  });

  it('keeps what is unknown null to the very edge', async () => {
    const film = await json('/v1/films/nothing-known-1999');
    expect(film.breakdown).toEqual(
      CATEGORIES.map(({ name, kind }) => ({
        category: name,
        kind,
        level: null,
        at_most: kind === 'concern' ? 5 : null,
        estimate: null,
        label: null,
        note: null,
        spoiler: false,
        basis: null,
        origin: null,
        confidence: null,
        span: null,
        rated_at: null,
        sources: [],
        others: [],
      })),
    );
    expect(film.age).toEqual({
      recommended: null,
      basis: null,
      official: null,
      at_least: null,
      at_most: null,
      likely: null,
      complete: false,
      decided_by: [],
      why: null,
    });
    expect(film).toMatchObject({
      ids: { imdb: null, tmdb: null, wikidata: null },
      verdict_line: null,
      summary: null,
      story: null,
      opinion: null,
      certificates: [],
      details: { studio: null, representation: null, cast: [] },
      voices: { editors: { age: null, why: null }, parents: { age: null, votes: 0 } },
    });
  });

  it.each([
    'nope-2013',
    'her',
    'tt9999999',
    'imdb:tt9999999',
    'tmdb:1',
    'wikidata:Q1',
    'a'.repeat(200),
  ])('answers 404 for %s, which has the form of an id', async (id) => {
    const response = await app.request(`/v1/films/${id}`);
    expect(response.status).toBe(404);
    const problem = await problemOf(response);
    expect(problem).toMatchObject({ type: '/docs#film-not-found' });
    expect(problem.detail).toContain(`“${id}”`);
  });

  it.each([
    'Her-2013',
    'her 2013',
    'her--2013',
    '-her',
    'imdb:1798709',
    'imdb:tt1',
    'imdb:TT1798709',
    'tmdb:0',
    'tmdb:99999999999',
    'wikidata:788822',
    'omdb:1',
    'imdb:tmdb:1',
    "her-2013' or '1'='1",
    'her-2013"; drop table films; --',
    'her-2013\u0000',
    'her-2013/ratings',
    '../her-2013',
    '*',
    'a'.repeat(201),
  ])('answers 400 for %j, which is no id, and says which forms there are', async (id) => {
    const response = await app.request(`/v1/films/${encodeURIComponent(id)}`);
    expect(response.status).toBe(400);
    const { errors = [] } = await problemOf(response);
    expect(errors.map(({ pointer }) => pointer)).toEqual(['#/id']);
    expect(errors[0]?.detail).toContain('her-2013, imdb:tt1798709');
  });

  it('never makes the answer long because the id was', async () => {
    const response = await app.request(`/v1/films/${'a'.repeat(50_000)}`);
    expect(response.status).toBe(400);
    expect((await response.text()).length).toBeLessThan(2_000);
  });

  it.each([
    ['', 'fields, version'],
    ['/ratings', 'none'],
    ['/ratings/sex', 'none'],
  ])('rejects an unknown parameter at %j', async (path, allowed) => {
    const response = await app.request(`/v1/films/her-2013${path}?lang=de`);
    expect(response.status).toBe(400);
    expect((await problemOf(response)).errors).toEqual([
      { pointer: '#/lang', detail: `“lang” is unknown. Allowed: ${allowed}.` },
    ]);
  });
});

describe('GET /v1/films/{id}/ratings', () => {
  it('is the breakdown of the advisory, with the sources that it points at', async () => {
    const film = await json('/v1/films/her-2013');
    expect(await json('/v1/films/her-2013/ratings')).toEqual({
      film: 'her-2013',
      breakdown: film.breakdown,
      sources: film.sources,
    });
  });

  it('finds the film by every form of id', async () => {
    for (const id of ['imdb:tt1798709', 'tt1798709', 'tmdb:152601', 'wikidata:Q788822'])
      expect(await json(`/v1/films/${id}/ratings`)).toMatchObject({ film: 'her-2013' });
  });

  it('answers 404 for a film that is not there, and 400 for what is no id', async () => {
    expect((await app.request('/v1/films/nope-2013/ratings')).status).toBe(404);
    expect((await app.request('/v1/films/Nope/ratings')).status).toBe(400);
  });
});

describe('GET /v1/films/{id}/ratings/{category}', () => {
  it.each(CATEGORY_NAMES)('answers the one rating of %s', async (category) => {
    const film = await json('/v1/films/her-2013');
    expect(await json(`/v1/films/her-2013/ratings/${category}`)).toEqual({
      film: 'her-2013',
      ...film.breakdown.find((one: { category: string }) => one.category === category),
      source_list: film.sources,
    });
  });

  it('shows the editor’s rating and keeps the official one beside it', async () => {
    const rating = await json('/v1/films/two-voices-2020/ratings/violence');
    expect(rating).toMatchObject({ level: 1, at_most: 1, basis: 'editor', note: 'Ours.' });
    expect(rating.others).toEqual([
      expect.objectContaining({ level: 3, basis: 'official', origin: 'MPA:R' }),
    ]);
  });

  it('answers the bound and the estimate of a level that is unknown, and no label', async () => {
    expect(await json('/v1/films/two-voices-2020/ratings/sex')).toMatchObject({
      level: null,
      label: null,
      at_most: 2,
      estimate: 1.4,
    });
  });

  it.each(['gore', 'Sex', 'positive-messages', 'constructor', '__proto__'])(
    'has no category %s, and names those that there are',
    async (category) => {
      for (const id of ['her-2013', 'No!']) {
        const response = await app.request(`/v1/films/${id}/ratings/${category}`);
        expect(response.status).toBe(404);
        const { type, detail } = await problemOf(response);
        expect(type).toBe('/docs#category-not-found');
        expect(detail).toContain(
          `“${category}” is not a category. Write one of these: ${CATEGORY_NAMES.join(', ')}.`,
        );
      }
    },
  );
});

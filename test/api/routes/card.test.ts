/** What a closed card loads: a small part of the advisory, for one film and for many. */

import { brotliCompressSync, constants } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeFilm } from '../../../api/services/films/write.ts';
import type { CardFilm } from '../../../api/contract/advisory.ts';
import { HER_2013 } from '../../../db/seed/her-2013.ts';
import { filmFacts } from '../../helpers/film-facts.ts';
import { openTestApp, type TestApp } from '../../helpers/test-app.ts';

const CARD = '/v1/films/her-2013?fields=card';
const MAX_BYTES = 900;

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp([HER_2013, filmFacts()]);
});
afterAll(() => app.close());

async function json(path: string) {
  const response = await app.request(path);
  expect(response.status, path).toBe(200);
  return response.json();
}

async function etagOf(path: string): Promise<string> {
  return (await app.request(path)).headers.get('ETag') ?? '';
}

describe('the card of a film', () => {
  it('is the part of its advisory that a closed card shows, and nothing else', async () => {
    const { id, title, year, age, verdict_line, breakdown, certificates, links, ...rest } =
      await json('/v1/films/her-2013');
    const { details, talking_points } = rest;
    const { why: _, ...shownAge } = age;
    expect(await json(CARD)).toEqual({
      id,
      title,
      titles: {},
      year,
      age: shownAge,
      verdict_line,
      breakdown: breakdown.map((rating: CardFilm['breakdown'][number]) => ({
        category: rating.category,
        kind: rating.kind,
        level: rating.level,
        at_most: rating.at_most,
        estimate: rating.estimate,
        basis: rating.basis,
        origin: rating.origin,
      })),
      certificates: certificates.map((mark: CardFilm['certificates'][number]) => ({
        system: mark.system,
        country: mark.country,
        rating: mark.rating,
        name: mark.name,
        minimum_age: mark.minimum_age,
        recommended_age: mark.recommended_age,
        accompanied: mark.accompanied,
      })),
      running_time: details.running_times[0].minutes,
      talking_point_count: talking_points.length,
      links: { self: links.self, page: links.page },
    });
  });

  it(`of Her is at most ${MAX_BYTES} bytes in brotli`, async () => {
    const text = await (await app.request(CARD)).text();
    const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
    expect(brotliCompressSync(text, { params }).length).toBeLessThanOrEqual(MAX_BYTES);
  });

  it('is found by every form of id', async () => {
    const film = await json(CARD);
    for (const id of ['imdb:tt1798709', 'tt1798709', 'tmdb:152601', 'wikidata:Q788822'])
      expect(await json(`/v1/films/${id}?fields=card`)).toEqual(film);
  });

  it('keeps what is unknown null', async () => {
    const film = await json('/v1/films/nothing-known-1999?fields=card');
    expect(film.age).toMatchObject({ recommended: null, at_least: null, at_most: null });
    expect(film.breakdown.map(({ level }: { level: null }) => level)).toEqual(
      film.breakdown.map(() => null),
    );
  });

  it('is the advisory where `fields` says so or is left out, and 400 for any other', async () => {
    expect(await json('/v1/films/her-2013?fields=advisory')).toEqual(
      await json('/v1/films/her-2013'),
    );
    const response = await app.request('/v1/films/her-2013?fields=all');
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('#/fields');
    expect((await app.request('/v1/films/nope-1?fields=card')).status).toBe(404);
  });

  it('has a tag of its own, which changes with what it shows and with nothing else', async () => {
    const write = (facts: { story?: string; verdict_line?: string }) =>
      writeFilm(app.db, filmFacts({ id: 'rewritten-2000', ...facts }), {
        now: '2026-02-02T00:00:00.000Z',
        actor: 'test',
      });
    const path = '/v1/films/rewritten-2000?fields=card';
    await write({ story: 'One.' });
    const first = await etagOf(path);
    expect(first).toMatch(/^"[^"]+"$/);
    expect(first).not.toBe(await etagOf('/v1/films/rewritten-2000'));
    await write({ story: 'Two.' });
    const second = await app.request(path, { headers: { 'If-None-Match': first } });
    expect(second.status).toBe(304);
    await write({ story: 'Two.', verdict_line: 'Changed.' });
    const third = await app.request(path, { headers: { 'If-None-Match': first } });
    expect(third.status).toBe(200);
    expect(await third.json()).toMatchObject({ verdict_line: 'Changed.' });
  });
});

describe('the cards of many films', () => {
  it('come in the order asked, each with the id that was asked, the unknown ones named', async () => {
    const page = await json('/v1/films?ids=nothing-known-1999,tt1798709,nope-1&fields=card');
    expect(page).toEqual({
      films: [
        {
          asked: 'nothing-known-1999',
          ...(await json('/v1/films/nothing-known-1999?fields=card')),
        },
        { asked: 'tt1798709', ...(await json(CARD)) },
      ],
      next: null,
      missing: ['nope-1'],
    });
  });

  it('come under limits too', async () => {
    const { films } = await json('/v1/films?language.lte=4&fields=card');
    expect(films).toEqual([await json(CARD)]);
  });
});

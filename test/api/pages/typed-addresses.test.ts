/** Addresses as people type them: with capital letters in an id, or with a slash at the end. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HER_2013 } from '../../../db/seed/her-2013.ts';
import { filmFacts, ratingFacts } from '../../helpers/film-facts.ts';
import { openTestApp, type TestApp } from '../../helpers/test-app.ts';

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp([
    HER_2013,
    filmFacts({
      ...{ id: 'estimated-2001', title: 'Estimated', year: 2001 },
      certificates: [{ system: 'MPA', rating: 'G', reasons: null, sources: [] }],
      ratings: [ratingFacts('violence', null, { basis: 'official', origin: 'MPA:G', at_most: 2 })],
    }),
  ]);
});
afterAll(() => app.close());

const visit = (path: string, method = 'GET') =>
  app.request(path, { method, redirect: 'manual', headers: { Accept: 'text/html' } });

describe('an address of a page', () => {
  it.each([
    ['/films/Her-2013', '/films/her-2013'],
    ['/films/HER-2013?utm_source=mail', '/films/her-2013?utm_source=mail'],
    ['/films/TT1798709', '/films/tt1798709'],
    ['/films/wikidata:q788822', '/films/wikidata%3AQ788822'],
    ['/es/films/Her-2013', '/es/films/her-2013'],
    ['/films/Her-2013/history', '/films/her-2013/history'],
    ['/ar/films/Her-2013/correct?line=sex', '/ar/films/her-2013/correct?line=sex'],
    ['/films/her-2013/', '/films/her-2013'],
    ['/es/', '/es'],
    ['/ages/8/?utm_source=mail', '/ages/8?utm_source=mail'],
    ['/about/ratings//', '/about/ratings'],
  ])('%s leads to %s, which is there', async (typed, meant) => {
    const response = await visit(typed);
    expect([response.status, response.headers.get('Location')]).toEqual([308, meant]);
    expect((await visit(meant)).status).toBe(200);
  });

  it('leads there step by step where two things are typed differently', async () => {
    const first = (await visit('/films/Her-2013/')).headers.get('Location') ?? '';
    const second = (await visit(first)).headers.get('Location');
    expect([first, second]).toEqual(['/films/Her-2013', '/films/her-2013']);
  });

  it.each(['//evil.example/', '//ages/', '/nothing/', '/films/', '/films/No!', '/films/Her'])(
    'that means no page of ours leads nowhere: %s',
    async (path) => {
      const response = await visit(path);
      expect(response.status).toBeGreaterThanOrEqual(400);
      expect(response.headers.has('Location')).toBe(false);
    },
  );
});

describe('an address of the API', () => {
  it('with a slash at its end is told the one that is meant', async () => {
    const { status, detail } = await (await app.request('/v1/films/her-2013/')).json();
    expect([status, detail]).toEqual([
      404,
      expect.stringContaining('Did you mean /v1/films/{id}?'),
    ]);
  });
});

describe('a list of the API without a film', () => {
  const list = async (query: string) => (await app.request(`/v1/films?${query}`)).json();

  it('says how to see estimates, which then has films', async () => {
    const { films, hint } = await list('age.lte=6');
    expect(films).toEqual([]);
    expect(hint).toContain('unknown=likely');
    expect((await list('age.lte=6&unknown=likely')).films).toHaveLength(1);
    expect((await list('violence.lte=0')).hint).toContain('unknown=likely');
  });

  it.each(['age.lte=18', 'age.lte=2&unknown=likely', 'genre=western', 'q=nothing'])(
    'has no hint where estimates change nothing: %s',
    async (query) => {
      expect(await list(query)).not.toHaveProperty('hint');
    },
  );
});

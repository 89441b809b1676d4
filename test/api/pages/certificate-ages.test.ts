/** A film's page holds the boards' ratings against each other by age. */

import { afterAll, beforeAll, expect, it } from 'vitest';
import { HER_2013 } from '../../../db/seed/her-2013.ts';
import { filmFacts } from '../../helpers/film-facts.ts';
import { textOf } from '../../helpers/html.ts';
import { openTestApp, type TestApp } from '../../helpers/test-app.ts';

const RATED = [
  ['MPA', 'R'],
  ['MPA', 'PG-13'],
  ['MPA', 'NC-17'],
  ['FSK', '12'],
  ['IFCO', 'G'],
  ['CHVRS', '14A'],
] as const;

let app: TestApp;
beforeAll(async () => {
  const certificates = RATED.map(([system, rating]) => ({
    ...{ system, rating, reasons: null, sources: [] },
  }));
  app = await openTestApp([HER_2013, filmFacts(), filmFacts({ id: 'rated-2001', certificates })]);
});
afterAll(() => app.close());

async function pageOf(id: string): Promise<string> {
  return (await app.request(`/films/${id}`, { headers: { Accept: 'text/html' } })).text();
}

it('Each certificate has a row with its board, country, rating and ages in words', async () => {
  const html = await pageOf('rated-2001');
  const rows = [...html.matchAll(/<tr[^>]*>.*?<\/tr>/gs)].map(([row]) => textOf(row).trim());
  expect(rows).toEqual([
    'Board Rating Minimum age Recommended age',
    'Motion Picture Association, United States R Restricted: under 17 with an adult 17+, younger with an adult none',
    'Motion Picture Association, United States PG-13 Parents strongly cautioned none known 13+',
    'Motion Picture Association, United States NC-17 No one 17 or under admitted 18+, no one younger none',
    expect.stringMatching(
      /^Freiwillige Selbstkontrolle .*, Germany 12 .* 12\+, younger with an adult none$/,
    ),
    expect.stringMatching(/^Irish Film Classification Office, Ireland G .* none known/),
    'Canadian Home Video Rating System, Canada 14A From 14, younger with an adult none known 14+',
  ]);
});

it('The certificate of Her is among them, and its ages are in the API too', async () => {
  expect(textOf(await pageOf('her-2013'))).toContain('17+, younger with an adult');
  const film = await (await app.request('/v1/films/her-2013')).json();
  expect(film.certificates[0]).toMatchObject({
    ...{ system: 'MPA', country: 'US', rating: 'R', name: 'Restricted: under 17 with an adult' },
    ...{ minimum_age: 17, recommended_age: null, accompanied: true },
  });
});

it('A film without certificates has no table', async () => {
  expect(await pageOf('nothing-known-1999')).not.toContain('<table');
});

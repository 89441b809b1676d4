/** A film's page explains the striped bars of its card where there are some. */

import { afterAll, beforeAll, expect, it } from 'vitest';
import en from '../../../api/pages/words/en.json' with { type: 'json' };
import { HER_2013 } from '../../../db/seed/her-2013.ts';
import { filmFacts, ratingFacts } from '../../helpers/film-facts.ts';
import { textOf } from '../../helpers/html.ts';
import { openTestApp, type TestApp } from '../../helpers/test-app.ts';

const CONCERNS = ['language', 'sex', 'drinking', 'violence', 'frightening'] as const;

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp([
    HER_2013,
    filmFacts({
      ...{ id: 'bounded-2001', title: 'Bounded', year: 2001 },
      ratings: CONCERNS.map((name) =>
        name === 'sex'
          ? ratingFacts(name, null, { basis: 'official', origin: 'MPA:PG', at_most: 2 })
          : ratingFacts(name, 1),
      ),
    }),
    filmFacts({
      ...{ id: 'half-rated-2001', title: 'Half Rated', year: 2001 },
      ratings: [ratingFacts('violence', 1)],
    }),
    filmFacts({ id: 'unknown-2001', title: 'Unknown', year: 2001 }),
  ]);
});
afterAll(() => app.close());

const textAt = async (id: string) => textOf(await (await app.request(`/films/${id}`)).text());

it.each(['bounded-2001', 'half-rated-2001'])('The page of %s says what they mean', async (id) => {
  expect(await textAt(id)).toContain(en.film.stripes);
});

it.each(['her-2013', 'unknown-2001'])(
  'The page of %s does not: it has none, or no bars at all',
  async (id) => {
    expect(await textAt(id)).not.toContain(en.film.stripes);
  },
);

/** A film of which nothing is known but an official certificate: what the API and the page make of the board's words. */

import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { filmFacts, ratingFacts } from '../helpers/film-facts.ts';
import { textOf } from '../helpers/html.ts';
import { openTestApp, type TestApp } from '../helpers/test-app.ts';

const SOURCES = [
  { name: 'The board’s own list', url: null, read_at: '2022', licence: null, expires_at: null },
];

function certified(id: string, rating: string, reasons: string | null, facts = {}) {
  return filmFacts({
    id,
    title: id,
    certificates: [{ system: 'MPA', rating, reasons, sources: [0] }],
    sources: SOURCES,
    ...facts,
  });
}

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp([
    certified('quiet-2001', 'PG', 'Rated PG for mild language and some action.'),
    certified('loud-2002', 'R', 'Rated R for strong violence.'),
    certified('silent-2003', 'PG', null),
    certified('adults-2004', 'NC-17', 'Rated NC-17 for some violence.'),
    certified('edited-2005', 'R', 'Rated R for strong violence.', {
      ratings: [
        ratingFacts('violence', 2, { note: 'Less than the board says.' }),
        ratingFacts('language', 5, { basis: 'parents', origin: 'crowd' }),
      ],
    }),
  ]);
});
afterAll(() => app.close());

// oxlint-disable-next-line typescript/no-explicit-any -- the answer is held against its schema by the helper
async function json(path: string): Promise<any> {
  const response = await app.request(path);
  expect(response.status, path).toBe(200);
  return response.json();
}

async function rating(film: string, category: string) {
  return json(`/v1/films/${film}/ratings/${category}`);
}

async function found(query: string): Promise<string[]> {
  const { films } = await json(`/v1/films?${query}`);
  return films.map(({ id }: { id: string }) => id).toSorted();
}

it('of TMDB is shown with its licence and with the notice that TMDB asks for', async () => {
  const notice = /This product uses TMDB .* approved by TMDB\./;
  const fetched = await openTestApp([
    certified('fetched-2006', 'R', 'Rated R for strong violence.', {
      sources: [
        {
          ...{ name: 'The Movie Database', url: null, read_at: '2026-11-01' },
          ...{ licence: 'TMDB', expires_at: '2027-05-01T00:00:00.000Z' },
        },
      ],
    }),
    certified('loud-2002', 'R', 'Rated R for strong violence.'),
  ]);
  const shown = async (id: string) => ({
    evidence: await (await fetched.request(`/v1/films/${id}/evidence`)).json(),
    page: textOf(await (await fetched.request(`/films/${id}`)).text()),
  });
  const { evidence, page } = await shown('fetched-2006');
  expect(evidence.official.at(-1).text).toMatch(notice);
  expect(evidence.violence.at(-1).text).toMatch(notice);
  const link = 'The Movie Database, as of 2026-11-01, TMDB';
  expect(evidence.violence.at(-2).links).toEqual([{ text: link, url: null }]);
  expect(page).toMatch(notice);
  expect(page).toContain(link);
  expect(JSON.stringify(await shown('loud-2002'))).not.toContain('TMDB APIs');
  await fetched.close();
});

describe('A film with a certificate alone', () => {
  it('has a level where the board names a category, with the board’s words', async () => {
    expect(await rating('quiet-2001', 'language')).toMatchObject({
      level: 1,
      at_most: 1,
      estimate: null,
      label: 'minimal',
      note: null,
      basis: 'official',
      origin: 'MPA:PG',
      confidence: 'high',
      span: 'mild language',
      sources: [0],
      others: [],
    });
  });

  it('has a bound and an estimate where the board does not', async () => {
    const sex = await rating('quiet-2001', 'sex');
    expect(sex).toMatchObject({ level: null, at_most: 2, label: null, confidence: 'low' });
    expect(sex.estimate).toBeGreaterThanOrEqual(0);
    expect(sex.estimate).toBeLessThanOrEqual(2);
  });

  it('has an age between that of the levels and that of the bounds', async () => {
    const { age } = await json('/v1/films/quiet-2001');
    expect(age).toMatchObject({ recommended: null, basis: null, at_least: 6, complete: false });
    expect(age.at_most).toBe(10);
  });

  it('has no bound, and so no highest age, where its certificate bounds nothing', async () => {
    const { age, breakdown } = await json('/v1/films/adults-2004');
    expect(age.at_most).toBeNull();
    expect(breakdown[0]).toMatchObject({ category: 'language', level: null, at_most: 5 });
    expect(breakdown[0].estimate).toBeGreaterThan(0);
  });

  it('has estimates alone where the board gave no reasons, and an age that is likely', async () => {
    const { age, breakdown } = await json('/v1/films/silent-2003');
    for (const { kind, level, at_most, estimate } of breakdown) {
      expect(level).toBeNull();
      expect(at_most).toBe(kind === 'concern' ? 5 : null);
      expect(estimate === null).toBe(kind === 'positive');
    }
    expect(age).toMatchObject({ recommended: null, at_most: null, complete: false });
    expect(age.likely).toBeGreaterThanOrEqual(age.at_least ?? 0);
  });
});

describe('The films under limits', () => {
  test.each([
    ['find a film by its level', 'violence.lte=1', ['quiet-2001']],
    ['find a film by its bound', 'sex.lte=2', ['quiet-2001']],
    ['leave a film out whose bound is above', 'sex.lte=1', []],
    [
      'find a film by its estimate',
      'sex.lte=1&unknown=likely',
      ['adults-2004', 'edited-2005', 'loud-2002', 'quiet-2001', 'silent-2003'],
    ],
    ['find a film by the age of its bounds', 'age.lte=10', ['quiet-2001']],
    ['find a film by its certificate', 'certificate=MPA:NC-17', ['adults-2004']],
  ])('%s: %s', async (_sentence, query, films) => {
    expect(await found(query)).toEqual(films);
  });

  it('never take an estimate for a level', async () => {
    const { at_most, estimate } = await rating('loud-2002', 'sex');
    expect(Math.round(estimate)).toBeLessThan(at_most);
    expect(await found(`sex.lte=${Math.round(estimate)}`)).not.toContain('loud-2002');
    expect(await found(`sex.lte=${at_most}`)).toContain('loud-2002');
  });
});

describe('A check', () => {
  async function check(film: string, age: number) {
    const response = await app.request(`/v1/films/${film}/check`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ children: [{ age }] }),
    });
    expect(response.status).toBe(200);
    return (await response.json()).children[0];
  }

  it('counts a bound at the limit as within, and one above it as unknown, with what is likely', async () => {
    expect(await check('quiet-2001', 10)).toMatchObject({ verdict: 'fits', likely: null });
    expect(await check('quiet-2001', 9)).toMatchObject({
      verdict: 'unknown',
      likely: 'fits',
      decided_by: ['sex', 'frightening'],
    });
  });
});

describe('Beside other voices', () => {
  it('the board’s words stand behind an editor’s level', async () => {
    const { level, basis, others } = await rating('edited-2005', 'violence');
    expect({ level, basis }).toEqual({ level: 2, basis: 'editor' });
    expect(others).toMatchObject([{ basis: 'official', origin: 'MPA:R', span: 'strong violence' }]);
  });

  it('a bound does not hide a level that parents know', async () => {
    const { level, basis, others } = await rating('edited-2005', 'language');
    expect({ level, basis }).toEqual({ level: 5, basis: 'parents' });
    expect(others).toMatchObject([{ basis: 'official', level: null }]);
  });

  it('the page shows both, and says what a bound is', async () => {
    const text = textOf(await (await app.request('/films/edited-2005')).text());
    expect(text).toContain(
      'What others say From the MPA’s R reasons, high confidence Violence strong: “strong violence”',
    );
    expect(text).toContain('Not mentioned by the MPA: “Language” (at most moderate).');
    expect(text).toContain(
      'Not mentioned by the MPA: “Sex” (at most moderate), “Drinking, drugs” (at most mild), and “Frightening”.',
    );
  });

  it('the page of a film without other ratings has no such part', async () => {
    const text = textOf(await (await app.request('/films/quiet-2001')).text());
    expect(text).not.toContain('What others say');
    expect(text).toContain('probably minimal');
    expect(text).toContain('At most mild: anything stronger would have been mentioned for PG.');
    expect(text).toMatch(
      /Not mentioned by the MPA: .*\. Anything stronger would have been mentioned\./,
    );
  });
});

describe('A film of which several boards say something', () => {
  const reasons = '선정성 전체관람가, 폭력성 15세이상관람가';
  let several: TestApp;
  beforeAll(async () => {
    several = await openTestApp([
      filmFacts({
        id: 'korean-2006',
        title: 'korean-2006',
        certificates: [
          { system: 'KMRB', rating: '15', reasons, sources: [0] },
          { system: 'BBFC', rating: '12A', reasons: null, sources: [0] },
        ],
        sources: SOURCES,
      }),
    ]);
  });
  afterAll(() => several.close());

  it('has the level that one names, and else the lowest bound of all', async () => {
    const response = await several.request('/v1/films/korean-2006');
    expect(response.status).toBe(200);
    const { age, breakdown } = await response.json();
    expect(breakdown[3]).toMatchObject({
      category: 'violence',
      level: 4,
      origin: 'KMRB:15',
      span: '폭력성 15세이상관람가',
      confidence: 'medium',
      others: [{ origin: 'BBFC:12A', level: null, at_most: 4 }],
    });
    expect(breakdown[0]).toMatchObject({
      category: 'language',
      level: null,
      at_most: 3,
      origin: 'BBFC:12A',
      others: [{ origin: 'KMRB:15', at_most: 4 }],
    });
    expect(age).toMatchObject({ at_least: 15, at_most: 15, recommended: 15 });
  });

  it('has a page that says the Korean words in English too', async () => {
    const html = await (await several.request('/films/korean-2006')).text();
    expect(html).toContain('lang="ko"');
    expect(textOf(html)).toContain('“폭력성 15세이상관람가” (Violence 15+)');
  });
});

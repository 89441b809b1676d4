/** The evidence behind the lines of a card: who says it, in the reader's language. */

import { describe, expect, it } from 'vitest';
import { evidenceOf } from '../../../api/services/films/evidence.ts';
import { filmJsonLd } from '../../../api/services/films/json-ld.ts';
import { withOfficialRatings } from '../../../api/domain/rating/official-ratings.ts';
import { projectFilm } from '../../../api/domain/film/project.ts';
import type { FilmFacts, RatingFacts } from '../../../db/film.ts';
import { HER_2013 } from '../../../db/seed/her-2013.ts';
import { STARTER_FILMS } from '../../helpers/starter-films.ts';
import { CATALOGUES } from '../../helpers/catalogues.ts';
import type { Catalogue } from '../../../widget/words.ts';
import { filmFacts, ratingFacts } from '../../helpers/film-facts.ts';

const TIME = '2026-01-02T03:04:05.000Z';

function advisoryOf(facts: FilmFacts) {
  return projectFilm(facts, { created_at: TIME, updated_at: TIME, version: 1 }).advisory;
}

/** Who set the level of a rating, as shown on the card. */
function raterOf(
  rating: Partial<RatingFacts>,
  words: Catalogue = CATALOGUES.en,
): string | undefined {
  const film = advisoryOf(filmFacts({ ratings: [ratingFacts('sex', 2, rating)] }));
  return evidenceOf(film, words).sex.at(-1)?.text;
}

describe('Who set a level', () => {
  it.each<[Partial<RatingFacts>, string]>([
    [{ origin: 'content-advisory' }, 'Rated by our editors (high confidence).'],
    [{ origin: 'my blog' }, 'Rated by my blog (high confidence).'],
    [{ origin: 'Cash $& {origin}' }, 'Rated by Cash $& {origin} (high confidence).'],
    [
      { basis: 'official', origin: 'MPA:PG-13', confidence: 'low' },
      'From the MPA’s PG-13 reasons (estimate).',
    ],
    [{ basis: 'official', origin: 'KMRB' }, 'Rated by KMRB (high confidence).'],
    [{ basis: 'parents', origin: 'IMDb' }, 'Rated by parents: IMDb (high confidence).'],
  ])('of %j is shown as %s', (rating, text) => {
    expect(raterOf(rating)).toBe(text);
  });

  it.each(Object.entries(CATALOGUES))('is named in %s too', (_, words) => {
    const ours = raterOf({ origin: 'content-advisory' }, words);
    const theirs = raterOf({ origin: 'my blog' }, words);
    expect(ours).toContain(words.bases.editor);
    expect(theirs).toContain('my blog');
    expect(theirs).not.toContain(words.bases.editor);
    const board = raterOf({ basis: 'official', origin: 'MPA:PG-13' }, words);
    expect(board).toMatch(/MPA.*PG-13/);
    const parents = raterOf({ basis: 'parents', origin: 'IMDb' }, words);
    expect(parents).toContain('IMDb');
  });
});

describe('A category that a board’s reasons leave out', () => {
  const film = advisoryOf(
    filmFacts({ ratings: [ratingFacts('sex', null, { basis: 'official', origin: 'MPA:PG-13' })] }),
  );

  it('is shown as not mentioned by that board', () => {
    expect(evidenceOf(film, CATALOGUES.en).sex[0]?.text).toBe('Not mentioned by the MPA.');
  });

  it.each(Object.entries(CATALOGUES))('names the board in %s too', (_, words) => {
    expect(evidenceOf(film, words).sex[0]?.text).toContain('MPA');
  });
});

describe('A category of a film whose board gave no reasons', () => {
  const film = advisoryOf(
    withOfficialRatings(
      filmFacts({
        certificates: [{ system: 'MPA', rating: 'G', reasons: null, sources: [] }],
      }),
    ),
  );

  it('is shown as estimated from the certificate, with its bound, and never as from reasons', () => {
    expect(evidenceOf(film, CATALOGUES.en).sex.map(({ text }) => text)).toEqual([
      'Estimated from MPA G (estimate): at most minimal.',
    ]);
  });

  it.each(Object.entries(CATALOGUES))('names the board and the rating in %s too', (_, words) => {
    expect(evidenceOf(film, words).sex.at(-1)?.text).toMatch(/MPA.*G/);
  });
});

describe('What Korea’s board says by degrees', () => {
  const reasons = '선정성 전체관람가, 폭력성 15세이상관람가';
  const certificates = [{ system: 'KMRB', rating: '15', reasons, sources: [] }];
  const film = advisoryOf(withOfficialRatings(filmFacts({ certificates })));

  it('is quoted in Korean, and said in the reader’s words', () => {
    const { violence, official } = evidenceOf(film, CATALOGUES.en);
    expect(violence).toMatchObject([
      { text: '“폭력성 15세이상관람가”', lang: 'ko' },
      { text: 'Violence 15+', lang: null },
      { text: 'From the KMRB’s 15 reasons (medium confidence).' },
    ]);
    expect(official.slice(1)).toMatchObject([
      { text: `“${reasons}”`, lang: 'ko' },
      { text: 'Violence 15+', lang: null },
    ]);
  });

  it('is a bound where it is the lowest degree', () => {
    expect(evidenceOf(film, CATALOGUES.en).sex).toMatchObject([
      { text: '“선정성 전체관람가”', lang: 'ko' },
      { text: 'Estimated from KMRB 15 (medium confidence): at most minimal.' },
    ]);
  });

  it.each(Object.entries(CATALOGUES))('is said in %s too', (_, words) => {
    expect(evidenceOf(film, words).violence[1]?.text).toContain(words.categories.violence);
    expect(evidenceOf(film, words).violence[1]?.text).toMatch(/15|١٥/);
  });
});

it('A bound by a board’s criteria is never said to be what the board would have mentioned', () => {
  const certificates = [{ system: 'KIJKWIJZER', rating: '12', reasons: 'Geweld', sources: [] }];
  const film = advisoryOf(withOfficialRatings(filmFacts({ certificates })));
  expect(evidenceOf(film, CATALOGUES.en).sex.map(({ text }) => text)).toEqual([
    'Estimated from KIJKWIJZER 12 (estimate): at most strong.',
  ]);
});

it('The heading is singular for one source, and plural for several', () => {
  const { sources } = HER_2013;
  const told = [[0], [0, 1]].map((cited) => {
    const ratings = [ratingFacts('sex', 2, { sources: cited })];
    return evidenceOf(advisoryOf(filmFacts({ ratings, sources })), CATALOGUES.en).sex.at(-1);
  });
  expect(told.map((line) => line?.text)).toEqual([
    'Rated by our editors (high confidence). Source',
    'Rated by our editors (high confidence). Sources',
  ]);
  expect(told[0]?.links.map(({ text }) => text)).toEqual(['Common Sense Media, as of 2024-12']);
});

it.each<[Partial<RatingFacts>, string]>([
  [{ origin: 'content-advisory' }, 'content-advisory'],
  [{ origin: 'my blog' }, 'my blog'],
  [{ basis: 'official', origin: 'MPA:PG-13' }, 'content-advisory'],
  [{ basis: 'parents', origin: 'IMDb' }, 'IMDb'],
])('The author of a review with %j is %s to search engines', (rating, name) => {
  const film = advisoryOf(filmFacts({ ratings: [ratingFacts('sex', 2, rating)] }));
  expect(filmJsonLd(film, 'https://example.org')).toMatchObject({
    review: [{ reviewAspect: 'sex', author: { name } }],
  });
});

it.each([HER_2013, ...STARTER_FILMS])('Every line of $id has evidence', (facts) => {
  const lines = Object.entries(evidenceOf(advisoryOf(withOfficialRatings(facts)), CATALOGUES.en));
  const empty = lines.filter(([, told]) => !told.some(({ text }) => text.trim() !== ''));
  expect(empty.map(([line]) => line)).toEqual([]);
});

it('For a film without data, only the line of certificates is empty, which the card omits', () => {
  const { official, ...lines } = evidenceOf(advisoryOf(filmFacts()), CATALOGUES.en);
  const unsaid = [{ text: CATALOGUES.en.evidence.noNote, lang: null, spoiler: false, links: [] }];
  expect(Object.values(lines)).toEqual(Object.values(lines).map(() => unsaid));
  expect(official).toEqual([]);
});

describe('An age that is not known exactly', () => {
  const { age } = advisoryOf(filmFacts());
  /** The first paragraph under “Why this age”. */
  function told(known: Partial<typeof age>, words: Catalogue = CATALOGUES.en) {
    const film = { ...advisoryOf(filmFacts()), age: { ...age, recommended: null, ...known } };
    return evidenceOf(film, words).age[0]?.text;
  }

  it.each([
    [10, 12, 'Between 10+ and 12+, because some levels aren’t known exactly.'],
    [10, null, 'At least 10+, because some levels aren’t known yet.'],
    [null, 12, 'No exact age yet; no higher than 12+.'],
    [null, null, CATALOGUES.en.evidence.noNote],
  ])('of at least %s and at most %s is shown as %s', (at_least, at_most, text) => {
    expect(told({ at_least, at_most })).toBe(text);
  });

  it.each(Object.entries(CATALOGUES))('is shown with both bounds in %s', (_, words) => {
    expect(told({ at_least: 10, at_most: 12 }, words)).toMatch(/10.*12/);
    expect(told({ at_least: 10, at_most: null }, words)).toContain('10');
    expect(told({ at_least: null, at_most: 12 }, words)).toContain('12');
  });

  it('is not shown if an age is recommended', () => {
    expect(told({ recommended: 11, at_least: 10, at_most: 12 })).not.toContain('Between');
  });
});

/** The facts that every new database starts with: of Her, complete, sourced, and what the product says of them; and of the starter films. */

import { describe, expect, it, test } from 'vitest';
import { Advisory } from '../../api/contract/advisory.ts';
import { checkFilm } from '../../api/domain/rating/check.ts';
import { parseFilmId } from '../../api/domain/film/id.ts';
import { withOfficialRatings } from '../../api/domain/rating/official-ratings.ts';
import { projectFilm } from '../../api/domain/film/project.ts';
import { comparableTitle } from '../../api/domain/film/same-title.ts';
import { slugOf } from '../../api/domain/film/slug.ts';
import type { SourceIndexes } from '../../db/film.ts';
import { RATING_SYSTEMS } from '../../db/rating-systems.ts';
import { HER_2013 } from '../../db/seed/her-2013.ts';
import { STARTER_FILM_COUNT } from '../../db/starter-films.ts';
import { STARTER_FILMS } from '../helpers/starter-films.ts';
import { CATEGORY_NAMES, type Verdict } from '../../db/vocabulary.ts';

const STAMP = {
  created_at: '2026-01-02T03:04:05.000Z',
  updated_at: '2026-01-02T03:04:05.000Z',
  version: 1,
};
const LONGEST_TEXT = 600;

const { advisory } = projectFilm(HER_2013, STAMP);

interface At<Value> {
  /** Its path in the facts: `ratings.0.note`. */
  place: string;
  value: Value;
}

function textsOf(value: unknown, place = ''): At<string>[] {
  if (typeof value === 'string') return [{ place, value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => textsOf(inner, `${place}.${key}`));
}

/** Every list of sources: the fields `sources` below the top, and all of `said_by`. */
function citationsOf(value: unknown, place = ''): At<SourceIndexes>[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]): At<SourceIndexes>[] => {
    const here = `${place}.${key}`;
    const isCitation = (key === 'sources' && place !== '') || place.endsWith('.said_by');
    return isCitation ? [{ place: here, value: inner }] : citationsOf(inner, here);
  });
}

const CITATIONS = citationsOf(HER_2013);

describe('The sources of Her', () => {
  it('are cited in many places', () => {
    expect(CITATIONS.length).toBeGreaterThan(30);
    expect(CITATIONS.map(({ place }) => place)).toEqual(
      expect.arrayContaining(['.ratings.0.sources', '.details.said_by.cast', '.watch.0.sources']),
    );
  });

  it('are in the list wherever they are cited: at least one a place, and none twice', () => {
    const wrong = CITATIONS.filter(
      ({ value }) =>
        value.length === 0 ||
        new Set(value).size < value.length ||
        value.some((index) => HER_2013.sources[index] === undefined),
    );
    expect(wrong).toEqual([]);
  });

  it('are each cited, or stand by name among the reviews', () => {
    const cited = new Set(CITATIONS.flatMap(({ value }) => value));
    const reviewers = new Set(HER_2013.reviews.map(({ source }) => source));
    const idle = HER_2013.sources.filter(
      ({ name }, index) => !cited.has(index) && !reviewers.has(name),
    );
    expect(idle).toEqual([]);
  });

  it('have a name each, and none twice', () => {
    const names = HER_2013.sources.map(({ name }) => name.trim());
    expect(names).not.toContain('');
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('The ratings of Her', () => {
  it('are one for each of the seven categories, in their order, with these levels', () => {
    expect(HER_2013.ratings.map(({ category }) => category)).toEqual(CATEGORY_NAMES);
    expect(HER_2013.ratings.map(({ category, level }) => [category, level])).toEqual([
      ['language', 4],
      ['sex', 4],
      ['drinking', 2],
      ['violence', 1],
      ['frightening', 2],
      ['positive_messages', 3],
      ['role_models', 3],
    ]);
  });

  test.each(HER_2013.ratings)('say of $category why, and who says so', (rating) => {
    expect(rating.note?.trim()).toBeTruthy();
    expect(rating.sources.length).toBeGreaterThan(0);
    expect(rating.origin).toBe('content-advisory');
    expect(rating.confidence).toBe('high');
  });
});

describe('The facts of Her', () => {
  it('are found by all four ids', () => {
    const { imdb, tmdb, wikidata } = HER_2013.ids;
    expect(parseFilmId(HER_2013.id)).toEqual({ scheme: 'film', value: 'her-2013' });
    expect(parseFilmId(`imdb:${imdb}`)).toEqual({ scheme: 'imdb', value: 'tt1798709' });
    expect(parseFilmId(`tmdb:${tmdb}`)).toEqual({ scheme: 'tmdb', value: '152601' });
    expect(parseFilmId(`wikidata:${wikidata}`)).toEqual({ scheme: 'wikidata', value: 'Q788822' });
  });

  it(`hold no text of more than ${LONGEST_TEXT} characters, none empty and none untrimmed`, () => {
    const texts = textsOf(HER_2013);
    expect(texts.length).toBeGreaterThan(100);
    const wrong = texts.filter(
      ({ value }) => value === '' || value !== value.trim() || value.length > LONGEST_TEXT,
    );
    expect(wrong).toEqual([]);
  });

  it('say “unknown” by null alone', () => {
    const stopgaps = /^(n\/?a|unknown|none|tbd|todo|-|\?|null|undefined)\.?$/i;
    expect(textsOf(HER_2013).filter(({ value }) => stopgaps.test(value))).toEqual([]);
  });

  it('hold both running times with who says which, the one with most sources first', () => {
    const said = HER_2013.details.running_times.map(({ minutes, sources }) => ({
      minutes,
      sources: sources.map((index) => HER_2013.sources[index]?.name),
    }));
    expect(said).toEqual([
      { minutes: 126, sources: ['Screen Rant', 'Critics whose names were not recorded'] },
      { minutes: 119, sources: ['Common Sense Media'] },
    ]);
  });

  it('hold the certificate in the board’s own words, of a rating that the board has', () => {
    expect(HER_2013.certificates).toMatchObject([
      { system: 'MPA', rating: 'R', reasons: 'Language, sexual content and brief graphic nudity' },
    ]);
    const mpa = RATING_SYSTEMS.find(({ id }) => id === 'MPA');
    expect(mpa?.ratings.map(({ rating }) => rating)).toContain('R');
  });

  it('mark what gives the end away as a spoiler', () => {
    const telling = [...HER_2013.ratings, ...HER_2013.themes].filter(({ note }) =>
      /\broof\b|suicide/i.test(note ?? ''),
    );
    expect(telling.length).toBeGreaterThan(0);
    for (const { spoiler } of telling) expect(spoiler).toBe(true);
    const { verdict_line, summary, story, opinion } = HER_2013;
    expect([verdict_line, summary, story, opinion].join(' ')).not.toMatch(/\broof\b|suicide/i);
  });

  it('say who says it of each of the details, by the names of their fields', () => {
    const { said_by } = HER_2013.details;
    const fields = new Set([...Object.keys(HER_2013.details), ...Object.keys(HER_2013)]);
    expect(Object.keys(said_by).filter((field) => !fields.has(field))).toEqual([]);
    expect(Object.values(said_by).filter((sources) => sources.length === 0)).toEqual([]);
  });
});

describe('The advisory of Her', () => {
  it('is what the contract says, strictly: nothing is left out and nothing more is in it', () => {
    expect(Advisory.parse(advisory)).toEqual(advisory);
    expect(JSON.parse(JSON.stringify(advisory))).toEqual(advisory);
  });

  it('has the derived age of 16, complete, decided by sex, and says why', () => {
    expect(advisory.age).toMatchObject({
      recommended: 16,
      basis: 'derived',
      at_least: 16,
      at_most: 16,
      complete: true,
      decided_by: ['sex'],
    });
    expect(advisory.age.why).toContain('16');
  });

  test.each<[number, Verdict, string[]]>([
    [13, 'not_yet', ['sex']],
    [14, 'talk_first', ['language', 'sex']],
    [15, 'talk_first', ['sex']],
    [16, 'fits', []],
  ])('tells a child of %i: %s', (age, verdict, decided_by) => {
    const { children } = checkFilm(advisory, [{ age }]);
    expect(children).toMatchObject([{ verdict, decided_by, likely: null }]);
  });
});

describe('The starter films', () => {
  const films = [HER_2013, ...STARTER_FILMS];

  it('are 292, each with slug, certificate and source, and none twice', () => {
    expect(STARTER_FILMS).toHaveLength(292);
    expect(STARTER_FILM_COUNT).toBe(films.length);
    for (const { id, title, year, certificates, sources } of STARTER_FILMS) {
      expect(id).toBe(slugOf(title, year));
      expect(parseFilmId(id)).toEqual({ scheme: 'film', value: id });
      expect(certificates).toMatchObject([{ system: 'MPA', sources: [0] }]);
      expect(sources).toHaveLength(1);
    }
    expect(new Set(films.map(({ id }) => id)).size).toBe(films.length);
    const titles = films.map(({ title, year }) => `${comparableTitle(title)} ${year}`);
    expect(new Set(titles).size).toBe(films.length);
  });

  it('quote the board’s own words from its site, and name a data set only for ratings without words', () => {
    // What was recorded for Titanic are the words for another film of that name: only its rating is kept.
    const withoutWords = 'titanic-1997';
    for (const { id, certificates, sources } of STARTER_FILMS) {
      const [certificate] = certificates;
      const isOfBoard = sources[0]?.name === 'filmratings.com (MPA)';
      expect(isOfBoard || certificate?.rating === 'G').toBe(true);
      if (isOfBoard) expect(sources).toMatchObject([{ read_at: '2022' }]);
      else expect(sources[0]?.name).toContain('vega-datasets');
      expect(certificate?.reasons === null, id).toBe(
        certificate?.rating === 'G' || id === withoutWords,
      );
    }
  });

  it('have the IMDb ids that were looked up, and none that was guessed', () => {
    const ids = films.flatMap(({ ids: { imdb } }) => imdb ?? []);
    expect(ids).toHaveLength(33);
    expect(new Set(ids).size).toBe(33);
    for (const id of ids) expect(parseFilmId(id)).toEqual({ scheme: 'imdb', value: id });
    for (const { ids: others } of STARTER_FILMS)
      expect([others.tmdb, others.wikidata]).toEqual([null, null]);
  });

  it.each(STARTER_FILMS)('hold of $id no level but what its certificate says', (film) => {
    expect(film.ratings).toEqual([]);
    const { advisory: derived } = projectFilm(withOfficialRatings(film), STAMP);
    expect(Advisory.parse(derived)).toEqual(derived);
    const rating = film.certificates[0]?.rating;
    for (const { kind, basis, origin, level, at_most, estimate } of derived.breakdown) {
      if (kind === 'positive') continue;
      expect({ basis, origin }).toEqual({ basis: 'official', origin: `MPA:${rating}` });
      if (level === null) expect(estimate).toBeLessThanOrEqual(at_most ?? 0);
    }
  });

  it('are linked from the films that they are like', () => {
    const known = new Map(STARTER_FILMS.map(({ id, title, year }) => [`${title} ${year}`, id]));
    expect(HER_2013.similar.map(({ id }) => id)).toEqual(
      HER_2013.similar.map(({ title, year }) => known.get(`${title} ${year}`) ?? null),
    );
    expect(HER_2013.similar.filter(({ id }) => id === null)).toEqual([]);
  });
});

/** The projection: what is read of a film is worked out from its facts, once, and loses none of them. */

import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { Advisory, FilmSummary } from '../../../api/contract/advisory.ts';
import { forbiddenBits, type Reach } from '../../../api/domain/rating/level-bits.ts';
import { projectFilm, type IndexRow } from '../../../api/domain/film/project.ts';
import type { FilmFacts, RatingFacts } from '../../../db/film.ts';
import {
  BASES,
  CATEGORIES,
  CATEGORY_NAMES,
  CONFIDENCES,
  LEVELS,
  type Category,
  type Level,
} from '../../../db/vocabulary.ts';
import { filmFacts, ratingFacts } from '../../helpers/film-facts.ts';

const STAMP = {
  created_at: '2026-01-02T03:04:05.000Z',
  updated_at: '2026-02-03T04:05:06.000Z',
  version: 3,
};

function advisoryOf(facts: Partial<FilmFacts> = {}): Advisory {
  return projectFilm(filmFacts(facts), STAMP).advisory;
}

function indexOf(facts: Partial<FilmFacts> = {}): IndexRow {
  return projectFilm(filmFacts(facts), STAMP).index;
}

function ratingOf(
  category: Category,
  ratings: readonly RatingFacts[],
): Advisory['breakdown'][number] {
  const rating = advisoryOf({ ratings }).breakdown.find((one) => one.category === category);
  if (!rating) throw new Error(`The breakdown lacks ${category}`);
  return rating;
}

/** An official board that names nothing, but what bounds it. */
function unnamed(category: Category, more: Partial<RatingFacts> = {}): RatingFacts {
  return ratingFacts(category, null, {
    basis: 'official',
    origin: 'MPA:PG',
    confidence: 'low',
    ...more,
  });
}

/** Ratings of every category: 0, or 3 for a positive, but for what a test says. */
function allRated(ratings: readonly RatingFacts[] = []): RatingFacts[] {
  return CATEGORIES.flatMap(({ name, kind }) => {
    const given = ratings.filter(({ category }) => category === name);
    return given.length > 0 ? given : [ratingFacts(name, kind === 'concern' ? 0 : 3)];
  });
}

describe('A film of which nothing is known', () => {
  const { advisory, index } = projectFilm(filmFacts(), STAMP);

  it('has every category in the breakdown, in the order used everywhere, and none is known', () => {
    expect(advisory.breakdown.map(({ category }) => category)).toEqual(CATEGORY_NAMES);
    for (const { level, label, note, basis, origin, confidence } of advisory.breakdown)
      expect([level, label, note, basis, origin, confidence]).toEqual(Array(6).fill(null));
  });

  it('has no bound below 5 in a concern, and none at all in a positive', () => {
    expect(advisory.breakdown.map(({ at_most }) => at_most)).toEqual([5, 5, 5, 5, 5, null, null]);
  });

  it('has an unknown age', () => {
    expect(advisory.age).toMatchObject({ recommended: null, at_least: null, at_most: null });
    expect(advisory.voices).toEqual({
      editors: { age: null, why: null },
      parents: { age: null, votes: 0 },
    });
  });

  it('stands above every age in the index, and below none where unknown ones are included', () => {
    expect(index).toMatchObject({ age: 99, age_likely: 99, age_known: 0 });
  });
});

describe('The rating shown', () => {
  it('has the word for its level, by the kind of its category', () => {
    expect(ratingOf('violence', [ratingFacts('violence', 4)]).label).toBe('strong');
    expect(ratingOf('role_models', [ratingFacts('role_models', 3)]).label).toBe('clear');
    expect(ratingOf('violence', [ratingFacts('violence', 0)]).label).toBe('none');
    expect(ratingOf('violence', [unnamed('violence')]).label).toBeNull();
  });

  test.each<[string, RatingFacts, Level | null]>([
    ['its level where that is known', ratingFacts('sex', 2), 2],
    ['its level even where the facts say a higher bound', ratingFacts('sex', 2, { at_most: 4 }), 2],
    ['its bound where the level is unknown', unnamed('sex', { at_most: 2 }), 2],
    ['a bound of 0, which is one', unnamed('sex', { at_most: 0 }), 0],
    ['5 where nothing bounds it', unnamed('sex'), 5],
    ['null of a known positive', ratingFacts('role_models', 2, { at_most: 2 }), null],
    ['null of an unknown positive', unnamed('role_models'), null],
  ])('is at most %s', (_sentence, rating, at_most) => {
    expect(ratingOf(rating.category, [rating]).at_most).toBe(at_most);
  });

  it('has an estimate only where its level is unknown', () => {
    expect(ratingOf('sex', [unnamed('sex', { estimate: 1.4 })]).estimate).toBe(1.4);
    expect(ratingOf('sex', [ratingFacts('sex', 2, { estimate: 1.4 })]).estimate).toBeNull();
  });

  it('keeps who says so, on what grounds and whether it gives the plot away', () => {
    const said = {
      note: 'A fight.',
      spoiler: true,
      basis: 'official',
      origin: 'MPA:R',
      confidence: 'medium',
      span: 'strong violence',
      sources: [1, 0],
    } as const;
    expect(ratingOf('violence', [ratingFacts('violence', 4, said)])).toMatchObject(said);
  });

  it('has the others beside it, each with a bound and a label of its own', () => {
    const { basis, others } = ratingOf('violence', [
      ratingFacts('violence', 2, { basis: 'parents', origin: 'crowd' }),
      unnamed('violence', { at_most: 3 }),
      ratingFacts('violence', 1),
    ]);
    expect(basis).toBe('editor');
    expect(
      others.map(({ basis, level, at_most, label }) => [basis, level, at_most, label]),
    ).toEqual([
      ['parents', 2, 2, 'mild'],
      ['official', null, 3, null],
    ]);
  });

  it('is not touched by ratings of other categories', () => {
    const { basis, others } = ratingOf('violence', [ratingFacts('sex', 5)]);
    expect({ basis, others }).toEqual({ basis: null, others: [] });
  });
});

describe('The age', () => {
  it('is worked out from the ratings that are shown', () => {
    const ratings = allRated([
      ratingFacts('violence', 5, { basis: 'parents', origin: 'crowd' }),
      ratingFacts('violence', 1),
    ]);
    expect(advisoryOf({ ratings }).age).toMatchObject({ recommended: 4, decided_by: ['violence'] });
  });

  it('is the editors’ where they set one, who are then heard among the voices', () => {
    const { age, voices } = advisoryOf({ editor_age: 12, age_why: 'Grief.', ratings: allRated() });
    expect(age).toMatchObject({ recommended: 12, basis: 'editor', at_least: 2, why: 'Grief.' });
    expect(voices.editors).toEqual({ age: 12, why: 'Grief.' });
  });

  it('may be explained where no editor departs from it, and is then no voice', () => {
    const { age, voices } = advisoryOf({ age_why: 'Two kisses.', ratings: allRated() });
    expect(age).toMatchObject({ recommended: 2, basis: 'derived', why: 'Two kisses.' });
    expect(voices.editors).toEqual({ age: null, why: null });
  });
});

describe('A certificate', () => {
  test.each<[string, string, string, Partial<Advisory['certificates'][number]>]>([
    [
      'with an age has it, and whether an adult may take a child along',
      'MPA',
      'R',
      {
        country: 'US',
        name: expect.stringContaining('Restricted'),
        minimum_age: 17,
        accompanied: true,
      },
    ],
    [
      'without an age has none',
      'MPA',
      'PG',
      { country: 'US', minimum_age: null, accompanied: null },
    ],
    [
      'of a rating that its board does not have keeps its country and nothing more',
      'MPA',
      'R-99',
      { country: 'US', name: null, minimum_age: null, accompanied: null },
    ],
    [
      'of a board that is not known says what it says',
      'Mars',
      'R',
      { country: null, name: null, minimum_age: null, accompanied: null },
    ],
  ])('%s', (_sentence, system, rating, expected) => {
    const { certificates } = advisoryOf({
      certificates: [{ system, rating, reasons: 'Language', sources: [0] }],
    });
    expect(certificates).toEqual([
      expect.objectContaining({ system, rating, reasons: 'Language', sources: [0], ...expected }),
    ]);
  });
});

describe('The advisory', () => {
  it('carries every other fact as it is, the stamp and relative links', () => {
    const {
      ratings: _r,
      certificates: _c,
      editor_age: _e,
      age_why: _w,
      ...facts
    } = filmFacts({
      id: 'her-2013',
      title: 'Her',
      year: 2013,
      ids: { imdb: 'tt1798709', tmdb: null, wikidata: null },
      talking_points: ['What is love for?'],
      sources: [{ name: 'A source', url: null, read_at: '2024', licence: null, expires_at: null }],
    });
    expect(advisoryOf(facts)).toMatchObject({
      ...facts,
      ...STAMP,
      links: {
        self: '/v1/films/her-2013',
        ratings: '/v1/films/her-2013/ratings',
        check: '/v1/films/her-2013/check',
        page: '/films/her-2013',
      },
    });
  });
});

describe('The row in the index', () => {
  const passes = (bits: number, limits: Reach): boolean =>
    (BigInt(bits) & BigInt(forbiddenBits(limits))) === 0n;

  it('is sorted by the key of the title', () => {
    expect(indexOf({ title: 'The Matrix', year: 1999 })).toMatchObject({
      title_key: 'matrix',
      year: 1999,
    });
  });

  test.each<[string, RatingFacts[], [number, number, number]]>([
    ['the derived one thrice where it is complete', [ratingFacts('sex', 3)], [13, 13, 13]],
    [
      'its upper end, the estimate’s and its lower end where it is not',
      [ratingFacts('sex', 1), unnamed('violence', { at_most: 3, estimate: 1.6 })],
      [12, 7, 4],
    ],
    [
      'unknown, the estimate’s and its lower end where nothing bounds it',
      [ratingFacts('sex', 1), unnamed('violence', { estimate: 1.6 })],
      [99, 7, 4],
    ],
    [
      'its upper end for the likely one where a bounded level has no estimate',
      [ratingFacts('sex', 1), unnamed('violence', { at_most: 3 })],
      [12, 12, 4],
    ],
    [
      'unknown where an unbounded level has no estimate, and likely by the others',
      [ratingFacts('sex', 1), unnamed('violence')],
      [99, 4, 4],
    ],
  ])('holds as its ages %s', (_sentence, ratings, [age, age_likely, age_known]) => {
    expect(indexOf({ ratings: allRated(ratings) })).toMatchObject({ age, age_likely, age_known });
  });

  it('holds an editor’s age as all three, whatever the levels say', () => {
    const ratings = allRated([unnamed('violence', { estimate: 5 }), ratingFacts('sex', 5)]);
    expect(indexOf({ ratings, editor_age: 7, age_why: 'Seen.' })).toMatchObject({
      age: 7,
      age_likely: 7,
      age_known: 7,
    });
  });

  test.each<[string, RatingFacts, Level, [boolean, boolean, boolean]]>([
    ['known and at the limit', ratingFacts('sex', 2), 2, [true, true, true]],
    ['known and above the limit', ratingFacts('sex', 3), 2, [false, false, false]],
    ['unknown and bounded at the limit', unnamed('sex', { at_most: 2 }), 2, [true, true, true]],
    [
      'unknown and bounded above the limit',
      unnamed('sex', { at_most: 3 }),
      2,
      [false, false, true],
    ],
    ['unknown and likely at the limit', unnamed('sex', { estimate: 2.4 }), 2, [false, true, true]],
    ['unknown and likely above it', unnamed('sex', { estimate: 2.5 }), 2, [false, false, true]],
    [
      'unknown and bounded at the limit, though an estimate says more',
      unnamed('sex', { at_most: 2, estimate: 4 }),
      2,
      [true, true, true],
    ],
    ['unknown under a limit of 5', unnamed('sex'), 5, [true, true, true]],
  ])('a level %s: found by exclude, likely and include', (_sentence, rating, limit, expected) => {
    const { levels, levels_likely, levels_known } = indexOf({ ratings: allRated([rating]) });
    const found = [levels, levels_likely, levels_known].map((bits) => passes(bits, { sex: limit }));
    expect(found).toEqual(expected);
  });

  it('holds the summary: what a list shows, category by category', () => {
    const facts = filmFacts({ verdict_line: 'Tender.', ratings: [ratingFacts('sex', 4)] });
    const { advisory, index } = projectFilm(facts, STAMP);
    const { id, title, year, age, verdict_line } = advisory;
    expect(index.summary).toMatchObject({ id, title, year, age, verdict_line });
    expect(index.summary.breakdown[1]).toEqual({
      category: 'sex',
      level: 4,
      at_most: 4,
      estimate: null,
      basis: 'editor',
    });
  });
});

const level = fc.option(fc.constantFrom(...LEVELS), { freq: 3 });
const rating = fc
  .record({
    category: fc.constantFrom(...CATEGORY_NAMES),
    level,
    basis: fc.constantFrom(...BASES),
    origin: fc.constantFrom('one', 'two'),
    at_most: level,
    estimate: fc.option(fc.double({ min: 0, max: 5, noNaN: true })),
    confidence: fc.constantFrom(...CONFIDENCES),
  })
  .map(({ category, level, ...more }) => ratingFacts(category, level, more));
const anyFacts = fc
  .record({
    ratings: fc.uniqueArray(rating, {
      selector: ({ category, basis, origin }) => `${category} ${basis} ${origin}`,
      maxLength: 20,
    }),
    editor_age: fc.option(fc.integer({ min: 2, max: 18 })),
    title: fc.string(),
  })
  .map((facts) => filmFacts({ ...facts, age_why: facts.editor_age === null ? null : 'So.' }));
const limits: fc.Arbitrary<Reach> = fc.record(
  Object.fromEntries(CATEGORY_NAMES.map((category) => [category, level])),
  { requiredKeys: [] },
);

describe('Of any facts', () => {
  it('the advisory and the summary are what the contract says, and nothing more', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { advisory, index } = projectFilm(facts, STAMP);
        expect(Advisory.parse(advisory)).toEqual(advisory);
        expect(FilmSummary.parse(index.summary)).toEqual(index.summary);
      }),
    );
  });

  it('no rating is lost: each is shown or stands beside the one shown', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const kept = projectFilm(facts, STAMP).advisory.breakdown.flatMap(
          ({ category, others, ...shown }) =>
            [shown, ...others].flatMap(({ basis, origin, level }) =>
              basis === null ? [] : [`${category} ${basis} ${origin} ${level}`],
            ),
        );
        const given = facts.ratings.map(
          ({ category, basis, origin, level }) => `${category} ${basis} ${origin} ${level}`,
        );
        expect(kept.toSorted()).toEqual(given.toSorted());
      }),
    );
  });

  it('what `exclude` finds, `likely` finds, and what `likely` finds, `include` finds', () => {
    fc.assert(
      fc.property(anyFacts, limits, (facts, limits) => {
        const { index } = projectFilm(facts, STAMP);
        const forbidden = BigInt(forbiddenBits(limits));
        const found = [index.levels, index.levels_likely, index.levels_known].map(
          (bits) => (BigInt(bits) & forbidden) === 0n,
        );
        expect(found.map(Number)).toEqual(found.map(Number).toSorted((a, b) => a - b));
        expect(index.age).toBeGreaterThanOrEqual(index.age_likely);
        expect(index.age_likely).toBeGreaterThanOrEqual(index.age_known);
      }),
    );
  });

  it('the same facts give the same film, and stay as they are', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const before = structuredClone(facts);
        expect(projectFilm(facts, STAMP)).toEqual(projectFilm(structuredClone(facts), STAMP));
        expect(facts).toEqual(before);
      }),
    );
  });
});

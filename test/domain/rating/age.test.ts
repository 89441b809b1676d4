/** The age table and the rule that the strictest category decides, held against the published rubric. */

import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  ageOfLevel,
  deriveAge,
  type Age,
  type AgedRating,
} from '../../../api/domain/rating/age.ts';
import {
  CATEGORIES,
  LEVELS,
  type Category,
  type Concern,
  type Level,
} from '../../../db/vocabulary.ts';

const CONCERNS: readonly Concern[] = [
  'language',
  'sex',
  'drinking',
  'violence',
  'frightening',
] as const;

type Reach = Level | null | { at_most: Level };

/** Ratings of all five concerns: 0, unless a test says a level, unknown (null) or unknown but bounded. */
function ratings(reaches: { [concern in Concern]?: Reach } = {}): AgedRating[] {
  return CONCERNS.map((category) => {
    const reach = reaches[category] === undefined ? 0 : reaches[category];
    return typeof reach === 'object' && reach !== null
      ? { category, level: null, at_most: reach.at_most }
      : { category, level: reach, at_most: reach };
  });
}

const unknown = { language: null, sex: null, drinking: null, violence: null, frightening: null };

describe('The published table says from which age each level is accepted', () => {
  test.each<[Category, number[]]>([
    ['language', [2, 6, 9, 12, 15, 17]],
    ['sex', [2, 4, 10, 13, 16, 18]],
    ['drinking', [2, 4, 8, 12, 15, 17]],
    ['violence', [2, 4, 7, 12, 15, 18]],
    ['frightening', [2, 4, 7, 10, 14, 17]],
    ['positive_messages', [2, 2, 2, 2, 2, 2]],
    ['role_models', [2, 2, 2, 2, 2, 2]],
  ])('%s: %j for levels 0 to 5', (category, ages) => {
    expect(LEVELS.map((level) => ageOfLevel(category, level))).toEqual(ages);
  });
});

describe('The age of a film', () => {
  test.each<[string, AgedRating[], Partial<Age>]>([
    [
      'is 2, and nothing decides, where everything was looked for and nothing is there',
      ratings(),
      { recommended: 2, basis: 'derived', at_least: 2, at_most: 2, complete: true, decided_by: [] },
    ],
    [
      'is that of the category that asks for most, which is named',
      ratings({ language: 4, sex: 4, drinking: 2, violence: 1, frightening: 2 }),
      { recommended: 16, basis: 'derived', at_least: 16, at_most: 16, decided_by: ['sex'] },
    ],
    [
      'names every category that asks for it, in the order used everywhere',
      ratings({ violence: 4, language: 4, drinking: 4, sex: 2 }),
      { recommended: 15, decided_by: ['language', 'drinking', 'violence'] },
    ],
    [
      'is 18 at the most',
      ratings({ language: 5, sex: 5, drinking: 5, violence: 5, frightening: 5 }),
      { recommended: 18, at_least: 18, at_most: 18, decided_by: ['sex', 'violence'] },
    ],
    [
      'is open upwards where one concern is unknown and nothing bounds it',
      ratings({ language: 2, violence: null }),
      { recommended: null, basis: null, at_least: 9, at_most: null, complete: false },
    ],
    [
      'counts a bound of 5 as no bound',
      ratings({ language: 2, violence: { at_most: 5 } }),
      { recommended: null, at_least: 9, at_most: null, complete: false },
    ],
    [
      'lies between the known levels and the bounds',
      ratings({ language: 2, violence: { at_most: 3 } }),
      {
        recommended: null,
        basis: null,
        at_least: 9,
        at_most: 12,
        complete: false,
        decided_by: ['language'],
      },
    ],
    [
      'is settled where no bound asks for more than a known level does',
      ratings({ language: 3, violence: { at_most: 3 }, sex: { at_most: 1 } }),
      {
        recommended: 12,
        basis: 'derived',
        at_least: 12,
        at_most: 12,
        complete: true,
        decided_by: ['language'],
      },
    ],
    [
      'has an upper end where nothing is known but everything is bounded',
      ratings({
        language: { at_most: 1 },
        sex: { at_most: 1 },
        drinking: { at_most: 1 },
        violence: { at_most: 1 },
        frightening: { at_most: 1 },
      }),
      { recommended: null, at_least: null, at_most: 6, complete: false, decided_by: [] },
    ],
    [
      'is unknown where nothing is known',
      ratings(unknown),
      { recommended: null, basis: null, at_least: null, at_most: null, complete: false },
    ],
    [
      'is unknown where nothing was rated',
      [],
      { recommended: null, basis: null, at_least: null, at_most: null, complete: false },
    ],
    [
      'goes by a known level even where a bound beside it is lower',
      ratings().with(0, { category: 'language', level: 4, at_most: 1 }),
      { recommended: 15, at_most: 15 },
    ],
    [
      'takes a concern that is left out for unknown, not for none',
      [
        { category: 'sex', level: 4, at_most: 4 },
        { category: 'violence', level: 1, at_most: 1 },
      ],
      { recommended: null, at_least: 16, at_most: null, complete: false, decided_by: ['sex'] },
    ],
    [
      'is not moved by positives, known or not',
      [
        ...ratings({ language: 1 }),
        { category: 'positive_messages', level: 5, at_most: null },
        { category: 'role_models', level: null, at_most: null },
      ],
      { recommended: 6, at_most: 6, complete: true, decided_by: ['language'] },
    ],
  ])('%s', (_sentence, film, age) => {
    expect(deriveAge(film)).toMatchObject(age);
  });
});

describe('An editor’s age', () => {
  const violent = ratings({ violence: 3 });

  test.each<[string, number, Partial<Age>]>([
    [
      'above the derived one stands, the derived one stays visible and no category is named',
      15,
      { recommended: 15, basis: 'editor', at_least: 12, at_most: 12, decided_by: [] },
    ],
    [
      'below the derived one stands too',
      9,
      { recommended: 9, basis: 'editor', at_least: 12, at_most: 12, decided_by: [] },
    ],
    [
      'that is the derived one names the category that gives it',
      12,
      { recommended: 12, basis: 'editor', at_least: 12, decided_by: ['violence'] },
    ],
  ])('%s', (_sentence, age, expected) => {
    const why = 'The film sits with a bereavement from beginning to end.';
    expect(deriveAge(violent, { age, why })).toMatchObject({ ...expected, complete: true, why });
  });

  it('stands where the levels settle nothing', () => {
    expect(deriveAge(ratings(unknown), { age: 7, why: 'Seen by us.' })).toEqual({
      recommended: 7,
      basis: 'editor',
      at_least: null,
      at_most: null,
      complete: false,
      decided_by: [],
      why: 'Seen by us.',
    });
  });

  it('is left out where only the reason is written, which explains the derived one', () => {
    expect(deriveAge(violent, { age: null, why: 'Two fights.' })).toMatchObject({
      recommended: 12,
      basis: 'derived',
      why: 'Two fights.',
    });
  });
});

const level = fc.constantFrom(...LEVELS);
const unsettled = fc.option(level);
const film = fc
  .tuple(...CATEGORIES.map(() => fc.record({ level: unsettled, at_most: unsettled })))
  .map((reaches) =>
    CATEGORIES.flatMap(({ name }, index): AgedRating[] => {
      const reach = reaches[index];
      return reach ? [{ category: name, ...reach }] : [];
    }),
  );
const knownFilm = fc.tuple(...CATEGORIES.map(() => level)).map((levels) =>
  CATEGORIES.map(({ name }, index): AgedRating => {
    const known = levels[index] ?? 0;
    return { category: name, level: known, at_most: known };
  }),
);
const place = fc.nat(CATEGORIES.length - 1);

/** Compares ages with unknown as a given number. */
function orElse(age: number | null, unknownAge: number): number {
  return age ?? unknownAge;
}

describe('Of any film', () => {
  it('the age does not depend on the order of its ratings', () => {
    fc.assert(
      fc.property(film, fc.array(fc.nat(), { minLength: 7, maxLength: 7 }), (ratings, keys) => {
        const shuffled = ratings
          .map((rating, index) => ({ rating, key: keys[index] ?? 0 }))
          .toSorted((a, b) => a.key - b.key)
          .map(({ rating }) => rating);
        expect(deriveAge(shuffled)).toEqual(deriveAge(ratings));
      }),
    );
  });

  it('every age is one of the table, from 2 to 18', () => {
    const table = new Set<number>(CATEGORIES.flatMap(({ ages }) => ages ?? []));
    fc.assert(
      fc.property(film, (ratings) => {
        const { recommended, at_least, at_most } = deriveAge(ratings);
        for (const age of [recommended, at_least, at_most])
          expect(age === null || table.has(age)).toBe(true);
      }),
    );
    expect([Math.min(...table), Math.max(...table)]).toEqual([2, 18]);
  });

  it('the lower end is not above the upper end, and the two are equal just where it is complete', () => {
    fc.assert(
      fc.property(film, (ratings) => {
        const { recommended, at_least, at_most, complete, basis } = deriveAge(ratings);
        expect(orElse(at_least, 0)).toBeLessThanOrEqual(orElse(at_most, 99));
        expect(complete).toBe(at_least !== null && at_least === at_most);
        expect(recommended).toBe(complete ? at_least : null);
        expect(basis).toBe(complete ? 'derived' : null);
      }),
    );
  });

  it('whose levels are all known, the age is complete', () => {
    fc.assert(
      fc.property(knownFilm, (ratings) => {
        expect(deriveAge(ratings).complete).toBe(true);
      }),
    );
  });

  it('the upper end is known just where every concern has a level or a bound below 5', () => {
    fc.assert(
      fc.property(film, (ratings) => {
        const concerns = ratings.filter(({ category }) => ageOfLevel(category, 5) > 2);
        const bounded = concerns.every(
          ({ level, at_most }) => level !== null || (at_most ?? 5) < 5,
        );
        expect(deriveAge(ratings).at_most !== null).toBe(bounded);
      }),
    );
  });

  it('each category named gives the lower end, and none that gives it is left out', () => {
    fc.assert(
      fc.property(film, (ratings) => {
        const { at_least, decided_by } = deriveAge(ratings);
        const deciding = ratings.filter(
          ({ category, level }) =>
            level !== null && ageOfLevel(category, level) === at_least && at_least > 2,
        );
        expect(decided_by).toEqual(deciding.map(({ category }) => category));
      }),
    );
  });

  it('a higher level never lowers an age', () => {
    fc.assert(
      fc.property(film, place, level, (ratings, index, raised) => {
        const rating = ratings[index];
        fc.pre(rating !== undefined && rating.level !== null && rating.level <= raised);
        if (!rating) return;
        const before = deriveAge(ratings);
        const after = deriveAge(ratings.with(index, { ...rating, level: raised }));
        expect(orElse(after.at_least, 0)).toBeGreaterThanOrEqual(orElse(before.at_least, 0));
        expect(orElse(after.at_most, 99)).toBeGreaterThanOrEqual(orElse(before.at_most, 99));
      }),
    );
  });

  it('forgetting a level never lowers the upper end and never raises the lower one', () => {
    fc.assert(
      fc.property(film, place, (ratings, index) => {
        const rating = ratings[index];
        if (!rating) return;
        const at_most = rating.level;
        const before = deriveAge(ratings);
        const bounded = deriveAge(ratings.with(index, { ...rating, level: null, at_most }));
        const open = deriveAge(ratings.with(index, { ...rating, level: null, at_most: null }));
        for (const after of [bounded, open]) {
          expect(orElse(after.at_least, 0)).toBeLessThanOrEqual(orElse(before.at_least, 0));
          expect(orElse(after.at_most, 99)).toBeGreaterThanOrEqual(orElse(before.at_most, 99));
        }
      }),
    );
  });

  it('an editor’s age wins and changes nothing of the derived one', () => {
    fc.assert(
      fc.property(film, fc.integer({ min: 2, max: 18 }), (ratings, age) => {
        const derived = deriveAge(ratings);
        const edited = deriveAge(ratings, { age, why: 'Because.' });
        expect(edited).toMatchObject({ recommended: age, basis: 'editor', why: 'Because.' });
        const { at_least, at_most, complete } = derived;
        expect(edited).toMatchObject({ at_least, at_most, complete });
        expect(edited.decided_by).toEqual(age === at_least ? derived.decided_by : []);
      }),
    );
  });
});

/** The age table and the rule that the strictest category decides, held against the published rubric. */

import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  ageOfLevel,
  deriveAge,
  likelyLevel,
  type AgedCertificate,
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

const UNRATED = { level: null, at_most: null, estimate: null, basis: 'official' } as const;

type Reach = Level | null | { at_most: Level };

/** Ratings of all five concerns: 0, unless a test says a level, unknown (null) or unknown but bounded. */
function ratings(reaches: { [concern in Concern]?: Reach } = {}): AgedRating[] {
  return CONCERNS.map((category) => {
    const reach = reaches[category] === undefined ? 0 : reaches[category];
    return typeof reach === 'object' && reach !== null
      ? { ...UNRATED, category, at_most: reach.at_most }
      : { ...UNRATED, category, level: reach, at_most: reach };
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
        likely: 12,
        complete: false,
        decided_by: ['violence'],
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
      { recommended: null, at_least: null, at_most: 6, likely: 6, decided_by: ['language'] },
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
      ratings().with(0, { ...UNRATED, category: 'language', level: 4, at_most: 1 }),
      { recommended: 15, at_most: 15 },
    ],
    [
      'takes a concern that is left out for unknown, not for none',
      [
        { ...UNRATED, category: 'sex', level: 4, at_most: 4 },
        { ...UNRATED, category: 'violence', level: 1, at_most: 1 },
      ],
      { recommended: null, at_least: 16, at_most: null, complete: false, decided_by: ['sex'] },
    ],
    [
      'is not moved by positives, known or not',
      [
        ...ratings({ language: 1 }),
        { ...UNRATED, category: 'positive_messages', level: 5, at_most: null },
        { ...UNRATED, category: 'role_models', level: null, at_most: null },
      ],
      { recommended: 6, at_most: 6, complete: true, decided_by: ['language'] },
    ],
  ])('%s', (_sentence, film, age) => {
    expect(deriveAge(film)).toMatchObject(age);
  });
});

describe('The boards’ ages', () => {
  const board = (
    system: string,
    minimum_age: number | null,
    recommended_age: number | null = null,
  ) => ({
    system,
    minimum_age,
    recommended_age,
  });
  const R = board('MPA', 17);
  const PG_13 = board('MPA', null, 13);

  test.each<[string, AgedCertificate[], number | null]>([
    ['are none where no board names one', [board('MPA', null)], null],
    [
      'are the higher of the age that is enforced and the one that is advised',
      [board('FSK', 6, 10)],
      10,
    ],
    ['are the middle one of three', [R, board('BBFC', 15), board('FSK', 12)], 15],
    ['are the higher one of two', [R, board('FSK', 12)], 17],
    [
      'are the strictest of a board that rated twice',
      [PG_13, R, board('FSK', 12), board('BBFC', 12)],
      12,
    ],
    ['leave out a board that names none', [R, board('CHVRS', null)], 17],
  ])('%s', (_sentence, certificates, official) => {
    expect(deriveAge([], { certificates })).toMatchObject({ official, at_least: official });
  });

  test.each<[string, AgedRating[], AgedCertificate[], Partial<Age>]>([
    [
      'are a floor: a film for 17 does not come out at 13',
      ratings({ sex: 3, violence: { at_most: 3 } }),
      [R],
      { recommended: 17, basis: 'derived', at_least: 17, at_most: 17, decided_by: ['certificate'] },
    ],
    [
      'decide nothing where a level asks for as much',
      ratings({ sex: 3 }),
      [PG_13],
      { recommended: 13, decided_by: ['sex'] },
    ],
    [
      'settle nothing alone',
      [],
      [PG_13],
      {
        recommended: null,
        basis: null,
        at_least: 13,
        at_most: null,
        likely: 13,
        decided_by: ['certificate'],
      },
    ],
    [
      'ask for nothing where editors rated all five concerns',
      ratings({ violence: 1 }).map((rating) => ({ ...rating, basis: 'editor' })),
      [R],
      {
        recommended: 4,
        official: 17,
        at_least: 4,
        at_most: 4,
        likely: 4,
        decided_by: ['violence'],
      },
    ],
    [
      'still ask where editors left one out',
      ratings({ violence: 1, sex: { at_most: 1 } }).map((rating) => ({
        ...rating,
        basis: 'editor',
      })),
      [R],
      { recommended: 17, at_least: 17, decided_by: ['certificate'] },
    ],
    [
      'do not go below 2',
      ratings(),
      [board('FSK', 0)],
      { recommended: 2, official: 0, at_least: 2, decided_by: [] },
    ],
  ])('%s', (_sentence, film, certificates, age) => {
    expect(deriveAge(film, { certificates })).toMatchObject(age);
  });
});

describe('The likely age', () => {
  const estimated = (category: Concern, estimate: number, at_most: Level | null = null) => ({
    ...UNRATED,
    category,
    estimate,
    at_most,
  });

  test.each<[string, AgedRating[], number | null, Age['decided_by']]>([
    [
      'takes an unknown concern at its rounded estimate',
      [estimated('violence', 2.5)],
      12,
      ['violence'],
    ],
    ['is no higher than a bound', [estimated('violence', 3.4, 2)], 7, ['violence']],
    [
      'names what is known and what is estimated',
      [...ratings({ ...unknown, language: 3 }).slice(0, 1), estimated('drinking', 3)],
      12,
      ['language', 'drinking'],
    ],
    ['is null where nothing is known', ratings(unknown), null, []],
  ])('%s', (_sentence, film, likely, decided_by) => {
    expect(deriveAge(film)).toMatchObject({ likely, decided_by, recommended: null });
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
    expect(deriveAge(violent, { editor: { age, why } })).toMatchObject({
      ...expected,
      complete: true,
      why,
    });
  });

  it('stands where the levels settle nothing', () => {
    expect(deriveAge(ratings(unknown), { editor: { age: 7, why: 'Seen by us.' } })).toEqual({
      recommended: 7,
      basis: 'editor',
      official: null,
      at_least: null,
      at_most: null,
      likely: null,
      complete: false,
      decided_by: [],
      why: 'Seen by us.',
    });
  });

  it('is left out where only the reason is written, which explains the derived one', () => {
    expect(deriveAge(violent, { editor: { age: null, why: 'Two fights.' } })).toMatchObject({
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
      return reach ? [{ ...UNRATED, category: name, ...reach }] : [];
    }),
  );
const knownFilm = fc.tuple(...CATEGORIES.map(() => level)).map((levels) =>
  CATEGORIES.map(({ name }, index): AgedRating => {
    const known = levels[index] ?? 0;
    return { ...UNRATED, category: name, level: known, at_most: known };
  }),
);
const place = fc.nat(CATEGORIES.length - 1);
const boardAge = fc.option(fc.integer({ min: 0, max: 18 }));
const official = fc.array(
  fc.record({
    system: fc.constantFrom('MPA', 'BBFC', 'FSK'),
    minimum_age: boardAge,
    recommended_age: boardAge,
  }),
  { maxLength: 4 },
);

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

  it('each category named gives the age that is shown, and none that gives it is left out', () => {
    fc.assert(
      fc.property(film, official, (ratings, certificates) => {
        const { recommended, likely, decided_by } = deriveAge(ratings, { certificates });
        const shown = recommended ?? likely;
        const deciding = ratings.flatMap((rating) => {
          const level = recommended === null ? likelyLevel(rating) : rating.level;
          const gives = level !== null && ageOfLevel(rating.category, level) === shown;
          return gives && (shown ?? 0) > 2 ? [rating.category] : [];
        });
        const isFloorAlone = deciding.length === 0 && (shown ?? 0) > 2;
        expect(decided_by).toEqual(isFloorAlone ? ['certificate'] : deciding);
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

  it('a higher age of a board never lowers an age', () => {
    fc.assert(
      fc.property(film, official, fc.nat(3), boardAge, (ratings, certificates, index, raised) => {
        const certificate = certificates[index];
        fc.pre(certificate !== undefined && (certificate.minimum_age ?? 99) <= (raised ?? 0));
        if (!certificate) return;
        const higher = certificates.with(index, { ...certificate, minimum_age: raised });
        const before = deriveAge(ratings, { certificates });
        const after = deriveAge(ratings, { certificates: higher });
        for (const name of ['official', 'at_least', 'likely'] as const)
          expect(orElse(after[name], 0)).toBeGreaterThanOrEqual(orElse(before[name], 0));
        expect(orElse(after.at_most, 99)).toBeGreaterThanOrEqual(orElse(before.at_most, 99));
      }),
    );
  });

  it('the likely age lies between the lower and the upper end, and none is below the boards’', () => {
    fc.assert(
      fc.property(film, official, (ratings, certificates) => {
        const age = deriveAge(ratings, { certificates });
        expect(orElse(age.likely, 0)).toBeGreaterThanOrEqual(orElse(age.at_least, 0));
        expect(orElse(age.likely, 0)).toBeLessThanOrEqual(orElse(age.at_most, 99));
        // None of these films is rated by editors.
        for (const one of [age.recommended, age.at_least, age.at_most, age.likely])
          expect(orElse(one, 99)).toBeGreaterThanOrEqual(orElse(age.official, 0));
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
        const known = deriveAge(ratings.filter(({ level }) => level !== null));
        const edited = deriveAge(ratings, { editor: { age, why: 'Because.' } });
        expect(edited).toMatchObject({ recommended: age, basis: 'editor', why: 'Because.' });
        const { at_least, at_most, complete } = derived;
        expect(edited).toMatchObject({ at_least, at_most, complete });
        expect(edited.decided_by).toEqual(age === at_least ? known.decided_by : []);
      }),
    );
  });
});

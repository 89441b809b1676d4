/** Levels as one number: the single AND in the database answers just what a plain comparison would. */

import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { checkFilm } from '../../../api/domain/rating/check.ts';
import {
  filmBits,
  forbiddenBits,
  knownBits,
  type Reach,
} from '../../../api/domain/rating/level-bits.ts';
import { CATEGORIES, CATEGORY_NAMES, LEVELS, type Level } from '../../../db/vocabulary.ts';

/** As the database does it, on all 53 bits; JavaScript's own `&` sees only 32. */
function passes(bits: number, forbidden: number): boolean {
  return (BigInt(bits) & BigInt(forbidden)) === 0n;
}

/** What the bits stand for, as a loop. */
function isWithin(reach: Reach, limits: Reach, ofUnknown: 'strict' | 'lenient'): boolean {
  return CATEGORIES.every(({ name, kind }) => {
    const limit = limits[name] ?? null;
    const level = reach[name] ?? null;
    if (limit === null) return true;
    if (level !== null) return kind === 'concern' ? level <= limit : level >= limit;
    return ofUnknown === 'lenient' || (kind === 'concern' && limit === 5);
  });
}

/** A level for every category. */
function everywhere(level: Level | null): Reach {
  return Object.fromEntries(CATEGORY_NAMES.map((category) => [category, level]));
}

describe('A film passes under a limit', () => {
  test.each<[string, Reach, Reach, boolean]>([
    ['of a concern that it stays under', { sex: 2 }, { sex: 3 }, true],
    ['of a concern that it just reaches', { sex: 3 }, { sex: 3 }, true],
    ['but not of one that it exceeds', { sex: 4 }, { sex: 3 }, false],
    ['of 0 where nothing is there', { sex: 0 }, { sex: 0 }, true],
    ['but not of 0 where a trace is there', { sex: 1 }, { sex: 0 }, false],
    ['of 5 whatever it holds', { sex: 5 }, { sex: 5 }, true],
    ['of 5 even where it is unknown', { sex: null }, { sex: 5 }, true],
    ['but of no narrower one where it is unknown', { sex: null }, { sex: 4 }, false],
    ['that is not set', { sex: 5 }, { sex: undefined }, true],
    ['of a positive that it reaches', { role_models: 3 }, { role_models: 3 }, true],
    ['of a positive that it exceeds', { role_models: 5 }, { role_models: 3 }, true],
    ['but not of a positive that it misses', { role_models: 2 }, { role_models: 3 }, false],
    ['of 0 of a positive that is not there', { role_models: 0 }, { role_models: 0 }, true],
    ['but not of a positive that is unknown', { role_models: null }, { role_models: 0 }, false],
    [
      'but not where one of two is exceeded',
      { sex: 1, violence: 4 },
      { sex: 1, violence: 3 },
      false,
    ],
  ])('%s', (_sentence, reach, limits, expected) => {
    expect(passes(filmBits(reach), forbiddenBits(limits))).toBe(expected);
  });
});

describe('The bits of what is known', () => {
  it('leave an unknown category open', () => {
    const known = knownBits({ sex: null, violence: 4 });
    expect(passes(known, forbiddenBits({ sex: 0, role_models: 5 }))).toBe(true);
    expect(passes(known, forbiddenBits({ violence: 3 }))).toBe(false);
  });

  it('are those of the film where everything is known', () => {
    expect(knownBits(everywhere(3))).toBe(filmBits(everywhere(3)));
  });

  it('are none where nothing is', () => {
    expect(knownBits({})).toBe(0);
    expect(knownBits(everywhere(null))).toBe(0);
  });
});

describe('The numbers', () => {
  it('have 5 bits a concern and 6 a positive, and stay below 2^53, where JavaScript counts exactly', () => {
    const bits = CATEGORIES.reduce((sum, { kind }) => sum + (kind === 'concern' ? 5 : 6), 0);
    expect(filmBits(everywhere(null))).toBe(2 ** bits - 1);
    expect(bits).toBeLessThanOrEqual(53);
  });

  it('forbid nothing without limits', () => {
    expect(forbiddenBits({})).toBe(0);
    expect(forbiddenBits(everywhere(null))).toBe(0);
  });

  it('are stored, so no bit may move: the film that reaches 1 in each concern and 4 in each positive', () => {
    const reach = {
      language: 1,
      sex: 1,
      drinking: 1,
      violence: 1,
      frightening: 1,
      positive_messages: 4,
      role_models: 4,
    } as const;
    const places = [0, 5, 10, 15, 20, 25 + 5, 31 + 5];
    expect(filmBits(reach)).toBe(places.reduce((sum, place) => sum + 2 ** place, 0));
  });
});

const level = fc.option(fc.constantFrom(...LEVELS), { nil: null });
const reach: fc.Arbitrary<Reach> = fc.record(
  Object.fromEntries(CATEGORY_NAMES.map((category) => [category, level])),
  { requiredKeys: [] },
);
/** Limits of one to all categories, wide enough for a good part of the films to pass. */
const wideLimits: fc.Arbitrary<Reach> = fc.record(
  Object.fromEntries(
    CATEGORIES.map(({ name, kind }) => [
      name,
      kind === 'concern' ? fc.constantFrom(3, 4, 5) : fc.constantFrom(0, 1, 2),
    ]),
  ),
  { requiredKeys: [] },
);
const limits = fc.oneof(reach, wideLimits);

describe('For any film and limits', () => {
  it('the AND is 0 just where a plain comparison says within', () => {
    fc.assert(
      fc.property(reach, limits, (reach, limits) => {
        const forbidden = forbiddenBits(limits);
        expect(passes(filmBits(reach), forbidden)).toBe(isWithin(reach, limits, 'strict'));
        expect(passes(knownBits(reach), forbidden)).toBe(isWithin(reach, limits, 'lenient'));
      }),
      { numRuns: 1000 },
    );
  });

  it('each single level and limit of each category, all 7 × 7 × 7 of them, come out as compared', () => {
    const values = [null, ...LEVELS];
    const wrong = CATEGORY_NAMES.flatMap((category) =>
      values.flatMap((level) =>
        values
          .filter((limit) => {
            const [film, limits] = [{ [category]: level }, { [category]: limit }];
            const forbidden = forbiddenBits(limits);
            return (
              passes(filmBits(film), forbidden) !== isWithin(film, limits, 'strict') ||
              passes(knownBits(film), forbidden) !== isWithin(film, limits, 'lenient')
            );
          })
          .map((limit) => ({ category, level, limit })),
      ),
    );
    expect(wrong).toEqual([]);
  });

  it('the list under these limits holds just the films that the check calls a fit', () => {
    fc.assert(
      fc.property(reach, wideLimits, (reach, limits) => {
        const breakdown = CATEGORY_NAMES.map((category) => ({
          category,
          level: reach[category] ?? null,
          at_most: null,
          estimate: null,
          basis: null,
        }));
        const age = { recommended: null, basis: null, official: null };
        const set = Object.fromEntries(
          CATEGORIES.flatMap(({ name, kind }) => {
            const limit = limits[name] ?? (kind === 'concern' ? 5 : null);
            return limit === null ? [] : [[name, limit]];
          }),
        );
        const { verdict } = checkFilm({ breakdown, age }, [{ age: 18, limits: set }]);
        expect(passes(filmBits(reach), forbiddenBits(limits))).toBe(verdict === 'fits');
      }),
    );
  });

  it('what is known passes wherever the film does', () => {
    fc.assert(
      fc.property(reach, limits, (reach, limits) => {
        const forbidden = forbiddenBits(limits);
        const [film, known] = [
          passes(filmBits(reach), forbidden),
          passes(knownBits(reach), forbidden),
        ];
        expect(known || !film).toBe(true);
      }),
    );
  });

  it('every number is a whole one from 0 to below 2^53', () => {
    fc.assert(
      fc.property(reach, (reach) => {
        for (const bits of [filmBits(reach), knownBits(reach), forbiddenBits(reach)]) {
          expect(Number.isSafeInteger(bits)).toBe(true);
          expect(bits).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });
});

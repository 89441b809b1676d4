/** The check: limits held against a film. Above all, that unknown never becomes `fits`. */

import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { deriveAge, type AgedCertificate } from '../../../api/domain/rating/age.ts';
import {
  checkFilm,
  limitOf,
  type Check,
  type Checkable,
  type CheckLine,
  type Child,
  type ChildCheck,
  type Limits,
} from '../../../api/domain/rating/check.ts';
import { RATING_SYSTEMS } from '../../../db/rating-systems.ts';
import {
  BASES,
  CATEGORIES,
  CATEGORY_NAMES,
  LEVELS,
  VERDICTS,
  type Category,
  type Level,
  type Status,
  type Verdict,
} from '../../../db/vocabulary.ts';

type Reach = Level | null | { at_most?: Level; estimate?: number };
type Reaches = { [category in Category]?: Reach };

/** A film of level 0 in every concern and 5 in every positive, but for what a test says: a level, or null and what bounds it. */
function film(reaches: Reaches = {}, editorAge: number | null = null): Checkable & Rated {
  const breakdown = CATEGORIES.map(({ name: category, kind }) => {
    const harmless = kind === 'concern' ? 0 : 5;
    const reach = reaches[category] === undefined ? harmless : reaches[category];
    const { at_most = null, estimate = null } = typeof reach === 'object' ? (reach ?? {}) : {};
    const level = typeof reach === 'number' ? reach : null;
    const bound = kind === 'positive' ? null : (level ?? at_most);
    return { category, level, at_most: bound, estimate, basis: 'official' as const };
  });
  return filmOf({ breakdown, certificates: [], editorAge });
}

const HER = film({
  language: 4,
  sex: 4,
  drinking: 2,
  violence: 1,
  frightening: 2,
  positive_messages: 3,
  role_models: 3,
});

function checkOne(checked: Checkable, child: Child): ChildCheck {
  const [check] = checkFilm(checked, [child]).children;
  if (!check) throw new Error('A child was left out');
  return check;
}

function lineOf(checked: Checkable, child: Child, category: CheckLine['category']): CheckLine {
  const line = checkOne(checked, child).lines.find((one) => one.category === category);
  if (!line) throw new Error(`No line ${category}`);
  return line;
}

/** 0 for the strictest. */
function ease(verdict: Verdict): number {
  return VERDICTS.indexOf(verdict);
}

describe('Without limits of its own, a child’s age gives them', () => {
  test.each<[number, number[]]>([
    [0, [0, 0, 0, 0, 0]],
    [1, [0, 0, 0, 0, 0]],
    [2, [0, 0, 0, 0, 0]],
    [3, [0, 0, 0, 0, 0]],
    [4, [0, 1, 1, 1, 1]],
    [5, [0, 1, 1, 1, 1]],
    [6, [1, 1, 1, 1, 1]],
    [7, [1, 1, 1, 2, 2]],
    [8, [1, 1, 2, 2, 2]],
    [9, [2, 1, 2, 2, 2]],
    [10, [2, 2, 2, 2, 3]],
    [11, [2, 2, 2, 2, 3]],
    [12, [3, 2, 3, 3, 3]],
    [13, [3, 3, 3, 3, 3]],
    [14, [3, 3, 3, 3, 4]],
    [15, [4, 3, 4, 4, 4]],
    [16, [4, 4, 4, 4, 4]],
    [17, [5, 4, 5, 4, 5]],
    [18, [5, 5, 5, 5, 5]],
  ])('at %i: levels %j of the five concerns', (age, limits) => {
    const concerns = CATEGORIES.filter(({ kind }) => kind === 'concern');
    expect(concerns.map((concern) => limitOf({ age }, concern))).toEqual(limits);
    expect(checkOne(HER, { age }).lines.map(({ limit }) => limit)).toEqual(limits);
  });

  it('a positive has no limit', () => {
    const positives = CATEGORIES.filter(({ kind }) => kind === 'positive');
    expect(positives.map((positive) => limitOf({ age: 0 }, positive))).toEqual([null, null]);
    expect(positives.map((positive) => limitOf({ age: 18 }, positive))).toEqual([null, null]);
  });

  it('a limit that is set stands, and the others still go by the age', () => {
    const { lines } = checkOne(HER, { age: 9, limits: { violence: 0, role_models: 4 } });
    expect(lines.map(({ category, limit }) => [category, limit])).toEqual([
      ['language', 2],
      ['sex', 1],
      ['drinking', 2],
      ['violence', 0],
      ['frightening', 2],
      ['role_models', 4],
    ]);
  });

  it('a limit that is there but undefined counts as left out', () => {
    expect(lineOf(HER, { age: 9, limits: { sex: undefined } }, 'sex').limit).toBe(1);
  });
});

describe('Her (2013) at every age', () => {
  const untilNine = ['language', 'sex', 'drinking', 'frightening'] as const;
  test.each<[number, Verdict, readonly CheckLine['category'][]]>([
    [0, 'not_yet', untilNine],
    [1, 'not_yet', untilNine],
    [2, 'not_yet', untilNine],
    [3, 'not_yet', untilNine],
    [4, 'not_yet', ['language', 'sex', 'drinking', 'frightening']],
    [5, 'not_yet', ['language', 'sex', 'drinking']],
    [6, 'not_yet', ['language', 'sex']],
    [7, 'not_yet', ['language', 'sex']],
    [8, 'not_yet', ['language', 'sex']],
    [9, 'not_yet', ['language', 'sex']],
    [10, 'not_yet', ['language', 'sex']],
    [11, 'not_yet', ['language', 'sex']],
    [12, 'not_yet', ['language', 'sex']],
    [13, 'not_yet', ['sex']],
    [14, 'talk_first', ['language', 'sex']],
    [15, 'talk_first', ['sex']],
    [16, 'fits', []],
    [17, 'fits', []],
    [18, 'fits', []],
  ])('at %i: %s, decided by %j', (age, verdict, decided_by) => {
    expect(checkOne(HER, { age })).toMatchObject({ verdict, decided_by, likely: null });
  });

  it('at 13, the line of sex says how it stands', () => {
    expect(lineOf(HER, { age: 13 }, 'sex')).toEqual({
      category: 'sex',
      status: 'over',
      level: 4,
      at_most: 4,
      limit: 3,
    });
  });

  it('at 13, language is to be talked about, but what decides is what is over', () => {
    expect(lineOf(HER, { age: 13 }, 'language').status).toBe('talk');
  });
});

describe('A line', () => {
  test.each<[string, Reaches, Child, Category, Status]>([
    ['at its limit is within', { violence: 2 }, { age: 7 }, 'violence', 'within'],
    ['under its limit is within', { violence: 1 }, { age: 7 }, 'violence', 'within'],
    [
      'one level over, of an age two years ahead, is talked about',
      { language: 4 },
      { age: 13 },
      'language',
      'talk',
    ],
    [
      'one level over, of an age three years ahead, is over',
      { language: 4 },
      { age: 12 },
      'language',
      'over',
    ],
    [
      'two levels over is over, even where the age would allow both',
      { sex: 2 },
      { age: 18, limits: { sex: 0 } },
      'sex',
      'over',
    ],
    [
      'one level over a limit set below the age’s own is talked about',
      { sex: 1 },
      { age: 18, limits: { sex: 0 } },
      'sex',
      'talk',
    ],
    [
      'of level 5 is over, even one level over and of an age that is reached',
      { language: 5 },
      { age: 18, limits: { language: 4 } },
      'language',
      'over',
    ],
    [
      'of level 5 is within a limit of 5',
      { language: 5 },
      { age: 3, limits: { language: 5 } },
      'language',
      'within',
    ],
    [
      'that is unknown but bounded at the limit is within',
      { violence: { at_most: 2 } },
      { age: 7 },
      'violence',
      'within',
    ],
    [
      'that is unknown and bounded above the limit is unknown, not over',
      { violence: { at_most: 4 } },
      { age: 7 },
      'violence',
      'unknown',
    ],
    [
      'that is unknown and unbounded is unknown',
      { violence: null },
      { age: 17 },
      'violence',
      'unknown',
    ],
    [
      'that is unknown is within a limit of 5, which allows everything',
      { violence: null },
      { age: 7, limits: { violence: 5 } },
      'violence',
      'within',
    ],
    [
      'that is unknown does not go by its estimate',
      { violence: { estimate: 0 } },
      { age: 7 },
      'violence',
      'unknown',
    ],
    [
      'of a positive at its limit is within',
      { role_models: 3 },
      { age: 7, limits: { role_models: 3 } },
      'role_models',
      'within',
    ],
    [
      'of a positive far below its limit is talked about, and no worse',
      { role_models: 0 },
      { age: 7, limits: { role_models: 5 } },
      'role_models',
      'talk',
    ],
    [
      'of an unknown positive is unknown, even where the limit is 0',
      { role_models: null },
      { age: 7, limits: { role_models: 0 } },
      'role_models',
      'unknown',
    ],
  ])('%s', (_sentence, reaches, child, category, status) => {
    expect(lineOf(film(reaches), child, category).status).toBe(status);
  });

  it('of a child of 0 is that of a child of 2, years ahead included', () => {
    const frightening = film({ frightening: 1 });
    expect(lineOf(frightening, { age: 0 }, 'frightening').status).toBe('talk');
    expect(lineOf(frightening, { age: 2 }, 'frightening').status).toBe('talk');
  });

  it('carries the level, its bound and the limit', () => {
    expect(lineOf(film({ sex: { at_most: 3 } }), { age: 7 }, 'sex')).toEqual({
      category: 'sex',
      status: 'unknown',
      level: null,
      at_most: 3,
      limit: 1,
    });
  });
});

describe('The verdict is the first that applies', () => {
  test.each<[string, Reaches, Child, Verdict, Category[]]>([
    [
      'over before unknown',
      { sex: 5, violence: null, language: 2 },
      { age: 8 },
      'not_yet',
      ['sex'],
    ],
    [
      'unknown before talk, whose lines are named first',
      { violence: null, language: 2 },
      { age: 8 },
      'unknown',
      ['language', 'violence'],
    ],
    ['talk before fits', { language: 2, drinking: 2 }, { age: 8 }, 'talk_first', ['language']],
    ['fits where every line is within', { drinking: 2 }, { age: 8 }, 'fits', []],
    [
      'each line that decides is named, in the order used everywhere',
      { frightening: 5, language: 5, sex: 1 },
      { age: 8 },
      'not_yet',
      ['language', 'frightening'],
    ],
    [
      'a positive below its limit asks for a talk',
      { positive_messages: 1 },
      { age: 8, limits: { positive_messages: 4 } },
      'talk_first',
      ['positive_messages'],
    ],
  ])('%s', (_sentence, reaches, child, verdict, decided_by) => {
    expect(checkOne(film(reaches), child)).toMatchObject({ verdict, decided_by });
  });
});

describe('An editor’s age', () => {
  test.each<[string, number, number, Status]>([
    ['that the child has reached is within', 12, 12, 'within'],
    ['two years ahead of the child is talked about', 12, 10, 'talk'],
    ['three years ahead of the child is over', 12, 9, 'over'],
    ['two years ahead of the youngest is talked about', 4, 0, 'talk'],
  ])('%s', (_sentence, editorAge, age, status) => {
    expect(lineOf(film({}, editorAge), { age }, 'age')).toEqual({
      category: 'age',
      status,
      level: editorAge,
      at_most: editorAge,
      limit: age,
    });
  });

  it('above the derived one decides where no category does', () => {
    expect(checkOne(film({ violence: 1 }, 12), { age: 7 })).toMatchObject({
      verdict: 'not_yet',
      decided_by: ['age'],
    });
  });

  test.each<[string, Checkable]>([
    ['that is the derived one has no line', film({ violence: 3 }, 12)],
    ['below the derived one has no line', film({ violence: 3 }, 9)],
    ['of 2, where nothing is known, has no line', film({ ...allUnknown() }, 2)],
    ['that is only derived has no line', film({ violence: 3 })],
  ])('%s', (_sentence, checked) => {
    const { lines } = checkOne(checked, { age: 8 });
    expect(lines.map(({ category }) => category)).not.toContain('age');
  });

  it('above what is known, where the rest is unknown, has a line', () => {
    expect(lineOf(film({ violence: 1, sex: null }, 12), { age: 8 }, 'age').status).toBe('over');
  });

  const careless: Child = { age: 0, limits: { frightening: 5 } };
  test.each<[string, Level]>([
    ['below', 1],
    ['equal to', 2],
    ['above', 5],
  ])('stands where a limit set by hand accepts a level whose age is %s it', (_sentence, level) => {
    // More of a concern made the verdict milder: from the level that asks for 7 on, the editor's age had no line.
    expect(checkOne(film({ ...allUnknown(), frightening: level }, 7), careless)).toMatchObject({
      verdict: 'not_yet',
      decided_by: ['age'],
    });
  });

  it('is not asked for twice where a level that is over asks for as much', () => {
    const { decided_by } = checkOne(film({ violence: 3, frightening: 4 }, 12), {
      age: 8,
      limits: { frightening: 4 },
    });
    expect(decided_by).toEqual(['violence']);
  });

  it('to be talked about is named before what is unknown', () => {
    const child: Child = { age: 10, limits: { violence: 3 } };
    expect(checkOne(film({ violence: 3, sex: null }, 12), child)).toMatchObject({
      verdict: 'unknown',
      decided_by: ['age', 'sex'],
    });
  });

  it('that is derived from a level stands behind the limit set for that level', () => {
    expect(checkOne(film({ violence: 3 }), { age: 4, limits: { violence: 3 } }).verdict).toBe(
      'fits',
    );
  });
});

function allUnknown(): Reaches {
  return Object.fromEntries(CATEGORY_NAMES.map((category) => [category, null]));
}

describe('Likely, beside an unknown verdict,', () => {
  test.each<[string, Reaches, Verdict | null]>([
    ['is what the estimates would give', { violence: { estimate: 1.2 } }, 'fits'],
    ['rounds an estimate', { violence: { estimate: 2.4 } }, 'fits'],
    ['rounds a half up, to the stricter level', { violence: { estimate: 2.5 } }, 'not_yet'],
    ['keeps what is known', { violence: { estimate: 1 }, language: 2 }, 'talk_first'],
    ['is null where an unknown level has no estimate', { violence: null }, null],
    ['is null where one of two has none', { violence: { estimate: 0 }, sex: null }, null],
    [
      'needs no estimate of what is bounded within its limit',
      { violence: { estimate: 0 }, sex: { at_most: 1 } },
      'fits',
    ],
    [
      'keeps an estimate within its bound',
      { violence: { estimate: 5, at_most: 1 }, sex: { estimate: 1, at_most: 3 } },
      'fits',
    ],
    ['takes an estimate below 0 for 0', { violence: { estimate: -3 } }, 'fits'],
  ])('%s', (_sentence, reaches, likely) => {
    expect(checkOne(film(reaches), { age: 8 })).toMatchObject({ verdict: 'unknown', likely });
  });

  it('goes by a level that is known, whatever is estimated beside it', () => {
    const place = CATEGORY_NAMES.indexOf('sex');
    const checked = film({ sex: 1, violence: { estimate: 0 } });
    expect(checkOne(changed(checked, place, { estimate: 5 }), { age: 8 }).likely).toBe('fits');
  });

  it('is not given where another category settles the verdict', () => {
    const checked = film({ violence: { estimate: 0 }, sex: 5 });
    expect(checkOne(checked, { age: 8 })).toMatchObject({ verdict: 'not_yet', likely: null });
  });
});

describe('What an advisory leaves out is unknown', () => {
  it('a category that is missing is a line of its own', () => {
    const breakdown = film().breakdown.filter(({ category }) => category !== 'violence');
    const check = checkOne({ ...film(), breakdown }, { age: 8 });
    expect(check).toMatchObject({ verdict: 'unknown', decided_by: ['violence'], likely: null });
  });

  it('an empty breakdown fits no child with a limit', () => {
    const empty = { age: deriveAge([]), breakdown: [] };
    expect(checkOne(empty, { age: 8 }).verdict).toBe('unknown');
    expect(checkOne(empty, { age: 17 }).verdict).toBe('unknown');
  });
});

describe('Of several children', () => {
  it('each has a verdict of its own, in the order asked', () => {
    const check = checkFilm(HER, [{ age: 16 }, { age: 13 }, { age: 15 }]);
    expect(check.verdict).toBe('not_yet');
    expect(check.children.map(({ verdict }) => verdict)).toEqual(['fits', 'not_yet', 'talk_first']);
  });

  it('an unknown verdict is stricter than a talk', () => {
    const checked = film({ violence: null, language: 2 });
    const careless = { age: 8, limits: { violence: 5 } } as const;
    expect(checkFilm(checked, [careless, { age: 8 }]).verdict).toBe('unknown');
  });

  it('none is asked for, none is told that it fits', () => {
    expect(checkFilm(film(), [])).toEqual({ verdict: 'unknown', children: [] });
  });
});

const level = fc.constantFrom(...LEVELS);
const unsettled = fc.option(level, { freq: 3 });
const estimate = fc.option(fc.double({ min: 0, max: 5, noNaN: true }));
const editorAge = fc.option(fc.integer({ min: 2, max: 18 }));
const certificate = fc.constantFrom(
  ...RATING_SYSTEMS.flatMap(({ id: system, ratings }) =>
    ratings.map(({ minimum_age, recommended_age }) => ({ system, minimum_age, recommended_age })),
  ),
);
const certificates = fc.array(certificate, { maxLength: 4 });

type Breakdown = Checkable['breakdown'];

function breakdowns(level: fc.Arbitrary<Level | null>): fc.Arbitrary<Breakdown> {
  const rated = CATEGORIES.map(({ name }) =>
    fc.record({
      category: fc.constant(name),
      level,
      at_most: unsettled,
      estimate,
      basis: fc.constantFrom(...BASES),
    }),
  );
  return fc.tuple(...rated);
}

/** What a film's age is worked out from. */
interface Rated {
  breakdown: Breakdown;
  certificates: readonly AgedCertificate[];
  editorAge: number | null;
}

/** A film with the age that its ratings and certificates give: no other age ever stands in an advisory. */
function filmOf({ breakdown, certificates, editorAge }: Rated): Checkable & Rated {
  const age = deriveAge(breakdown, { certificates, editor: { age: editorAge, why: null } });
  return { breakdown, certificates, editorAge, age };
}

const breakdown = breakdowns(unsettled);
const anyFilm = fc.record({ breakdown, certificates, editorAge }).map(filmOf);
/** Films of low levels and few certificates, so that a good part of them fits. */
const gentleLevel = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(0, 1) }, unsettled);
const gentleFilm = fc
  .record({
    breakdown: breakdowns(gentleLevel),
    certificates: fc.array(certificate, { maxLength: 1 }),
    editorAge: fc.constant(null),
  })
  .map(filmOf);
const limits = fc.record(Object.fromEntries(CATEGORY_NAMES.map((category) => [category, level])), {
  requiredKeys: [],
}) satisfies fc.Arbitrary<Limits>;
const age = fc.integer({ min: 0, max: 18 });
/** Limits that accept every level. */
const fearless: Limits = Object.fromEntries(
  CATEGORIES.map(({ name, kind }) => [name, kind === 'concern' ? 5 : 0]),
);
const child = fc.record({ age, limits: fc.option(limits, { nil: undefined }) });
const place = fc.nat(CATEGORIES.length - 1);

/** The film with one rating changed, and the age that follows from that. */
function changed(
  film: Rated,
  index: number,
  change: Partial<Breakdown[number]>,
): Checkable & Rated {
  const rating = film.breakdown[index];
  if (!rating) throw new Error('No such rating');
  return filmOf({ ...film, breakdown: film.breakdown.with(index, { ...rating, ...change }) });
}

function kindAt(index: number): string | undefined {
  return CATEGORIES[index]?.kind;
}

describe('For any film and child', () => {
  it('the order of the ratings changes nothing', () => {
    fc.assert(
      fc.property(
        anyFilm,
        child,
        fc.array(fc.nat(), { minLength: 7, maxLength: 7 }),
        (checked, child, keys) => {
          const shuffled = checked.breakdown
            .map((rating, index) => ({ rating, key: keys[index] ?? 0 }))
            .toSorted((a, b) => a.key - b.key)
            .map(({ rating }) => rating);
          expect(checkOne({ ...checked, breakdown: shuffled }, child)).toEqual(
            checkOne(checked, child),
          );
        },
      ),
    );
  });

  it('there is one line a limited category, each limit from 0 to 5', () => {
    fc.assert(
      fc.property(anyFilm, child, (checked, child) => {
        const lines = checkOne(checked, child).lines.filter(({ category }) => category !== 'age');
        const limited = CATEGORIES.filter(
          ({ name, kind }) => kind === 'concern' || child.limits?.[name] !== undefined,
        );
        expect(lines.map(({ category }) => category)).toEqual(limited.map(({ name }) => name));
        for (const { limit } of lines) expect(LEVELS).toContain(limit);
      }),
    );
  });

  it('the verdict is the strictest of its lines, and decided by just those', () => {
    const statusOf: Record<Verdict, Status> = {
      not_yet: 'over',
      unknown: 'unknown',
      talk_first: 'talk',
      fits: 'within',
    };
    fc.assert(
      fc.property(anyFilm, child, (checked, child) => {
        const { verdict, decided_by, lines } = checkOne(checked, child);
        const named = (status: Status) =>
          lines.filter((line) => line.status === status).map(({ category }) => category);
        expect(named(statusOf[verdict]).length).toBeGreaterThan(0);
        expect(decided_by).toEqual([
          ...(verdict === 'unknown' ? named('talk') : []),
          ...(verdict === 'fits' ? [] : named(statusOf[verdict])),
        ]);
        const stricter = VERDICTS.slice(0, ease(verdict)).map((one) => statusOf[one]);
        for (const { status } of lines) expect(stricter).not.toContain(status);
      }),
    );
  });

  it('a film fits just where every limited level, or the bound of an unknown one, keeps its limit', () => {
    fc.assert(
      fc.property(gentleFilm, child, (checked, child) => {
        const { verdict, lines } = checkOne(checked, child);
        expect(verdict === 'fits').toBe(lines.every(isKept));
      }),
    );
  });

  it('a film that fits does so no more once a limited level is forgotten', () => {
    fc.assert(
      fc.property(
        child,
        fc.array(level, { minLength: 7, maxLength: 7 }),
        place,
        (child, margins, index) => {
          const fitting = CATEGORIES.map((entry, place) => {
            const { name: category, kind } = entry;
            const limit = limitOf(child, entry) ?? 0;
            const margin = margins[place] ?? 0;
            const wanted = kind === 'positive' ? limit + margin : limit - margin;
            const level = LEVELS[Math.min(5, Math.max(0, wanted))] ?? 0;
            return { category, level, at_most: null, estimate: null, basis: null };
          });
          const checked = filmOf({ breakdown: fitting, certificates: [], editorAge: null });
          expect(checkOne(checked, child).verdict).toBe('fits');

          const limit = limitIn(checked, child, CATEGORIES[index]?.name);
          fc.pre(limit !== null && (kindAt(index) === 'positive' || limit < 5));
          const forgotten = changed(checked, index, { level: null });
          expect(checkOne(forgotten, child).verdict).toBe('unknown');
        },
      ),
    );
  });

  it('no film at all fits with an unbounded unknown under a limit', () => {
    fc.assert(
      fc.property(gentleFilm, child, place, (checked, child, index) => {
        const limit = limitIn(checked, child, CATEGORIES[index]?.name);
        fc.pre(limit !== null && (kindAt(index) === 'positive' || limit < 5));
        const forgotten = changed(checked, index, { level: null, at_most: null });
        expect(checkOne(forgotten, child).verdict).not.toBe('fits');
      }),
    );
  });

  it('no estimate changes the verdict', () => {
    fc.assert(
      fc.property(anyFilm, child, place, estimate, (checked, child, index, estimate) => {
        const { verdict, decided_by, lines } = checkOne(checked, child);
        const estimated = checkOne(changed(checked, index, { estimate }), child);
        expect(estimated).toMatchObject({ verdict, decided_by, lines });
      }),
    );
  });

  it('likely is said only of an unknown verdict, and is itself never unknown', () => {
    fc.assert(
      fc.property(anyFilm, child, (checked, child) => {
        const { verdict, likely } = checkOne(checked, child);
        expect(likely === null || verdict === 'unknown').toBe(true);
        expect(likely).not.toBe('unknown');
      }),
    );
  });

  it('more of a concern, and less of a positive, never loosens the verdict', () => {
    fc.assert(
      fc.property(anyFilm, child, place, level, level, (checked, child, index, one, other) => {
        const [low, high] = one < other ? [one, other] : [other, one];
        const [better, worse] = kindAt(index) === 'positive' ? [high, low] : [low, high];
        const before = checkOne(changed(checked, index, { level: better }), child);
        const after = checkOne(changed(checked, index, { level: worse }), child);
        expect(ease(after.verdict)).toBeLessThanOrEqual(ease(before.verdict));
      }),
    );
  });

  it('no child under the boards’ age is told that it fits, whatever the limits, unless editors rated it all', () => {
    const young = fc.record({
      age: fc.integer({ min: 0, max: 17 }),
      limits: fc.constant(fearless),
    });
    fc.assert(
      fc.property(gentleFilm, fc.oneof(child, young), certificate, (checked, child, rated) => {
        const film = filmOf({ ...checked, certificates: [rated] });
        const isRatedByEditors = film.breakdown.every(
          ({ level, basis }, index) =>
            kindAt(index) === 'positive' || (level !== null && basis === 'editor'),
        );
        fc.pre(!isRatedByEditors && Math.max(child.age, 2) < (film.age.official ?? 0));
        expect(checkOne(film, child).verdict).not.toBe('fits');
      }),
    );
  });

  it('a higher age of a board never loosens the verdict', () => {
    fc.assert(
      fc.property(
        anyFilm,
        child,
        fc.nat({ max: 3 }),
        age,
        age,
        (checked, child, index, one, other) => {
          fc.pre(index < checked.certificates.length);
          const verdictAt = (minimum_age: number) => {
            const { system } = checked.certificates[index] as AgedCertificate; // there are more
            const raised = { system, minimum_age, recommended_age: null };
            const certificates = checked.certificates.with(index, raised);
            return checkOne(filmOf({ ...checked, certificates }), child).verdict;
          };
          const [low, high] = [Math.min(one, other), Math.max(one, other)];
          expect(ease(verdictAt(high))).toBeLessThanOrEqual(ease(verdictAt(low)));
        },
      ),
    );
  });

  it('a higher bound of an unknown level never loosens the verdict', () => {
    fc.assert(
      fc.property(anyFilm, child, place, level, level, (checked, child, index, one, other) => {
        const [low, high] = one < other ? [one, other] : [other, one];
        const before = checkOne(changed(checked, index, { level: null, at_most: low }), child);
        const after = checkOne(changed(checked, index, { level: null, at_most: high }), child);
        const open = checkOne(changed(checked, index, { level: null, at_most: null }), child);
        expect(ease(after.verdict)).toBeLessThanOrEqual(ease(before.verdict));
        expect(ease(open.verdict)).toBeLessThanOrEqual(ease(after.verdict));
      }),
    );
  });

  it('a wider limit never makes the verdict stricter', () => {
    fc.assert(
      fc.property(anyFilm, child, place, level, level, (checked, child, index, one, other) => {
        const category = CATEGORIES[index]?.name ?? 'language';
        const [low, high] = one < other ? [one, other] : [other, one];
        const [narrow, wide] = kindAt(index) === 'positive' ? [high, low] : [low, high];
        const verdictUnder = (limit: Level): Verdict =>
          checkOne(checked, { ...child, limits: { ...child.limits, [category]: limit } }).verdict;
        expect(ease(verdictUnder(wide))).toBeGreaterThanOrEqual(ease(verdictUnder(narrow)));
      }),
    );
  });

  it('an older child never has a stricter verdict', () => {
    fc.assert(
      fc.property(anyFilm, child, age, (checked, child, otherAge) => {
        const [young, old] = [child.age, otherAge].toSorted((a, b) => a - b);
        const younger = checkOne(checked, { ...child, age: young ?? 0 });
        const older = checkOne(checked, { ...child, age: old ?? 0 });
        expect(ease(older.verdict)).toBeGreaterThanOrEqual(ease(younger.verdict));
      }),
    );
  });

  it('a film with a settled age fits the child of that age by the default limits, and none younger', () => {
    fc.assert(
      fc.property(breakdown, certificates, age, (ratings, certificates, age) => {
        const known = ratings.map((rating) => ({ ...rating, level: rating.level ?? 0 }));
        const checked = filmOf({ breakdown: known, certificates, editorAge: null });
        const fits = checkOne(checked, { age }).verdict === 'fits';
        expect(fits).toBe(Math.max(age, 2) >= (checked.age.recommended ?? Infinity));
      }),
    );
  });

  it('the answer for several children is that of the strictest, and each is as if asked alone', () => {
    fc.assert(
      fc.property(
        anyFilm,
        fc.array(child, { minLength: 1, maxLength: 12 }),
        (checked, children) => {
          const check: Check = checkFilm(checked, children);
          expect(check.children).toEqual(children.map((child) => checkOne(checked, child)));
          const eases = check.children.map(({ verdict }) => ease(verdict));
          expect(ease(check.verdict)).toBe(Math.min(...eases));
        },
      ),
    );
  });

  it('the film and the limits come out unchanged', () => {
    fc.assert(
      fc.property(anyFilm, child, (checked, child) => {
        const before = structuredClone({ checked, child });
        checkFilm(checked, [child]);
        expect({ checked, child }).toEqual(before);
      }),
    );
  });
});

/** Whether a line is under its limit for certain, put as plainly as can be. */
function isKept({ category, level, at_most, limit }: CheckLine): boolean {
  if (category === 'age') return level !== null && level <= Math.max(limit, 2);
  const isPositive = category === 'positive_messages' || category === 'role_models';
  if (isPositive) return level !== null && level >= limit;
  return (level ?? at_most ?? 5) <= limit;
}

function limitIn(checked: Checkable, child: Child, category: Category | undefined): number | null {
  const { lines } = checkOne(checked, child);
  return lines.find((line) => line.category === category)?.limit ?? null;
}

/**
 * Ages and checks of films as they are really written: rated by editors, boards and parents in any mixture, with certificates of every
 * board. They agree with the published rules, which `test/helpers/written-rules.ts` has a second time, and keep what is promised.
 */

import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Advisory } from '../../../api/contract/advisory.ts';
import { projectFilm } from '../../../api/domain/film/project.ts';
import { deriveAge } from '../../../api/domain/rating/age.ts';
import { checkFilm, type Child, type ChildCheck } from '../../../api/domain/rating/check.ts';
import { withOfficialRatings } from '../../../api/domain/rating/official-ratings.ts';
import type { CertificateFacts, RatingFacts } from '../../../db/film.ts';
import { RATING_SYSTEMS } from '../../../db/rating-systems.ts';
import {
  CATEGORY_NAMES,
  CONCERNS,
  LEVELS,
  VERDICTS,
  type Category,
  type Level,
  type Status,
  type Verdict,
} from '../../../db/vocabulary.ts';
import { filmFacts, ratingFacts } from '../../helpers/film-facts.ts';
import { ageByTheRules, checkByTheRules } from '../../helpers/written-rules.ts';

const TIME = '2026-01-02T03:04:05.000Z';
const STAMP = { created_at: TIME, updated_at: TIME, version: 1 };

type Rating = Advisory['breakdown'][number];
type Certificates = Advisory['certificates'];

const level = fc.constantFrom(...LEVELS);
const years = fc.integer({ min: 0, max: 18 });
const concernPlace = fc.nat(CONCERNS.length - 1);

const reasons = fc
  .subarray(
    [
      'strong bloody violence',
      'some language',
      'brief nudity',
      'drug use throughout',
      'frightening images',
      'mild peril',
      'thematic elements',
    ],
    { minLength: 1 },
  )
  .map((phrases) => `Rated for ${phrases.join(', ')}.`);

const certificate: fc.Arbitrary<CertificateFacts> = fc.record({
  system: fc.constant(''),
  rating: fc.constantFrom(
    ...RATING_SYSTEMS.flatMap(({ id, ratings }) => ratings.map(({ rating }) => `${id}:${rating}`)),
  ),
  // Reading reasons takes longest.
  reasons: fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, reasons),
  sources: fc.constant([0]),
});

/** The basis is whoever rates; a level that is unknown may have a bound, and an estimate not above it. */
function ratingBy(basis: RatingFacts['basis'], category: Category): fc.Arbitrary<RatingFacts> {
  const isConcern = CONCERNS.some((concern) => concern === category);
  const origin = { editor: 'content-advisory', official: 'KMRB:15', parents: 'crowd' }[basis];
  const reach = fc.record({
    at_most: level,
    share: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
  });
  return fc.tuple(fc.option(level, { freq: 4 }), reach).map(([level, { at_most, share }]) => {
    const isBounded = isConcern && level === null;
    const estimate = isBounded && share !== null ? share * at_most : null;
    return ratingFacts(category, level, {
      basis,
      origin,
      at_most: isBounded ? at_most : null,
      estimate,
    });
  });
}

const someRatings = fc
  .tuple(
    ...CATEGORY_NAMES.flatMap((category) => [
      fc.option(ratingBy('editor', category), { freq: 2 }),
      fc.option(ratingBy('official', category), { freq: 2 }),
      fc.option(ratingBy('parents', category), { freq: 2 }),
    ]),
  )
  .map((ratings) => ratings.filter((rating) => rating !== null));
/** Each category once, by editors: the boards are no floor then. */
const editorsRatings = fc
  .tuple(...CATEGORY_NAMES.map(() => level))
  .map((levels) => CATEGORY_NAMES.map((name, place) => ratingFacts(name, levels[place] ?? 0)));

/** A film of the catalogue: projected from its facts, official ratings included. */
const film = fc
  .record({
    ratings: fc.oneof({ weight: 3, arbitrary: someRatings }, editorsRatings, fc.constant([])),
    certificates: fc.array(certificate, { maxLength: 3 }),
    editor_age: fc.option(fc.integer({ min: 2, max: 18 }), { freq: 2 }),
  })
  .map(({ ratings, certificates, editor_age }) => {
    const facts = filmFacts({
      ratings,
      editor_age,
      age_why: editor_age === null ? null : 'Grief.',
      certificates: certificates.map(({ rating, ...rest }) => {
        const [system = '', ...name] = rating.split(':');
        return { ...rest, system, rating: name.join(':') };
      }),
    });
    return projectFilm(withOfficialRatings(facts), STAMP).advisory;
  });

const limits = fc.record(Object.fromEntries(CATEGORY_NAMES.map((category) => [category, level])), {
  requiredKeys: [],
});
/** Limits that accept nearly everything, so that a good part of the films fits or hangs on one line. */
const wideLimits = fc.record(
  Object.fromEntries(CONCERNS.map((category) => [category, fc.constantFrom(4, 5)])),
  { requiredKeys: [] },
);
const child: fc.Arbitrary<Child> = fc.record({
  age: years,
  limits: fc.oneof(fc.constant(undefined), limits, wideLimits),
});

function checkOne(film: Advisory, child: Child): ChildCheck {
  const [check] = checkFilm(film, [child]).children;
  if (!check) throw new Error('A child was left out');
  return check;
}

describe('Any film and child', () => {
  test.each<[string, number | undefined]>([
    ['the same ones each time', 2013],
    ['others each time', undefined],
  ])('agrees with the written rules: %s', (_sentence, seed) => {
    fc.assert(
      fc.property(film, child, (film, child) => {
        const facts = { ...film, editorAge: film.voices.editors.age };
        const { why: _why, ...age } = film.age;
        expect({ age, check: checkOne(film, child) }).toEqual({
          age: ageByTheRules(facts),
          check: checkByTheRules(facts, child),
        });
      }),
      { numRuns: 2_500, ...(seed === undefined ? {} : { seed }) },
    );
  });
});

const ENDS = ['official', 'at_least', 'likely'] as const;

/** The film with one rating of its breakdown or its certificates changed, and the age that follows from that. */
function changed(
  film: Advisory,
  { rating, certificates = film.certificates }: { rating?: Rating; certificates?: Certificates },
): Advisory {
  const breakdown = film.breakdown.map((one) => (one.category === rating?.category ? rating : one));
  const age = deriveAge(breakdown, { certificates, editor: film.voices.editors });
  return { ...film, breakdown, certificates, age };
}

/** Fails if an age of the second film is lower, or its verdict milder, than the first one's. */
function expectNoSafer(before: Advisory, after: Advisory, child: Child): void {
  for (const end of ENDS)
    expect(after.age[end] ?? 0, end).toBeGreaterThanOrEqual(before.age[end] ?? 0);
  // Nothing that is not known to be lower counts as the highest.
  expect(after.age.at_most ?? 99).toBeGreaterThanOrEqual(before.age.at_most ?? 99);
  if (after.age.recommended !== null)
    expect(after.age.recommended).toBeGreaterThanOrEqual(before.age.recommended ?? 0);
  expect(ease(checkOne(after, child).verdict)).toBeLessThanOrEqual(
    ease(checkOne(before, child).verdict),
  );
}

/** 0 for the strictest. */
function ease(verdict: Verdict): number {
  return VERDICTS.indexOf(verdict);
}

function isRatedByEditors({ breakdown }: Advisory): boolean {
  return breakdown.every(
    ({ kind, level, basis }) => kind === 'positive' || (level !== null && basis === 'editor'),
  );
}

describe('Of every film that can be written', () => {
  it('a higher level never lowers an age and never makes a verdict milder', () => {
    fc.assert(
      fc.property(film, child, concernPlace, level, (film, child, place, raised) => {
        const rating = film.breakdown[place];
        fc.pre(rating?.level != null && rating.level < raised);
        const after = changed(film, { rating: { ...rating, level: raised, at_most: raised } });
        expectNoSafer(film, after, child);
      }),
    );
  });

  it('a lower level of a positive changes no age and never makes a verdict milder', () => {
    fc.assert(
      fc.property(film, child, fc.constantFrom(5, 6), level, (film, child, place, lowered) => {
        const rating = film.breakdown[place];
        fc.pre(rating?.level != null && rating.level > lowered);
        const after = changed(film, { rating: { ...rating, level: lowered } });
        expect(after.age).toEqual(film.age);
        expectNoSafer(film, after, child);
      }),
    );
  });

  it('a higher bound never lowers an age and never makes a verdict milder', () => {
    const bounds = fc.tuple(level, level, fc.option(fc.double({ min: 0, max: 1, noNaN: true })));
    fc.assert(
      fc.property(film, child, concernPlace, bounds, (film, child, place, [one, other, share]) => {
        const [low, high] = one < other ? [one, other] : [other, one];
        // 5 is no bound: without an estimate, nothing is left to say how high the concern is likely to be.
        fc.pre(high < 5 || share !== null);
        const boundedBy = (at_most: Level) => {
          const estimate = share === null ? null : share * low;
          const rating = film.breakdown[place] as Rating; // one for each category
          return changed(film, { rating: { ...rating, level: null, at_most, estimate } });
        };
        expectNoSafer(boundedBy(low), boundedBy(high), child);
      }),
    );
  });

  it('a higher age of a board never lowers an age and never makes a verdict milder', () => {
    fc.assert(
      fc.property(film, child, fc.nat({ max: 2 }), years, (film, child, place, minimum_age) => {
        const certificate = film.certificates[place];
        fc.pre(certificate !== undefined);
        fc.pre(certificate.minimum_age === null || certificate.minimum_age <= minimum_age);
        // A first age of a board may be a low one, and then lowers the middle.
        fc.pre(certificate.minimum_age !== null || certificate.recommended_age !== null);
        const certificates = film.certificates.with(place, { ...certificate, minimum_age });
        expectNoSafer(film, changed(film, { certificates }), child);
      }),
    );
  });

  it('at_least is not above likely, and likely not above at_most', () => {
    fc.assert(
      fc.property(film, ({ age: { at_least, likely, at_most } }) => {
        expect(at_least === null || (likely !== null && at_least <= likely)).toBe(true);
        expect(at_most === null || (likely !== null && likely <= at_most)).toBe(true);
      }),
    );
  });

  it('no age that is derived is below the boards’, unless editors rated all five concerns', () => {
    fc.assert(
      fc.property(film, (film) => {
        fc.pre(!isRatedByEditors(film));
        const { recommended, basis, official, at_least, at_most, likely } = film.age;
        for (const age of [at_least, at_most, likely, basis === 'derived' ? recommended : null])
          expect(age ?? 99).toBeGreaterThanOrEqual(official ?? 0);
      }),
    );
  });

  it('no child under the boards’ age is told that it fits, unless editors rated all five concerns', () => {
    fc.assert(
      fc.property(film, child, (film, child) => {
        fc.pre(!isRatedByEditors(film) && child.age < (film.age.official ?? 0));
        expect(checkOne(film, child).verdict).not.toBe('fits');
      }),
    );
  });

  it('no child under an editor’s age is told that it fits', () => {
    fc.assert(
      fc.property(film, child, (film, child) => {
        fc.pre(Math.max(child.age, 2) < (film.voices.editors.age ?? 0));
        expect(checkOne(film, child).verdict).not.toBe('fits');
      }),
    );
  });

  it('fits has no unknown line, and only levels and bounds within their limits', () => {
    fc.assert(
      fc.property(film, child, (film, child) => {
        const { verdict, lines } = checkOne(film, child);
        fc.pre(verdict === 'fits');
        for (const { category, status, level, at_most, limit } of lines) {
          expect(status).toBe('within');
          if (CONCERNS.some((concern) => concern === category))
            expect(level ?? at_most ?? 5).toBeLessThanOrEqual(limit);
        }
      }),
    );
  });

  it('estimates change no verdict: without any, every verdict and line is the same', () => {
    fc.assert(
      fc.property(film, child, (film, child) => {
        const without = { ...film, breakdown: film.breakdown.map(withoutEstimate) };
        const { likely: _likely, ...check } = checkOne(film, child);
        const age = deriveAge(without.breakdown, {
          certificates: film.certificates,
          editor: film.voices.editors,
        });
        expect(checkOne({ ...without, age }, child)).toMatchObject(check);
      }),
    );
  });

  it('an unknown verdict names what is to be talked about before what is unknown', () => {
    fc.assert(
      fc.property(film, child, (film, child) => {
        const { verdict, decided_by, lines } = checkOne(film, child);
        fc.pre(verdict === 'unknown');
        const named = (status: Status) =>
          lines.flatMap((line) => (line.status === status ? [line.category] : []));
        expect(decided_by).toEqual([...named('talk'), ...named('unknown')]);
        expect(named('unknown')).not.toEqual([]);
      }),
    );
  });
});

function withoutEstimate(rating: Rating): Rating {
  return { ...rating, estimate: null };
}

/** Official ratings: one for each concern and certificate that tells something, anew each time, beside all others. */

import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { withOfficialRatings } from '../../../api/domain/rating/official-ratings.ts';
import { inShownOrder } from '../../../api/domain/rating/shown-rating.ts';
import { projectFilm } from '../../../api/domain/film/project.ts';
import { kmrbReasons } from '../../../api/domain/reasons/kmrb.ts';
import type { CertificateFacts, RatingFacts } from '../../../db/film.ts';
import { RATING_SYSTEMS } from '../../../db/rating-systems.ts';
import { CONCERNS, BASES, CATEGORIES, LEVELS } from '../../../db/vocabulary.ts';
import { filmFacts, ratingFacts } from '../../helpers/film-facts.ts';

const TIME = '2026-01-02T03:04:05.000Z';

function certificate(
  system: string,
  rating: string,
  reasons: string | null,
  sources: number[] = [],
): CertificateFacts {
  return { system, rating, reasons, sources };
}

function officialOf(
  certificates: CertificateFacts[],
  ratings: RatingFacts[] = [],
): readonly RatingFacts[] {
  return withOfficialRatings(filmFacts({ certificates, ratings })).ratings.filter(
    ({ basis }) => basis === 'official',
  );
}

const R = certificate('MPA', 'R', 'Rated R for pervasive language and disturbing violence.', [2]);

describe('A certificate with reasons', () => {
  const official = officialOf([R]);

  it('rates the five concerns in their order, by its own name and sources', () => {
    expect(official.map(({ category }) => category)).toEqual(CONCERNS);
    for (const rating of official) {
      expect(rating).toMatchObject({
        origin: 'MPA:R',
        note: null,
        spoiler: false,
        rated_at: null,
        sources: [2],
      });
    }
  });

  it('gives a level with its span where a concern is named, and how surely', () => {
    expect(official[0]).toMatchObject({
      category: 'language',
      level: 5,
      at_most: 5,
      estimate: null,
      confidence: 'high',
      span: 'pervasive language',
    });
    expect(official[4]).toMatchObject({ category: 'frightening', confidence: 'medium' });
    expect(official[4]?.level).not.toBeNull();
  });

  it('gives no level but a bound and an estimate where a concern is unnamed', () => {
    expect(official[1]).toMatchObject({ category: 'sex', level: null, confidence: 'low' });
    expect(official[1]?.span).toBeNull();
    expect(official[1]?.at_most).toBeLessThan(5);
    expect(official[1]?.estimate).toBeLessThanOrEqual(official[1]?.at_most ?? 0);
  });

  it('keeps the estimate of what nothing bounds', () => {
    const [language] = officialOf([certificate('MPA', 'NC-17', 'Rated NC-17 for violence.')]);
    expect(language).toMatchObject({ level: null, at_most: 5 });
    expect(language?.estimate).toBeGreaterThan(0);
  });
});

describe('Which certificates tell something', () => {
  test.each<[string, CertificateFacts, number]>([
    ['the MPA’s G, by its definition', certificate('MPA', 'G', null), 5],
    [
      'another rating of the MPA without reasons, by an estimate',
      certificate('MPA', 'PG', null),
      5,
    ],
    ['reasons that are empty, by an estimate', certificate('MPA', 'R', '  '), 5],
    ['another board without reasons, by an estimate', certificate('FSK', '0', null), 5],
    ['a rating that we do not know', certificate('Unknown', 'constructor', null), 0],
    ['another board with reasons', certificate('FSK', '12', 'Bedrohung, Gewalt'), 5],
  ])('%s', (_sentence, one, ratings) => {
    expect(officialOf([one])).toHaveLength(ratings);
  });
});

describe('A certificate without reasons', () => {
  it('of the MPA estimates every concern, and bounds and names none', () => {
    for (const rating of officialOf([certificate('MPA', 'PG-13', null, [1])]))
      expect(rating).toMatchObject({ level: null, at_most: 5, span: null, sources: [1] });
  });

  it('of another board bounds what the board’s criteria bound', () => {
    const official = officialOf([certificate('BBFC', '12A', null, [1])]);
    expect(official.map(({ at_most }) => at_most)).toEqual([3, 3, 4, 4, 4]);
    for (const { level, span, sources, estimate, at_most } of official) {
      expect({ level, span, sources }).toEqual({ level: null, span: null, sources: [1] });
      expect(estimate).toBeLessThanOrEqual(at_most ?? 0);
    }
  });

  it('estimates more the stricter it is', () => {
    const estimatesOf = (system: string, rating: string) =>
      officialOf([certificate(system, rating, null)]).map(({ estimate }) => estimate ?? 0);
    const [mild, strict] = [estimatesOf('FSK', '6'), estimatesOf('FSK', '16')];
    for (const [place, estimate] of mild.entries()) expect(strict[place]).toBeGreaterThan(estimate);
    expect(estimatesOf('FSK', '16')).toEqual(estimatesOf('MPA', 'R'));
  });

  it('says nothing beside one with reasons', () => {
    const origins = officialOf([certificate('FSK', '18', null), R]).map(({ origin }) => origin);
    expect(new Set(origins)).toEqual(new Set(['MPA:R']));
  });

  it('counts once of several: the MPA’s, else the strictest', () => {
    const fsk = [certificate('FSK', '12', null), certificate('BBFC', '15', null)];
    expect(officialOf(fsk)[0]?.origin).toBe('BBFC:15');
    expect(officialOf([...fsk, certificate('MPA', 'PG', null)])[0]?.origin).toBe('MPA:PG');
  });

  it('gives way once reasons are known', () => {
    const before = withOfficialRatings(
      filmFacts({ certificates: [certificate('FSK', '12', null)] }),
    );
    const certificates = [certificate('FSK', '12', null), R];
    const after = withOfficialRatings({ ...before, certificates });
    expect(after.ratings).toEqual(withOfficialRatings(filmFacts({ certificates })).ratings);
  });
});

describe('Several certificates', () => {
  it('stand side by side, and the strictest is shown', () => {
    const pg = certificate('MPA', 'PG', 'Rated PG for mild violence.');
    const fsk = certificate('FSK', '16', 'Gewalt');
    const official = officialOf([pg, fsk]).filter(({ category }) => category === 'violence');
    expect(official.map(({ origin }) => origin)).toEqual(['MPA:PG', 'FSK:16']);
    expect(inShownOrder('violence', official)[0]?.origin).toBe('FSK:16');
  });

  it('of the same rating count once, by the strictest words', () => {
    const mild = certificate('MPA', 'R', 'Rated R for brief language.', [0]);
    const strong = certificate('MPA', 'R', 'Rated R for pervasive language.', [1]);
    const official = officialOf([mild, strong]);
    expect(official).toHaveLength(CONCERNS.length);
    expect(official.find(({ category }) => category === 'language')).toMatchObject({
      span: 'pervasive language',
      sources: [1],
    });
  });
});

/** What is read of the concern: as it stands in the breakdown. */
function shownOf(category: string, certificates: CertificateFacts[]) {
  const film = withOfficialRatings(filmFacts({ certificates }));
  const stamp = { created_at: TIME, updated_at: TIME, version: 1 };
  const { breakdown, age } = projectFilm(film, stamp).advisory;
  const rating = breakdown.find((one) => one.category === category);
  if (!rating) throw new Error(`The breakdown lacks ${category}`);
  return { ...rating, age };
}

describe('Several boards that do not name a concern', () => {
  const kmrb = certificate('KMRB', '12', null, [0]);
  const bbfc = certificate('BBFC', '15', null, [1]);
  const r = certificate('MPA', 'R', 'Rated R for language.', [2]);

  it('bound it by the lowest of their bounds, under the name of that board', () => {
    expect(shownOf('violence', [bbfc, kmrb])).toMatchObject({
      level: null,
      at_most: 3,
      origin: 'KMRB:12',
      sources: [0],
      others: [{ origin: 'BBFC:15', at_most: 4, sources: [1] }],
    });
    expect(shownOf('violence', [bbfc]).age.at_most).toBeNull();
    expect(shownOf('violence', [bbfc, kmrb]).age.at_most).toBe(15);
  });

  it('estimate it together, the tighter bound and the MPA’s reasons counting more', () => {
    const alone = (one: CertificateFacts) => shownOf('violence', [one]).estimate ?? NaN;
    const [mild, strict, fitted] = [alone(kmrb), alone(bbfc), alone(r)];
    const mean = (3 * mild + 2 * strict) / 5;
    expect(shownOf('violence', [bbfc, kmrb]).estimate).toBeCloseTo(mean, 2);
    const { at_most } = shownOf('violence', [r]);
    const weight = 6 * (6 - (at_most ?? 5));
    const three = (3 * mild + 2 * strict + weight * fitted) / (5 + weight);
    expect(shownOf('violence', [kmrb, r, bbfc]).estimate).toBeCloseTo(three, 2);
  });

  it('do not lower a level that another one names', () => {
    const all = certificate('KMRB', 'ALL', null);
    const fsk = certificate('FSK', '16', 'Gewalt');
    const { level, at_most, origin, others } = shownOf('violence', [all, fsk]);
    expect({ at_most, origin }).toEqual({ at_most: level, origin: 'FSK:16' });
    expect(level).toBeGreaterThan(2);
    expect(others).toMatchObject([{ origin: 'KMRB:ALL', level: null, at_most: 2 }]);
  });
});

describe('The degrees of Korea’s board', () => {
  const reasons = '선정성 전체관람가, 폭력성 15세이상관람가, 대사 3단계-보통, 공포 제한상영가';
  const official = officialOf([certificate('KMRB', '15', reasons, [3])]);

  it('are levels in its own words, and next to nothing is a bound', () => {
    expect(official).toMatchObject([
      { category: 'language', level: 4, at_most: 4, estimate: null, span: '대사 3단계-보통' },
      { category: 'sex', level: null, at_most: 1, span: '선정성 전체관람가' },
      { category: 'drinking', level: null, at_most: 4, span: null, confidence: 'low' },
      { category: 'violence', level: 4, at_most: 4, span: '폭력성 15세이상관람가' },
      { category: 'frightening', level: 5, at_most: 5, span: '공포 제한상영가' },
    ]);
    expect(official[1]?.estimate).toBeLessThanOrEqual(1);
  });

  it('are of medium confidence, under the board’s mark', () => {
    for (const { origin, span, confidence, sources } of official) {
      expect({ origin, sources }).toEqual({ origin: 'KMRB:15', sources: [3] });
      if (span !== null) expect(confidence).toBe('medium');
    }
  });

  it.each([
    ['12세이상관람가', [3, 2, 3, 3, 3]],
    ['15세이상관람가', [4, 3, 4, 4, 4]],
    ['청소년관람불가', [5, 4, 5, 5, 5]],
    ['제한상영가', [5, 5, 5, 5, 5]],
  ])('are levels as published: %s', (degree, levels) => {
    const each = { language: degree, sex: degree, drinking: degree, violence: degree };
    const reasons = kmrbReasons({ ...each, frightening: degree });
    const rated = officialOf([certificate('KMRB', '19', reasons)]);
    expect(rated.map(({ level }) => level)).toEqual(levels);
  });
});

describe('The ratings that were there', () => {
  const editor = ratingFacts('violence', 1);
  const parents = ratingFacts('language', 2, { basis: 'parents', origin: 'crowd' });
  const imported = ratingFacts('violence', 3, { basis: 'official', origin: 'BBFC:15' });

  it('are kept, if editors, parents or other boards set them', () => {
    const film = withOfficialRatings(
      filmFacts({ certificates: [R], ratings: [editor, parents, imported] }),
    );
    expect(film.ratings.slice(0, 3)).toEqual([editor, parents, imported]);
    expect(film.ratings).toHaveLength(8);
  });

  it('are kept where a certificate has no reasons', () => {
    const own = ratingFacts('violence', 3, { basis: 'official', origin: 'MPA:R' });
    const violence = officialOf([certificate('MPA', 'R', null)], [own]).filter(
      ({ category }) => category === 'violence',
    );
    expect(violence).toEqual([own]);
  });

  it('make way where they were bounds of a certificate that was corrected', () => {
    const before = withOfficialRatings(
      filmFacts({ certificates: [certificate('BBFC', 'U', null)] }),
    );
    const certificates = [certificate('BBFC', '12A', null)];
    const after = withOfficialRatings({ ...before, certificates });
    expect(after.ratings).toEqual(withOfficialRatings(filmFacts({ certificates })).ratings);
  });

  it('make way where the board’s certificate was corrected', () => {
    const before = withOfficialRatings(filmFacts({ certificates: [R] }));
    const pg = certificate('MPA', 'PG', 'Rated PG for mild language.');
    const after = withOfficialRatings({ ...before, certificates: [pg] });
    expect(after.ratings).toEqual(withOfficialRatings(filmFacts({ certificates: [pg] })).ratings);
  });
});

describe('Of any film', () => {
  const certificates = fc.array(
    fc.record({
      system: fc.constantFrom('MPA', 'FSK', 'BBFC', 'constructor'),
      rating: fc.constantFrom('G', 'PG', 'R', '12', '16', '18'),
      reasons: fc.option(
        fc.constantFrom('violence', 'brief language', 'Gewalt', 'quuxing', '', ' '),
      ),
      sources: fc.constant([]),
    }),
    { maxLength: 4 },
  );
  const ratings = fc.uniqueArray(
    fc
      .record({
        category: fc.constantFrom(...CATEGORIES.map(({ name }) => name)),
        basis: fc.constantFrom(...BASES),
        origin: fc.constantFrom('MPA:R', 'FSK:12', 'crowd'),
        level: fc.option(fc.constantFrom(...LEVELS)),
      })
      .map(({ category, level, ...more }) => ratingFacts(category, level, more)),
    { selector: ({ category, basis, origin }) => `${category} ${basis} ${origin}`, maxLength: 8 },
  );
  const films = fc
    .record({ certificates, ratings })
    .map((facts) => filmFacts({ certificates: facts.certificates, ratings: facts.ratings }));

  it('a second time changes nothing', () => {
    fc.assert(
      fc.property(films, (film) => {
        const once = withOfficialRatings(film);
        expect(withOfficialRatings(once)).toEqual(once);
      }),
    );
  });

  it('category, basis and origin tell every rating apart, and no other basis is touched', () => {
    fc.assert(
      fc.property(films, (film) => {
        const { ratings: after } = withOfficialRatings(film);
        const keys = after.map(({ category, basis, origin }) => `${category} ${basis} ${origin}`);
        expect(new Set(keys).size).toBe(keys.length);
        const unofficial = (list: readonly RatingFacts[]) =>
          list.filter(({ basis }) => basis !== 'official');
        expect(unofficial(after)).toEqual(unofficial(film.ratings));
      }),
    );
  });
});

describe('Of any certificates', () => {
  const marks = RATING_SYSTEMS.flatMap(({ id, ratings }) =>
    ratings.map(({ rating }) => ({ system: id, rating })),
  );
  const reasons = fc.constantFrom(
    null,
    null,
    'strong violence',
    'some xyzzy',
    'brief nudity, mild peril',
    '폭력성 15세이상관람가, 대사 전체관람가',
  );
  const one = fc
    .record({ mark: fc.constantFrom(...marks), reasons })
    .map(({ mark, reasons }) => certificate(mark.system, mark.rating, reasons));
  const several = fc.array(one, { minLength: 1, maxLength: 5 });

  it('one more never raises the bound of a concern that stays unknown', () => {
    fc.assert(
      fc.property(several, one, (certificates, added) => {
        for (const concern of CONCERNS) {
          const before = shownOf(concern, certificates);
          const after = shownOf(concern, [...certificates, added]);
          if (after.level !== null) expect(after.at_most).toBe(after.level);
          else expect(after.at_most ?? 5).toBeLessThanOrEqual(before.at_most ?? 5);
          if (before.level !== null) expect(after.level).toBeGreaterThanOrEqual(before.level);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('no estimate is above its bound, shown or not, and the bound shown is the lowest', () => {
    fc.assert(
      fc.property(several, (certificates) => {
        for (const concern of CONCERNS) {
          const { level, at_most, estimate, others } = shownOf(concern, certificates);
          if (level !== null) continue;
          for (const other of [{ at_most, estimate }, ...others]) {
            expect(other.estimate ?? 0).toBeLessThanOrEqual(at_most ?? 5);
            expect(other.at_most ?? 5).toBeGreaterThanOrEqual(at_most ?? 5);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('their order does not matter', () => {
    const shuffled = several.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    );
    fc.assert(
      fc.property(shuffled, ([list, other]) => {
        expect(officialOf(other)).toEqual(officialOf(list));
      }),
      { numRuns: 300 },
    );
  });

  it('no derived age is below the boards’', () => {
    fc.assert(
      fc.property(several, (certificates) => {
        const { age } = shownOf('violence', certificates);
        for (const years of [age.at_least, age.likely, age.at_most, age.recommended])
          expect(years ?? 99).toBeGreaterThanOrEqual(age.official ?? 0);
      }),
      { numRuns: 300 },
    );
  });
});

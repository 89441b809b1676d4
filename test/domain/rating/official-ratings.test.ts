/** Official ratings: one for each concern and certificate that tells something, anew each time, beside all others. */

import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { withOfficialRatings } from '../../../api/domain/rating/official-ratings.ts';
import { inShownOrder } from '../../../api/domain/rating/shown-rating.ts';
import type { CertificateFacts, RatingFacts } from '../../../db/film.ts';
import { CONCERNS, BASES, CATEGORIES, LEVELS } from '../../../db/vocabulary.ts';
import { filmFacts, ratingFacts } from '../../helpers/film-facts.ts';

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
  it('estimates every concern, and bounds and names none', () => {
    for (const rating of officialOf([certificate('MPA', 'PG-13', null, [1])]))
      expect(rating).toMatchObject({ level: null, at_most: 5, span: null, sources: [1] });
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

/** What our pages ask for a family, and how films suit it. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AGE_BANDS, agesOf, bandOf } from '../../api/domain/family/age-bands.ts';
import { familyQuery, yearsOf } from '../../api/domain/family/family-query.ts';
import { checkFilm } from '../../api/domain/rating/check.ts';
import { groupFilm, isWithinLimits } from '../../api/domain/rating/group-films.ts';
import type { Advisory } from '../../api/contract/advisory.ts';
import { projectFilm } from '../../api/domain/film/project.ts';
import type { FilmFacts } from '../../db/film.ts';
import { randomFilms, seededRandom } from '../helpers/random-films.ts';
import { HER_2013 } from '../../db/seed/her-2013.ts';

const age = fc.integer({ min: 0, max: 18 });
const ages = fc.array(age, { minLength: 1, maxLength: 6 });

describe('the list that a page asks for', () => {
  it('is the same for all ages of a band, so that no request tells an age', () => {
    fc.assert(
      fc.property(ages, ages, (one, other) => {
        const isSameBand = bandOf(Math.min(...one)) === bandOf(Math.min(...other));
        fc.pre(isSameBand);
        expect(familyQuery(one, {}).toString()).toBe(familyQuery(other, {}).toString());
      }),
    );
  });

  it('has a band for each age, and the ages of a band follow each other', () => {
    for (let years = 2; years <= 18; years += 1) {
      const [youngest, oldest] = agesOf(bandOf(years));
      expect(years).toBeGreaterThanOrEqual(youngest);
      expect(years).toBeLessThanOrEqual(oldest);
    }
    expect(AGE_BANDS.flatMap((band) => agesOf(band)[1])).toEqual([4, 7, 9, 12, 14, 17, 18]);
  });

  it('reaches two years above the band, where a film may be talked through', () => {
    expect(familyQuery([8, 12], {}).get('age.lte')).toBe('11');
    expect(familyQuery([18], {}).get('age.lte')).toBe('18');
    expect(familyQuery([], {}).has('age.lte')).toBe(false);
  });

  it('has the filters that are about films', () => {
    const query = familyQuery([3], { ...yearsOf('2010'), country: 'DE', sort: 'title' });
    expect(Object.fromEntries(query)).toMatchObject({
      'year.gte': '2010',
      'year.lte': '2019',
      country: 'DE',
      sort: 'title',
    });
    expect(yearsOf('1900')).toEqual({ to: 1989 });
    expect(yearsOf('2020')).toEqual({ from: 2020 });
  });
});

describe('the levels of a public list', () => {
  it('are asked for without children, and only of what is known', () => {
    const query = familyQuery([], { levels: { violence: 0, role_models: 3 } });
    expect(query.get('violence.lte')).toBe('0');
    expect(query.get('role_models.gte')).toBe('3');
    expect(query.has('unknown')).toBe(false);
  });

  it('are not asked for with children, whose limits are checked on their device', () => {
    expect(familyQuery([8], { levels: { violence: 0 } }).toString()).toBe(
      familyQuery([8], {}).toString(),
    );
  });

  it('leave positive messages at least clear where that is asked too', () => {
    const lowest = (level: 1 | 4) =>
      familyQuery([], { positive: true, levels: { positive_messages: level } }).get(
        'positive_messages.gte',
      );
    expect([lowest(1), lowest(4)]).toEqual(['3', '4']);
  });
});

describe('limits without a child', () => {
  const her = advisoryOf(HER_2013);

  it.each([
    [{ violence: 1 }, true],
    [{ violence: 0 }, false],
    [{ sex: 4, role_models: 3 }, true],
    [{ role_models: 4 }, false],
    [{}, true],
  ] as const)('Her (violence 1, sex 4, role models 3) and %o: %s', (limits, isWithin) => {
    expect(isWithinLimits(her, limits)).toBe(isWithin);
  });

  it('are not kept by a level that is unknown', () => {
    const breakdown = her.breakdown.map((rating) =>
      rating.category === 'violence'
        ? { ...rating, level: null, at_most: 5 as const, estimate: 0 }
        : rating,
    );
    expect(isWithinLimits({ ...her, breakdown }, { violence: 4 })).toBe(false);
  });
});

describe('how a film suits a family', () => {
  const her = advisoryOf(HER_2013);

  it('Her fits 16 and 18, is a step over at 15, and is not for 13', () => {
    const group = (...all: number[]) =>
      groupFilm(
        her,
        all.map((years) => ({ age: years })),
      ).group;
    expect(group(16, 18)).toBe('fits');
    expect(group(15, 18)).toBe('almost');
    expect(group(13, 18)).toBe('over');
  });

  it('names the category that is a step over', () => {
    expect(groupFilm(her, [{ age: 15 }]).step).toMatchObject({ category: 'sex', level: 4 });
  });

  it('fits only where the check says so of every child, and never where anything is unknown', () => {
    fc.assert(
      fc.property(fc.integer(), ages, (seed, all) => {
        const [facts = HER_2013] = randomFilms(seededRandom(seed), 1);
        const film = advisoryOf(facts);
        const family = all.map((years) => ({ age: years }));
        const { verdict } = checkFilm(film, family);
        const { group } = groupFilm(film, family);
        expect(group === 'fits').toBe(verdict === 'fits');
        if (group === 'almost') expect(verdict).not.toBe('not_yet');
        if (verdict === 'not_yet') expect(group).toBe('over');
      }),
    );
  });
});

function advisoryOf(facts: FilmFacts): Advisory {
  const time = '2026-01-01T00:00:00.000Z';
  return projectFilm(facts, { created_at: time, updated_at: time, version: 1 }).advisory;
}

/** Holds the boards' table to its own shape, and to facts of the boards that a parent would notice if they were wrong. */
import { describe, expect, it } from 'vitest';
import { RATING_SYSTEMS, type FilmRating, type RatingSystem } from '../../db/rating-systems.ts';

const ISO_COUNTRY = /^[A-Z]{2}$/;
const SYSTEM_ID = /^[A-Z][A-Z0-9-]*$/;
/** A certificate is asked for as `MPA:PG-13`. */
const RATING_MARK = /^[A-Za-z0-9][A-Za-z0-9 +/-]*$|^\+[0-9]+$/;

function systemOf(id: string): RatingSystem {
  const system = RATING_SYSTEMS.find((one) => one.id === id);
  if (system === undefined) throw new Error(`No rating system has the id ${id}.`);
  return system;
}

function ratingOf(id: string, mark: string): FilmRating {
  const found = systemOf(id).ratings.find(({ rating }) => rating === mark);
  if (found === undefined) throw new Error(`${id} has no rating ${mark}.`);
  return found;
}

function marksOf(id: string): string[] {
  return systemOf(id).ratings.map(({ rating }) => rating);
}

function known(ages: readonly (number | null)[]): number[] {
  return ages.filter((age) => age !== null);
}

function rising(ages: readonly number[]): boolean {
  return ages.every((age, index) => index === 0 || age >= (ages[index - 1] ?? 0));
}

describe('the table of boards', () => {
  it('gives every board an id of its own', () => {
    const ids = RATING_SYSTEMS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('covers at least 40 countries', () => {
    expect(new Set(RATING_SYSTEMS.map(({ country }) => country)).size).toBeGreaterThanOrEqual(40);
  });
});

describe.each(RATING_SYSTEMS.map((system) => [system.id, system] as const))('%s', (id, system) => {
  it('has a short upper-case id', () => {
    expect(id).toMatch(SYSTEM_ID);
  });

  it('names its countries by ISO codes, its own not among the others', () => {
    for (const code of [system.country, ...system.also_in]) expect(code).toMatch(ISO_COUNTRY);
    expect(system.also_in).not.toContain(system.country);
  });

  it('gives an https address or none', () => {
    if (system.url !== null) expect(new URL(system.url).protocol).toBe('https:');
  });

  it('counts its ratings from 1 up, one by one', () => {
    expect(system.ratings.map(({ order }) => order)).toEqual(
      system.ratings.map((_, index) => index + 1),
    );
  });

  it('gives every rating a mark of its own that fits into an address, and a name', () => {
    const marks = system.ratings.map(({ rating }) => rating);
    expect(new Set(marks).size).toBe(marks.length);
    for (const mark of marks) expect(mark).toMatch(RATING_MARK);
    for (const { name } of system.ratings) expect(name.trim()).not.toBe('');
  });

  it('keeps ages whole and between 0 and 21', () => {
    for (const { minimum_age, recommended_age } of system.ratings) {
      for (const age of known([minimum_age, recommended_age])) {
        expect(Number.isInteger(age)).toBe(true);
        expect(age).toBeGreaterThanOrEqual(0);
        expect(age).toBeLessThanOrEqual(21);
      }
    }
  });

  it('says who may come along only where an age is enforced', () => {
    for (const { minimum_age, accompanied } of system.ratings) {
      if (minimum_age === null) expect(accompanied).toBeNull();
    }
  });

  it('never asks for a lower age of a stricter rating', () => {
    expect(rising(known(system.ratings.map(({ minimum_age }) => minimum_age)))).toBe(true);
    expect(rising(known(system.ratings.map(({ recommended_age }) => recommended_age)))).toBe(true);
  });
});

type Fact = [sentence: string, system: string, rating: string, fact: Partial<FilmRating>];

const FACTS: readonly Fact[] = [
  [
    'an MPA PG-13 is advice: anyone may walk in',
    'MPA',
    'PG-13',
    { minimum_age: null, recommended_age: 13, accompanied: null },
  ],
  [
    'an MPA R admits no one under 17 without an adult',
    'MPA',
    'R',
    { minimum_age: 17, accompanied: true },
  ],
  [
    'an MPA NC-17 admits no one under 18, even with an adult',
    'MPA',
    'NC-17',
    { minimum_age: 18, accompanied: false },
  ],
  [
    'an Alberta 18A admits under-18s with an adult',
    'AFC',
    '18A',
    { minimum_age: 18, accompanied: true },
  ],
  [
    'a Québec 13+ admits under-13s with an adult',
    'QUEBEC',
    '13+',
    { minimum_age: 13, accompanied: true },
  ],
  ['a Québec 16+ admits no one under 16', 'QUEBEC', '16+', { minimum_age: 16, accompanied: false }],
  [
    'a BBFC 12A admits under-12s with an adult',
    'BBFC',
    '12A',
    { minimum_age: 12, accompanied: true },
  ],
  [
    'a BBFC 15 admits no one under 15, accompanied or not',
    'BBFC',
    '15',
    { minimum_age: 15, accompanied: false },
  ],
  [
    'an IFCO 15A admits under-15s with an adult',
    'IFCO',
    '15A',
    { minimum_age: 15, accompanied: true },
  ],
  [
    'an FSK 12 admits children from 6 with a parent',
    'FSK',
    '12',
    { name: 'From 12 (from 6 with a parent)', accompanied: true },
  ],
  [
    'an FSK 6 admits no one under 6, not even with a parent',
    'FSK',
    '6',
    { minimum_age: 6, accompanied: false },
  ],
  [
    'an FSK 16 admits no one under 16, not even with a parent',
    'FSK',
    '16',
    { minimum_age: 16, accompanied: false },
  ],
  ['a French 12 admits no one under 12', 'CNC', '12', { minimum_age: 12, accompanied: false }],
  ['Kijkwijzer 16 is binding', 'KIJKWIJZER', '16', { minimum_age: 16, accompanied: false }],
  ['Kijkwijzer 12 is advice', 'KIJKWIJZER', '12', { minimum_age: null, recommended_age: 12 }],
  [
    'in Belgium the same 16 is advice',
    'CINECHECK',
    '16',
    { minimum_age: null, recommended_age: 16 },
  ],
  [
    'a Swedish 15 admits children from 11 with an adult',
    'MEDIEMYNDIGHETEN',
    '15',
    { minimum_age: 15, accompanied: true },
  ],
  [
    'a Danish 7 admits everyone and advises against under-7s',
    'MEDIERADET',
    '7',
    { minimum_age: null, recommended_age: 7 },
  ],
  [
    'a Danish 15 admits children from 7 with an adult',
    'MEDIERADET',
    '15',
    { minimum_age: 15, accompanied: true },
  ],
  ['a Norwegian 18 is absolute', 'MEDIETILSYNET', '18', { minimum_age: 18, accompanied: false }],
  [
    'a Finnish 16 admits 13-year-olds with an adult',
    'KAVI',
    '16',
    { minimum_age: 16, accompanied: true },
  ],
  ['a Spanish 18 is advice', 'ICAA', '18', { minimum_age: null, recommended_age: 18 }],
  [
    'an Italian 14+ admits 12-year-olds with a parent',
    'MIC',
    '14+',
    { minimum_age: 14, accompanied: true },
  ],
  [
    'a Czech 15 has been advice since 2025',
    'CZ-FILM',
    '15',
    { minimum_age: null, recommended_age: 15 },
  ],
  ['a Latvian 16+ is advice', 'NKC', '16+', { minimum_age: null, recommended_age: 16 }],
  ['a Latvian 18+ is not', 'NKC', '18+', { minimum_age: 18, accompanied: false }],
  [
    'a Brazilian 18 admits 16-year-olds with leave',
    'CLASSIND',
    '18',
    { minimum_age: 18, accompanied: true },
  ],
  ['a Mexican B15 is information', 'RTC', 'B15', { minimum_age: null, recommended_age: 15 }],
  ['a Mexican C admits adults alone', 'RTC', 'C', { minimum_age: 18, accompanied: false }],
  ['an Australian M is advice', 'ACB', 'M', { minimum_age: null, recommended_age: 15 }],
  [
    'an Australian MA15+ admits under-15s with a parent',
    'ACB',
    'MA15+',
    { minimum_age: 15, accompanied: true },
  ],
  [
    'a New Zealand R16 admits no one under 16',
    'OFLC',
    'R16',
    { minimum_age: 16, accompanied: false },
  ],
  [
    'a New Zealand RP16 admits under-16s with a parent',
    'OFLC',
    'RP16',
    { minimum_age: 16, accompanied: true },
  ],
  [
    'a Japanese R15+ admits no one under 15',
    'EIRIN',
    'R15+',
    { minimum_age: 15, accompanied: false },
  ],
  [
    'a Korean 15 admits younger ones with a guardian',
    'KMRB',
    '15',
    { minimum_age: 15, accompanied: true },
  ],
  ['a Korean 19 admits no one under 19', 'KMRB', '19', { minimum_age: 19, accompanied: false }],
  ['a Hong Kong IIB is advice', 'OFNAA', 'IIB', { minimum_age: null }],
  [
    'a Singapore NC16 admits no one under 16',
    'IMDA',
    'NC16',
    { minimum_age: 16, accompanied: false },
  ],
  ['a Thai 18+ is advice', 'BFVC', '18+', { minimum_age: null, recommended_age: 18 }],
  ['a Thai 20- admits no one under 20', 'BFVC', '20-', { minimum_age: 20, accompanied: false }],
  [
    'an Indian UA 16+ leaves it to the parents',
    'CBFC',
    'UA 16+',
    { minimum_age: null, recommended_age: 16 },
  ],
  [
    'a Vietnamese K admits under-13s with a parent',
    'CINEDEPT-VN',
    'K',
    { minimum_age: 13, accompanied: true },
  ],
];

describe('facts of the boards', () => {
  it.each(FACTS)('%s', (_sentence, system, rating, fact) => {
    expect(ratingOf(system, rating)).toMatchObject(fact);
  });

  it('knows what boards have changed of late', () => {
    expect(marksOf('CLASSIND')).toEqual(['L', '6', '10', '12', '14', '16', '18']);
    expect(marksOf('MIC')).toEqual(['T', '6+', '10+', '14+', '18+']);
    expect(marksOf('INCAA')).toEqual(['G', 'SP', 'R-13', 'R-17', '18']);
    expect(marksOf('CBFC')).toEqual(['U', 'UA 7+', 'UA 13+', 'UA 16+', 'A', 'S']);
    expect(marksOf('KW-MOI')).toEqual(['G', 'PG', 'PG12', 'PG15', 'R15', 'R18']);
  });
});

/** The measuring of derived levels is itself measured: on figures worked out by hand, and on films made up for it. */

import { CONCERNS } from '../../db/vocabulary.ts';
import { describe, expect, it, test } from 'vitest';
import { BOUNDS } from '../../api/domain/reasons/data/bounds.ts';
import { deriveRatings, type FittedTables } from '../../api/domain/reasons/derive.ts';
import { scoreOf } from '../../api/domain/reasons/score.ts';
import { parseCsv } from '../programs/fit/csv.ts';
import { readFilms, type JudgedFilm } from '../programs/fit/films.ts';
import { fitWeights } from '../programs/fit/fit-weights.ts';
import { acrossFolds, foldOf, FOLDS } from '../programs/fit/folds.ts';
import { judge, type Answer } from '../programs/fit/judge.ts';
import { macroF1, severityOf, spearman } from '../programs/fit/metrics.ts';
import { reportOf } from '../programs/fit/report.ts';

const HEAD = 'title,rating,reasons,imdb_language,imdb_violence,kim_language,kim_violence';

function filmsOf(...rows: string[]): JudgedFilm[] {
  return readFilms([HEAD, ...rows].join('\n'));
}

function answer({ rating, reasons }: JudgedFilm, tables?: FittedTables): Answer {
  return deriveRatings({ system: 'MPA', rating, reasons }, tables).ratings;
}

describe('CSV', () => {
  test.each([
    ['plain cells', 'a,b\n1, 2 \n', [{ a: '1', b: '2' }]],
    ['a BOM, CRLF and no line end', '\uFEFFa,b\r\n1,2', [{ a: '1', b: '2' }]],
    ['quoted cells', 'a,b\n"x, ""y""\nz",""', [{ a: 'x, "y"\nz', b: '' }]],
    [
      'empty cells, and empty lines',
      'a,b\n,\n\n1,',
      [
        { a: '', b: '' },
        { a: '1', b: '' },
      ],
    ],
  ])('with %s is read', (_sentence, text, records) => {
    expect(parseCsv(text)).toEqual(records);
  });

  it('is rejected if cells are missing or a quote is not closed', () => {
    expect(() => parseCsv('a,b\n1')).toThrow('Row 2 has 1 cells');
    expect(() => parseCsv('a,b\n1,"2')).toThrow('stray quotation mark');
  });
});

describe('The figures', () => {
  test('rank correlation is of ranks, with ties in the middle of theirs', () => {
    expect(spearman([1, 2, 3], [10, 100, 1000])).toBeCloseTo(1);
    expect(spearman([1, 2, 3], [3, 2, 1])).toBeCloseTo(-1);
    expect(spearman([1, 1, 2, 3], [1, 2, 2, 3])).toBeCloseTo(0.8333, 4);
    expect(spearman([1, 1, 1], [1, 2, 3])).toBe(0);
  });

  test('macro-F1 is the mean over the classes that occur', () => {
    expect(macroF1([0, 1, 2, 3], [0, 1, 2, 3])).toBe(1);
    expect(macroF1([0, 0, 1, 1], [0, 1, 1, 1])).toBeCloseTo((2 / 3 + 4 / 5) / 2);
    expect(macroF1([0, 0], [0, 3])).toBeCloseTo(2 / 3);
  });

  test('levels are classes of severity', () => {
    expect([0, 0.49, 1, 2, 2.5, 3, 4, 5].map(severityOf)).toEqual([0, 0, 1, 1, 2, 2, 3, 3]);
  });

  test('of a few films are what a hand counts', () => {
    const films = filmsOf(
      'A,PG,Rated PG for action.,mild,mild,1,3',
      'B,PG,Rated PG for brief mild language.,severe,none,9,0',
      'C,R,Rated R for pervasive language.,severe,none,9,0',
      'D,R,,severe,none,9,0',
    );
    expect(films).toHaveLength(3);
    const figures = judge(
      films,
      films.map((film) => answer(film)),
    );
    const language = figures.concerns.find(({ concern }) => concern === 'language');
    expect(language).toMatchObject({ films_imdb: 3, films_kim: 3, exact: 50, under: 50 });
    expect(language?.named).toBeCloseTo(200 / 3);
    expect(figures.concerns.find(({ concern }) => concern === 'sex')?.rho_kim).toBeNull();
    const cell = figures.cells.find(
      ({ rating, concern }) => rating === 'PG' && concern === 'language',
    );
    expect(cell).toEqual({
      rating: 'PG',
      concern: 'language',
      films: 1,
      holds: 100,
      mean_bound: 2,
    });
    expect(figures.coverage).toBe(100);
    expect(reportOf('Three films', figures)).toContain('| PG language | 1 | 100.0 % | 2.00 |');
  });

  test('a bound that people exceed does not hold', () => {
    const films = filmsOf('A,PG,Rated PG for action.,moderate,mild,,');
    expect(
      judge(
        films,
        films.map((film) => answer(film)),
      ).cells,
    ).toContainEqual({
      rating: 'PG',
      concern: 'language',
      films: 1,
      holds: 0,
      mean_bound: 2,
    });
  });
});

/** Films of two kinds, often enough to be fitted: strong language in R, mild in PG, with a little disorder. */
const MADE_UP = filmsOf(
  ...Array.from({ length: 120 }, (_, i) => [
    `S${i},R,Rated R for strong language.,${i % 5 ? 'severe' : 'moderate'},none,${i % 3 ? 8 : 9},0`,
    `P${i},PG-13,Rated PG-13 for language.,${i % 4 ? 'moderate' : 'mild'},mild,5,2`,
    `M${i},PG,Rated PG for mild language and some action.,${i % 4 ? 'mild' : 'none'},mild,${i % 2},2`,
  ]).flat(),
);

describe('A fit', () => {
  it('gives the same weights each time, and a stricter certificate never less', () => {
    const weights = fitWeights(MADE_UP, 'language');
    expect(fitWeights(MADE_UP, 'language')).toEqual(weights);
    const { G, PG, R, 'PG-13': pg13 } = weights.certificate.named;
    expect([G, PG, pg13, R]).toEqual([G, PG, pg13, R].toSorted((a, b) => a - b));
    expect(weights.scale).toEqual(weights.scale.toSorted((a, b) => a - b));
    expect(weights.modifiers['strong'] ?? 0).toBeGreaterThanOrEqual(0);
    expect(weights.modifiers['mild'] ?? 0).toBeLessThanOrEqual(0);
  });

  it('finds what the films show', () => {
    const weights = fitWeights(MADE_UP, 'language');
    const [strong, plain, mild] = MADE_UP.map(({ facts, rating }) =>
      scoreOf(facts.language, rating, weights),
    );
    expect(strong).toBeGreaterThan(plain ?? 0);
    expect(plain).toBeGreaterThan(mild ?? 0);
  });
});

test('Moderate fear begins where a good third of the films are moderate: too low costs twice as much as too high', () => {
  const films = readFilms(
    [
      'title,rating,reasons,imdb_frightening',
      ...Array.from({ length: 100 }, (_, i) => [
        `S${i},PG,Rated PG for scary images.,${i % 20 < 7 ? 'moderate' : 'mild'}`,
        `P${i},PG,Rated PG for mild peril.,mild`,
        `D${i},PG-13,Rated PG-13 for terror.,moderate`,
        `T${i},R,Rated R for terror.,severe`,
        `L${i},PG,Rated PG for language.,none`,
      ]).flat(),
    ].join('\n'),
  );
  const scary = films.find(({ reasons }) => reasons.includes('scary'));
  const weights = fitWeights(films, 'frightening');
  const score = scary && scoreOf(scary.facts.frightening, scary.rating, weights);
  const [, , , moderate] = weights.scale;
  expect(moderate).toBeCloseTo(score ?? 0, 1);
});

describe('Folds', () => {
  it('are of nearly equal size, and other ones for another seed', () => {
    const sizes = Array.from({ length: FOLDS }, () => 0);
    for (let i = 0; i < 2000; i++) sizes[foldOf(i, 5)] = (sizes[foldOf(i, 5)] ?? 0) + 1;
    for (const size of sizes) expect(Math.abs(size - 400)).toBeLessThan(60);
    const films = [...Array(50).keys()];
    expect(films.map((i) => foldOf(i, 1))).not.toEqual(films.map((i) => foldOf(i, 2)));
  });

  it('let no film be answered by what saw it, and keep the order of the films', () => {
    const answers = acrossFolds(
      MADE_UP,
      5,
      (others) => new Set(others),
      (film, seen) => ({ film, wasSeen: seen.has(film) }),
    );
    expect(answers.map(({ film }) => film)).toEqual(MADE_UP);
    expect(answers.filter(({ wasSeen }) => wasSeen)).toEqual([]);
  });
});

test('G bounds by its definition, NC-17 not at all', () => {
  for (const concern of CONCERNS) {
    expect(BOUNDS.G[concern]).toHaveLength(1);
    expect(BOUNDS['NC-17'][concern]).toEqual([]);
  }
});

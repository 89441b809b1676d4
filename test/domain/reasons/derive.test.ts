import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { CONCERNS, type Concern } from '../../../db/vocabulary.ts';
import { BOUNDS } from '../../../api/domain/reasons/data/bounds.ts';
import { STRENGTHS, strengthOf } from '../../../api/domain/reasons/certificates.ts';
import { deriveRatings, type DerivedRating } from '../../../api/domain/reasons/derive.ts';
import { MODIFIERS } from '../../../api/domain/reasons/data/modifiers.ts';
import { TERMS } from '../../../api/domain/reasons/data/terms.ts';
import { splitReasons } from '../../../api/domain/reasons/split.ts';
import { closestWord } from '../../../api/domain/reasons/spelling.ts';
import { WEIGHTS } from '../../../api/domain/reasons/data/weights.ts';

const MPA = ['G', 'PG', 'PG-13', 'R', 'NC-17'];

function derive(rating: string, reasons: string | null, system = 'MPA') {
  return deriveRatings({ system, rating, reasons });
}

function levels(rating: string, reasons: string, system = 'MPA'): Partial<Record<Concern, number>> {
  const { ratings } = derive(rating, reasons, system);
  return Object.fromEntries(
    CONCERNS.map((concern) => [concern, ratings[concern].level]).filter(
      ([, level]) => level !== null,
    ),
  );
}

function named(rating: string, reasons: string, system = 'MPA'): string[] {
  return Object.keys(levels(rating, reasons, system));
}

function estimates(rating: string, reasons: string): number[] {
  const { ratings } = derive(rating, reasons);
  return CONCERNS.map((concern) => ratings[concern].estimate);
}

/** The places where a list of estimates is lower than the list before it. */
function falls(rising: readonly number[][]): string[] {
  return rising.flatMap((estimates, i) =>
    estimates.flatMap((estimate, c) =>
      estimate < (rising[i - 1]?.[c] ?? 0)
        ? [`${CONCERNS[c]} falls to ${estimate} at step ${i}`]
        : [],
    ),
  );
}

/** What is wrong with a rating by the ranges that everything else relies on. */
function faults({ level, at_most, estimate, span }: DerivedRating, reasons: string): string[] {
  const known = level !== null;
  return [
    ...(estimate >= 0 && estimate <= 5 ? [] : ['estimate out of range']),
    ...(known || estimate <= at_most ? [] : ['estimate above the bound']),
    ...(known === (span !== null) ? [] : ['a span belongs to a level']),
    ...(known && (level < 1 || at_most !== level || Math.abs(estimate - level) > 0.5)
      ? ['level amiss']
      : []),
    ...(span === null || (span !== '' && reasons.includes(span)) ? [] : ['span not in the text']),
  ];
}

const ratings = fc.constantFrom(...MPA);
const termWords = fc.constantFrom(...TERMS.flatMap(({ words }) => words));
const modifierWords = fc.constantFrom(...MODIFIERS.flatMap(({ words }) => words));
const item = fc
  .tuple(fc.array(modifierWords, { maxLength: 2 }), termWords)
  .map(([modifiers, term]) => [...modifiers, term].join(' '));
const items = fc.array(item, { maxLength: 5 });

describe('what the reasons name', () => {
  test.each<[sentence: string, rating: string, concerns: Concern[]]>([
    [
      'Rated PG-13 for intense sequences of violence and action, language and a brief sexual situation.',
      'PG-13',
      ['language', 'sex', 'violence'],
    ],
    [
      'Rated R for strong sexual content, language and drug use - all involving teens.',
      'R',
      ['language', 'sex', 'drinking'],
    ],
    [
      'Rated PG-13 for some violence/swordplay and scary images.',
      'PG-13',
      ['violence', 'frightening'],
    ],
    ['Rated R for language and/or nudity', 'R', ['language', 'sex']],
    ['Rated PG for sci-fi action, and for brief smoking', 'PG', ['drinking', 'violence']],
    ['Rated R for grisly images', 'R', ['violence']],
    ['Rated PG for thematic elements', 'PG', []],
    ['Rated R for rape', 'R', ['sex', 'violence', 'frightening']],
    ['RATED R FOR LANGUAGE', 'R', ['language']],
    ['language', 'R', ['language']],
    [
      'Re-rated PG-13 on appeal for violence. (Edited version. Originally rated R for language.)',
      'PG-13',
      ['violence'],
    ],
    ['Rated R for langauge and violnce', 'R', ['language', 'violence']],
    ['Rated PG-13 for drug-related humour', 'PG-13', ['drinking']],
  ])('%s', (sentence, rating, concerns) => {
    expect(named(rating, sentence)).toEqual(concerns);
    expect(derive(rating, sentence).unknown_words).toEqual([]);
  });

  test.each<[system: string, rating: string, list: string, concerns: Concern[]]>([
    ['BBFC', '15', 'strong language, threat', ['language', 'frightening']],
    [
      'BBFC',
      '12A',
      'moderate violence, injury detail, infrequent strong language',
      ['language', 'violence'],
    ],
    [
      'BBFC',
      '18',
      'strong bloody violence, sexual violence, drug misuse',
      ['sex', 'drinking', 'violence', 'frightening'],
    ],
    ['FSK', '16', 'Gewalt, Drogenkonsum', ['drinking', 'violence']],
    ['FSK', '12', 'Bedrohung, derbe Sprache, belastende Szenen', ['language', 'frightening']],
    [
      'Kijkwijzer',
      '12',
      'Geweld, Angst, Grof taalgebruik',
      ['language', 'violence', 'frightening'],
    ],
    ['Kijkwijzer', '16', 'Seks; roken, alcohol en drugs', ['sex', 'drinking']],
  ])('%s %s: %s', (system, rating, list, concerns) => {
    expect(named(rating, list, system)).toEqual(concerns);
    expect(derive(rating, list, system).unknown_words).toEqual([]);
  });

  test('another board’s certificate bounds by its criteria, whatever its reasons leave out', () => {
    for (const reasons of ['Geweld', 'Geweld en xyzzy', null])
      expect(derive('12', reasons, 'KIJKWIJZER').ratings).toMatchObject({
        language: { level: null, at_most: 5 },
        sex: { level: null, at_most: 4 },
      });
  });

  test('a stronger certificate of another board stands for a stronger one of the MPA', () => {
    expect(['0', '6', '12', '16', '18'].map((rating) => strengthOf('FSK', rating))).toEqual([
      ...STRENGTHS,
    ]);
    expect(['U', 'PG', '12A', '15', '18'].map((rating) => strengthOf('BBFC', rating))).toEqual([
      ...STRENGTHS,
    ]);
    expect(strengthOf('Unknown', 'constructor')).toBeNull();
  });
});

describe('levels', () => {
  test('what is pervasive is stronger than what is brief', () => {
    expect(levels('R', 'Rated R for pervasive language').language).toBe(4);
    expect(levels('PG', 'Rated PG for brief mild language').language).toBeLessThanOrEqual(2);
  });

  test('rape is sexual violence, level 5 of sex by the rubric, whatever the certificate and the words around it', () => {
    for (const rating of MPA) {
      const { sex, violence } = derive(rating, 'Rated for language and a brief rape').ratings;
      expect(sex).toMatchObject({ level: 5, at_most: 5, estimate: 5, span: 'a brief rape' });
      expect(violence.level).not.toBeNull();
    }
  });

  test('tables that were fitted elsewhere are gone by where they are given', () => {
    const bounds = { ...BOUNDS, PG: { ...BOUNDS.PG, language: [] } };
    const statement = { system: 'MPA', rating: 'PG', reasons: 'Rated PG for action.' };
    const { ratings: derived } = deriveRatings(statement, { weights: WEIGHTS, bounds });
    expect(derived.language.at_most).toBe(5);
    expect(derive('PG', 'Rated PG for action.').ratings.language.at_most).toBe(2);
  });

  test('a plain word is of high confidence, an implied category of medium, an unnamed one of low', () => {
    const { ratings: derived } = derive('R', 'Rated R for disturbing violence');
    expect(CONCERNS.map((concern) => derived[concern].confidence)).toEqual([
      'low',
      'low',
      'low',
      'high',
      'medium',
    ]);
  });

  test('the span is the phrase with the most weight, as it is in the text', () => {
    const { ratings: derived } = derive(
      'R',
      'Rated R for some bloody images, strong  Violence/gore, and language.',
    );
    expect(derived.violence.span).toBe('strong  Violence/gore');
    expect(derived.language.span).toBe('language');
    expect(derived.sex.span).toBeNull();
  });
});

describe('bounds', () => {
  test('PG would not have let more than mild language pass unnamed', () => {
    expect(derive('PG', 'Rated PG for action.').ratings.language).toMatchObject({
      level: null,
      at_most: 2,
    });
  });

  test('an unknown word is reported and withholds every bound', () => {
    const { ratings: derived, unknown_words } = derive(
      'PG',
      'Rated PG for action and some Quxing.',
    );
    expect(unknown_words).toEqual(['Quxing']);
    expect(derived.language.at_most).toBe(5);
    expect(derived.violence.level).not.toBeNull();
  });

  test('a board that gave no reasons bounds nothing, but G is a bound by its definition', () => {
    expect(derive('R', null).ratings.sex).toMatchObject({ level: null, at_most: 5 });
    expect(derive('PG', 'Rated PG.').ratings.sex.at_most).toBe(5);
    expect(CONCERNS.map((concern) => derive('G', null).ratings[concern].at_most)).toEqual([
      2, 1, 2, 2, 3,
    ]);
  });

  test('NC-17, an unknown rating and an unknown system bound nothing', () => {
    for (const [system, rating] of [
      ['MPA', 'NC-17'],
      ['MPA', 'X'],
      ['constructor', '__proto__'],
    ] as const) {
      expect(deriveRatings({ system, rating, reasons: 'violence' }).ratings.sex.at_most).toBe(5);
    }
  });

  test('for R, fear is bounded where violence is unnamed or weak, and not beside more', () => {
    expect(derive('R', 'Rated R for language.').ratings.frightening.at_most).toBe(3);
    expect(
      derive('R', 'Rated R for language and brief violence.').ratings.frightening.at_most,
    ).toBe(3);
    expect(derive('R', 'Rated R for language and violence.').ratings.frightening.at_most).toBe(5);
  });

  test('no line bounds an estimate that is above it', () => {
    for (const strength of STRENGTHS) {
      for (const lines of Object.values(BOUNDS[strength])) {
        for (const { at_most, while_estimate_up_to } of lines)
          expect(while_estimate_up_to).toBeLessThanOrEqual(at_most);
      }
    }
  });
});

describe('order of strength', () => {
  const phrasesOf = (word: string) => [`mild ${word}`, `some ${word}`, word, `strong ${word}`];

  it('never turns mild, some, plain and strong round, for any term, certificate and company', () => {
    fc.assert(
      fc.property(ratings, termWords, items, (rating, word, company) => {
        const rising = phrasesOf(word).map((phrase) =>
          estimates(rating, [...company, phrase].join(', ')),
        );
        expect(falls(rising)).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  it.each(MODIFIERS.filter(({ direction }) => direction !== 'kind'))(
    'holds $modifier to its direction',
    ({ words, direction }) => {
      for (const word of words) {
        for (const {
          names,
          words: [term = ''],
        } of TERMS) {
          const plain = derive('PG-13', `${term}, nudity`).ratings;
          const coloured = derive('PG-13', `${word} ${term}, nudity`).ratings;
          for (const concern of names) {
            const [low, high] = direction === 'softer' ? [coloured, plain] : [plain, coloured];
            expect(high[concern].estimate, `${word} ${term}: ${concern}`).toBeGreaterThanOrEqual(
              low[concern].estimate,
            );
          }
        }
      }
    },
  );

  it('never turns certificates round, for any reasons', () => {
    fc.assert(
      fc.property(items, (reasons) => {
        const rising = MPA.map((rating) => estimates(rating, reasons.join(', ')));
        expect(falls(rising)).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('any text at all', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    items.map((list) => `Rated R for ${list.join(' and ')}.`),
  );

  it('answers within the ranges, with spans that are in the text', () => {
    fc.assert(
      fc.property(fc.oneof(ratings, fc.string()), texts, (rating, reasons) => {
        const derived = Object.values(derive(rating, reasons).ratings);
        expect(derived.flatMap((one) => faults(one, reasons))).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  it('does not mind the order of what is listed', () => {
    const shuffled = fc
      .array(item, { minLength: 1, maxLength: 5 })
      .chain((list) =>
        fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
      );
    fc.assert(
      fc.property(ratings, shuffled, (rating, [list, other]) => {
        expect(estimates(rating, other.join(', '))).toEqual(estimates(rating, list.join(', ')));
      }),
      { numRuns: 1000 },
    );
  });

  it('answers a very long text in good time', () => {
    for (const text of [
      '('.repeat(1e5),
      'rated '.repeat(2e4),
      'violence, '.repeat(1e4),
      'strong '.repeat(2e4),
    ]) {
      const started = performance.now();
      derive('R', text);
      expect(performance.now() - started).toBeLessThan(2000);
    }
  });
});

describe('the tables', () => {
  test('every word of the lexicon belongs to one term and one modifier at most', () => {
    for (const list of [TERMS, MODIFIERS]) {
      const words = list.flatMap((entry) => entry.words);
      expect(words.filter((word, i) => words.indexOf(word) !== i)).toEqual([]);
    }
  });

  test('every weight belongs to a name of the lexicon', () => {
    const terms = new Set([
      ...TERMS.map(({ term }) => term),
      ...MODIFIERS.map(({ modifier }) => `${modifier} images`),
    ]);
    const modifiers = new Set(MODIFIERS.map(({ modifier }) => modifier));
    for (const concern of CONCERNS) {
      expect(Object.keys(WEIGHTS[concern].terms).filter((term) => !terms.has(term))).toEqual([]);
      expect(
        Object.keys(WEIGHTS[concern].modifiers).filter((modifier) => !modifiers.has(modifier)),
      ).toEqual([]);
    }
  });

  test('no certificate weighs less than a milder one, and no scale falls', () => {
    for (const { certificate, scale } of Object.values(WEIGHTS)) {
      const rows = [
        ...Object.values(certificate).map((row) => STRENGTHS.map((strength) => row[strength])),
        scale,
      ];
      for (const row of rows) expect(row.toSorted((a, b) => a - b)).toEqual(row);
    }
  });
});

describe('words and phrases', () => {
  test('an adjective before a slash is for both sides', () => {
    expect(
      splitReasons('Rated R for strong violence/gore, and language.').map((phrase) =>
        phrase.map(({ stem }) => stem),
      ),
    ).toEqual([['strong', 'violence', 'gore'], ['language']]);
  });

  test('a degree that stands alone belongs to what follows', () => {
    expect(derive('R', 'strong, grisly violence').ratings.violence.span).toBe(
      'strong, grisly violence',
    );
  });

  test('one slip is forgiven in a long word, and none in a short one', () => {
    expect(closestWord('vilence', ['violence'])).toBe('violence');
    expect(closestWord('voilence', ['violence'])).toBe('violence');
    expect(closestWord('dance', ['danger', 'dancer'])).toBeNull();
  });
});

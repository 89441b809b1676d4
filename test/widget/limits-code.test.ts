/** The code of a parent's limits: it comes back as it went, and no text breaks it. */

import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { limitOf } from '../../api/domain/rating/check.ts';
import { CATEGORIES, type Level } from '../../db/vocabulary.ts';
import {
  fromCode,
  MAX_CHILDREN,
  MAX_AGE,
  toCode,
  type AgedChild,
} from '../../widget/limits-code.ts';

const level = fc.integer({ min: 0, max: 5 }) as fc.Arbitrary<Level>;
const child: fc.Arbitrary<AgedChild> = fc.record({
  // As the field takes it: no semicolon, of one line, at most twenty characters.
  name: fc
    .string({ maxLength: 20, unit: 'grapheme' })
    .map((name) => name.replaceAll(/[;\r\n\u2028\u2029]/g, '')),
  age: fc.integer({ min: 0, max: MAX_AGE }),
  limits: fc.record(
    Object.fromEntries(CATEGORIES.map(({ name }) => [name, level])) as Record<
      (typeof CATEGORIES)[number]['name'],
      fc.Arbitrary<Level>
    >,
    { requiredKeys: [] },
  ),
});
const children = fc.array(child, { minLength: 1, maxLength: MAX_CHILDREN });

/** The limits in force, which are what a code is about. */
function inForce(child: AgedChild) {
  return [child.age, ...CATEGORIES.map((entry) => limitOf(child, entry))];
}

describe('A code', () => {
  test('says age and limits by the letters of the categories', () => {
    const nine: AgedChild = { name: 'Mia', age: 9, limits: {} };
    expect(toCode([nine])).toBe('9 L2 S1 D2 V2 F2');
    expect(
      toCode([
        { ...nine, limits: { sex: 3, role_models: 2 } },
        { ...nine, age: 4 },
      ]),
    ).toBe('9 L2 S3 D2 V2 F2 R2; 4 L0 S1 D1 V1 F1');
    expect(toCode([])).toBe('');
  });

  test('brings back the limits of any children, with no nickname', () => {
    fc.assert(
      fc.property(children, (children) => {
        const back = fromCode(toCode(children));
        expect(back?.map(inForce)).toEqual(children.map(inForce));
        expect(back?.map(({ name }) => name)).toEqual(children.map(() => ''));
      }),
    );
  });

  test('for this device brings the nicknames back too', () => {
    fc.assert(
      fc.property(children, (children) => {
        const back = fromCode(toCode(children, true));
        expect(back?.map(({ name }) => name)).toEqual(children.map(({ name }) => name));
        expect(back?.map(inForce)).toEqual(children.map(inForce));
      }),
    );
  });

  test('survives a link’s fragment', () => {
    fc.assert(
      fc.property(children, (children) => {
        const { hash } = new URL(
          `https://site.example/#content-advisory=${toCode(children).replaceAll(' ', '.')}`,
        );
        const back = fromCode(hash.slice('#content-advisory='.length));
        expect(back?.map(inForce)).toEqual(children.map(inForce));
      }),
    );
  });

  test('holds no letter of a nickname unless it is for this device', () => {
    fc.assert(
      fc.property(children, (children) => {
        expect(toCode(children)).toMatch(/^[\dA-Z; ]+$/);
      }),
    );
  });

  it('keeps only what was set by hand, so that the rest grows with the child', () => {
    expect(fromCode('9 L2 S3 D2 V2 F2')).toEqual([{ name: '', age: 9, limits: { sex: 3 } }]);
  });

  it.each([
    ['9', [9, 2, 1, 2, 2, 2, null, null]],
    ['9 l1', [9, 1, 1, 2, 2, 2, null, null]],
    ['  12   S0  ', [12, 3, 0, 3, 3, 3, null, null]],
    ['0.L0.S0.D0.V0.F0', [0, 0, 0, 0, 0, 0, null, null]],
    ['18 P3 R4', [18, 5, 5, 5, 5, 5, 3, 4]],
  ])('forgives in %j', (code, expected) => {
    expect(fromCode(code)?.map(inForce)).toEqual([expected]);
  });

  it.each([
    '',
    ' ',
    ';',
    '9;',
    'L2',
    '19',
    '99',
    '-1',
    '9 L6',
    '9 L',
    '9 L22',
    '9L2',
    'nine',
    '9,L2',
    '1e1',
    '９',
    '{"age":9}',
    '<b>9</b>',
    `${'9;'.repeat(MAX_CHILDREN)}9`,
  ])('is not %j', (text) => {
    expect(fromCode(text)).toBeNull();
  });

  test('is read from no text whatever with an error, and never beyond its bounds', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[\dA-Za-z;=. ]{0,60}$/)), (text) => {
        for (const { age, limits } of fromCode(text) ?? []) {
          expect(age).toBeGreaterThanOrEqual(0);
          expect(age).toBeLessThanOrEqual(MAX_AGE);
          for (const limit of Object.values(limits)) expect([0, 1, 2, 3, 4, 5]).toContain(limit);
        }
        expect((fromCode(text) ?? []).length).toBeLessThanOrEqual(MAX_CHILDREN);
      }),
    );
  });

  test('takes no time for a hostile one', () => {
    const started = performance.now();
    fromCode(`9${' '.repeat(50_000)}!`);
    fromCode(`9${' L2'.repeat(50_000)}!`);
    fromCode(`${' '.repeat(50_000)}x`);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

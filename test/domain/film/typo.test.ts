import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { isPastTypo, typoHalves } from '../../../api/domain/film/typo.ts';

describe('A word may be meant by another', () => {
  test.each([
    ['with two letters swapped', 'hre', 'her'],
    ['with two letters swapped at the end', 'matirx', 'matrix'],
    ['with a wrong letter', 'matrox', 'matrix'],
    ['with a wrong first letter', 'natrix', 'matrix'],
    ['with a letter too many', 'matrrix', 'matrix'],
    ['with a letter too few', 'matix', 'matrix'],
    ['with its last letter wrong', 'matriy', 'matrix'],
    ['by a beginning with a wrong letter', 'incepton', 'inceptional'],
    ['in another script', 'паразты', 'паразиты'],
  ])('%s: %s, %s', (_sentence, asked, word) => {
    expect(isPastTypo(asked, word)).toBe(true);
  });

  test.each([
    ['it is the same', 'her', 'her'],
    ['it only goes on', 'matri', 'matrix'],
    ['two letters are wrong', 'metrox', 'matrix'],
    ['letters are swapped across another', 'rtm', 'mtr'],
    ['it is too short', 'hr', 'her'],
    ['it would become too short', 'hre', 're'],
  ])('not where %s: %s, %s', (_sentence, asked, word) => {
    expect(isPastTypo(asked, word)).toBe(false);
  });
});

describe('The halves of a word', () => {
  const letter = fc.constantFrom(...'abcdeéжн한');
  const letters = fc.array(letter, { minLength: 3, maxLength: 12 });

  it('find every word that it may stand for', () => {
    fc.assert(
      fc.property(
        letters,
        fc.nat(),
        letter,
        fc.integer({ min: 0, max: 3 }),
        (word, at, other, kind) => {
          const place = at % word.length;
          const edited =
            [
              word.with(place, other),
              word.toSpliced(place, 1),
              word.toSpliced(place, 0, other),
              word.toSpliced(place, 2, ...word.slice(place, place + 2).toReversed()),
            ][kind]?.join('') ?? '';
          const meant = word.join('');
          if (!isPastTypo(edited, meant)) return;
          const found = typoHalves(edited).some(
            ({ begins, ends_backwards, lengths: [least, most] }) =>
              word.length >= least &&
              word.length <= most &&
              (begins.some((begin) => meant.startsWith(begin)) ||
                word.toReversed().join('').startsWith(ends_backwards)),
          );
          expect(found, `${edited} → ${meant}`).toBe(true);
        },
      ),
      { numRuns: 3_000, seed: 2013 },
    );
  });

  it('are none of numbers and of short words', () => {
    expect(['2001', 'up', 'a'.repeat(41)].flatMap((word) => typoHalves(word))).toEqual([]);
  });
});

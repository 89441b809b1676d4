import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  isNumber,
  isPastTwoTypos,
  isPastTypo,
  typoHalves,
  typoThirds,
} from '../../../api/domain/film/typo.ts';

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

describe('A long word may be meant by another', () => {
  test.each([
    ['with two wrong letters', 'intorstillar', 'interstellar'],
    ['with two too few', 'interstela', 'interstellar'],
    ['with two too many', 'interrstellarr', 'interstellar'],
    ['with one too many and one too few', 'innterstelar', 'interstellar'],
    ['with its first and last letter wrong', 'enterstellas', 'interstellar'],
    ['with two swapped', 'schindlres', 'schindlers'],
  ])('%s: %s, %s', (_sentence, asked, word) => {
    expect(isPastTwoTypos(asked, word)).toBe(true);
  });

  test.each([
    ['it is the same', 'interstellar', 'interstellar'],
    ['three letters are wrong', 'entorstillar', 'interstellar'],
    ['it is too short', 'metrox', 'matrix'],
  ])('not where %s: %s, %s', (_sentence, asked, word) => {
    expect(isPastTwoTypos(asked, word)).toBe(false);
  });
});

describe('The thirds of a long word', () => {
  const letter = fc.constantFrom(...'abcdeéжн한');
  const edit = fc.record({ at: fc.nat(), other: letter, kind: fc.integer({ min: 0, max: 2 }) });

  it('find every word that it may stand for with two wrong letters', () => {
    fc.assert(
      fc.property(
        fc.array(letter, { minLength: 5, maxLength: 16 }),
        fc.array(edit, { minLength: 2, maxLength: 2 }),
        (meant, edits) => {
          const edited = edits.reduce((word, { at, other, kind }) => {
            const place = at % word.length;
            if (kind === 0) return word.with(place, other);
            return kind === 1 ? word.toSpliced(place, 1) : word.toSpliced(place, 0, other);
          }, meant);
          const [asked, word] = [edited.join(''), meant.join('')];
          if (edited.length < 7 || asked === word) return;
          expect(isPastTwoTypos(asked, word)).toBe(true);
          const found = typoThirds(asked).some(
            ({ begins, contains, ends_backwards, lengths: [min, max] }) =>
              meant.length >= min &&
              meant.length <= max &&
              (begins.some((begin) => word.startsWith(begin)) ||
                word.includes(contains) ||
                meant.toReversed().join('').startsWith(ends_backwards)),
          );
          expect(found, `${asked} → ${word}`).toBe(true);
        },
      ),
      { numRuns: 3_000, seed: 2013 },
    );
  });

  it('are none of numbers, of short and of endless words', () => {
    const words = ['20012001', 'matrix', 'xxxviii', 'a'.repeat(41)];
    expect(words.flatMap((word) => typoThirds(word))).toEqual([]);
  });
});

describe('A number', () => {
  test.each(['2', '1917', '٢', 'i', 'ii', 'iv', 'viii', 'ix', 'x', 'xiv', 'xxxix'])(
    'is %s',
    (word) => {
      expect(isNumber(word)).toBe(true);
      expect(typoHalves(word)).toEqual([]);
    },
  );

  test.each(['', 'her', 'vi3', 'mix', 'iiii', 'vix', 'alien3', 'vivid'])('is not “%s”', (word) => {
    expect(isNumber(word)).toBe(false);
  });
});

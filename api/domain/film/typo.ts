/**
 * Wrong characters in a word: another one, one too many, one too few, or two neighbours swapped. One in short words, two in long ones. Never
 * in a number: another number is another film.
 */

import { isOneEditApart } from '../text/one-edit.ts';
import { isWithinEdits } from '../text/within-edits.ts';

/** Shorter words are one letter away from too many others. */
const SHORTEST = 3;

/** From so many letters on, a word may be the beginning of a longer one and still be told from others. */
const SHORTEST_BEGINNING = 6;

/** From so many letters on, two may be wrong. */
const SHORTEST_WITH_TWO = 7;

/** Of so many characters is a part at least that is looked for anywhere in words. */
const SHORTEST_PART = 3;

/** No title has a longer word. */
const LONGEST = 40;

/** Digits, or a Roman numeral up to 39. */
const NUMBER = /^(?:\p{N}+|(?=[ivx])x{0,3}(?:ix|iv|v?i{0,3}))$/u;

/**
 * Whether a word is a number.
 *
 * @example
 * ['2', '1917', 'iv'].every(isNumber) // true
 */
export function isNumber(word: string): boolean {
  return NUMBER.test(word);
}

/** What all words one wrong letter away from one begin or end with, written backwards for the ends. */
export interface Halves {
  begins: readonly string[];
  ends_backwards: string;
  /** Letters, at least and at most. */
  lengths: readonly [least: number, most: number];
}

/**
 * Where to look for what a word may have meant: a wrong letter leaves one half as it is, or swaps the two in the middle. None for
 * numbers, and for words too short to tell.
 *
 * @example
 * typoHalves('hreo') // [{ begins: ['hr', 'her'], ends_backwards: 'oe', lengths: [3, 5] }]
 */
export function typoHalves(word: string): Halves[] {
  const letters = [...word];
  if (letters.length < SHORTEST || letters.length > LONGEST || isNumber(word)) return [];
  const middle = Math.floor(letters.length / 2);
  const head = letters.slice(0, middle);
  const swapped = [...head.slice(0, -1), ...letters.slice(middle, middle + 1), ...head.slice(-1)];
  const isBeginning = letters.length >= SHORTEST_BEGINNING;
  return [
    {
      begins: [head.join(''), swapped.join('')],
      ends_backwards: letters.slice(middle).toReversed().join(''),
      lengths: [Math.max(SHORTEST, letters.length - 1), isBeginning ? LONGEST : letters.length + 1],
    },
  ];
}

/**
 * Whether a word may be meant by another with one wrong letter; a long one also by its beginning.
 *
 * @example
 * isPastTypo('hre', 'her') // true
 * isPastTypo('her', 'her') // false
 * isPastTypo('eternql', 'eternally') // true
 */
export function isPastTypo(asked: string, word: string): boolean {
  const [from, to] = [[...asked], [...word]];
  if (from.length < SHORTEST || to.length < SHORTEST || word.startsWith(asked)) return false;
  if (isOneEditApart(from, to)) return true;
  if (from.length < SHORTEST_BEGINNING) return false;
  return [-1, 0, 1].some((more) => isOneEditApart(from, to.slice(0, from.length + more)));
}

/** What all words two wrong letters away from one begin with, contain or end with. */
export interface Thirds extends Halves {
  contains: string;
}

/**
 * Where to look for what a word with two wrong letters may have meant: they leave one third as it is. None for numbers, and for words too
 * short to tell.
 *
 * @example
 * typoThirds('matricks') // [{ begins: ['ma'], contains: 'tri', ends_backwards: 'skc', lengths: [6, 10] }]
 */
export function typoThirds(word: string): Thirds[] {
  const letters = [...word];
  const { length } = letters;
  if (length < SHORTEST_WITH_TWO || length > LONGEST || isNumber(word)) return [];
  const first = Math.floor(length / 3);
  const second = Math.max(first + SHORTEST_PART, Math.floor((2 * length) / 3));
  return [
    {
      begins: [letters.slice(0, first).join('')],
      contains: letters.slice(first, second).join(''),
      ends_backwards: letters.slice(second).toReversed().join(''),
      lengths: [length - 2, length + 2],
    },
  ];
}

/**
 * Whether a long word may be meant by another with two wrong letters.
 *
 * @example
 * isPastTwoTypos('entersteller', 'interstellar') // true
 * isPastTwoTypos('metrox', 'matrix') // false
 */
export function isPastTwoTypos(asked: string, word: string): boolean {
  const from = [...asked];
  return from.length >= SHORTEST_WITH_TWO && asked !== word && isWithinEdits(from, [...word], 2);
}

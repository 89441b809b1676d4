/** A film's own id, made of its title and year. */

import { countCharacters, MAX_FILM_ID } from './id.ts';

/** Letters that Unicode does not take apart, as people write them in ASCII. */
const FOLDED: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', å: 'a', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' },
  '&': ' and ',
};

/** The most characters of the words. An id may have 80 more, for its year and number. */
const MAX_WORDS = MAX_FILM_ID - 80;

/**
 * The slug of a title and year: its words in small letters, without accents; other scripts stay. A title without letters and
 * digits is called `film`.
 *
 * @example
 * slugOf("Ocean's Eleven", 2001) // 'oceans-eleven-2001'
 * slugOf('Amélie', 2001) // 'amelie-2001'
 */
export function slugOf(title: string, year: number): string {
  const words =
    title
      .toLowerCase()
      .replace(/['’ʼ`]/gu, '')
      .normalize('NFKD')
      .replace(/[^\0-\x7f]|&/gu, (letter) => FOLDED[letter] ?? letter)
      .replace(/([\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])\p{M}+/gu, '$1')
      .normalize('NFC')
      .replace(/[\p{M}\p{Lm}]/gu, '')
      .match(/[\p{Ll}\p{Lo}\p{N}]+/gu) ?? [];
  return `${shortened(words) || 'film'}-${year}`;
}

/** Whole words as far as they fit; a single longer one is cut. */
function shortened(words: readonly string[]): string {
  let text = '';
  for (const word of words) {
    const longer = text === '' ? [...word].slice(0, MAX_WORDS).join('') : `${text}-${word}`;
    if (text !== '' && countCharacters(longer) > MAX_WORDS) break;
    text = longer;
  }
  return text;
}

/** Compares titles that different sources spell differently: “Kill Bill: Vol. 1” and “Kill Bill: Volume 1”. Pure. */

import { isOneEditApart } from '../text/one-edit.ts';
import { titleKey } from './title.ts';

const ARTICLES = new Set(['a', 'an', 'the']);

/** Words that are ignored. `&` is not a word, so “and” is ignored too. */
const LEFT_OUT = new Set(['and']);

const SPELLINGS: ReadonlyMap<string, string> = new Map([
  ...Object.entries({ vol: 'volume', pt: 'part', ep: 'episode', vs: 'versus' }),
  ...Object.entries({ dr: 'doctor', mr: 'mister', mrs: 'missus', st: 'saint', jr: 'junior' }),
  ...Object.entries({ se7en: '7', thir13en: '13', fant4stic: 'fantastic' }),
  ...numbered('one two three four five six seven eight nine ten eleven twelve thirteen'),
]);

/** Numbers only after another word: not in “I, Robot” and “V for Vendetta”. */
const ROMAN: ReadonlyMap<string, string> = new Map(
  numbered('i ii iii iv v vi vii viii ix x xi xii xiii'),
);

/**
 * A text that is equal for two spellings of one title: without articles, “and”, spaces and punctuation, and with abbreviations written
 * out and numbers in digits, each between blanks.
 *
 * @example
 * comparableTitle('The Godfather Part II') // 'godfatherpart 2 '
 * comparableTitle('Matrix, The') // 'matrix'
 */
export function comparableTitle(title: string): string {
  return comparableKey(titleKey(title));
}

/** The same for a title of which only the sort key is known. */
export function comparableKey(key: string): string {
  const words = key.split(' ').filter((word) => !LEFT_OUT.has(word));
  if (words.length > 1 && ARTICLES.has(words.at(-1) ?? '')) words.pop();
  return words.map(comparableWord).join('');
}

function comparableWord(word: string, place: number): string {
  const roman = place > 0 ? ROMAN.get(word) : undefined;
  const same = roman ?? SPELLINGS.get(word) ?? word;
  return /^\p{N}+$/u.test(same) ? ` ${same} ` : same;
}

/** Shorter titles are one letter apart from too many others. */
const MIN_LENGTH = 8;

/** As many characters at one end of a title are the same if it is one letter apart from another of `MIN_LENGTH` or more. */
const END = 4;

/**
 * Where to look for titles that are one letter apart: two such titles share a group. The digits are in its name, because titles with
 * different numbers are different films. Empty for short titles.
 */
export function nearbyGroups(comparable: string): string[] {
  if (comparable.length < MIN_LENGTH) return [];
  const digits = digitsOf(comparable);
  return [`${digits}<${comparable.slice(0, END)}`, `${digits}>${comparable.slice(-END)}`];
}

/** Whether two comparable titles are equal, or long and one letter apart in the same numbers. */
export function areSimilar(one: string, other: string): boolean {
  if (one === other) return true;
  return (
    Math.min(one.length, other.length) >= MIN_LENGTH &&
    digitsOf(one) === digitsOf(other) &&
    isOneEditApart([...one], [...other])
  );
}

function digitsOf(text: string): string {
  return text.replaceAll(/[^\p{N}]+/gu, '.');
}

function numbered(words: string): [string, string][] {
  return words.split(' ').map((word, place) => [word, String(place + 1)]);
}

/**
 * Titles made comparable: for sorting and for finding. What a word is, is decided here alone, for titles and for searches: full-text
 * search is given words that are split already.
 */

/** Scripts whose marks are left out by many who search: é, ё, ά, vowel points. Elsewhere they are the vowels themselves (हिंदी). */
const ACCENTED =
  /([\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Hebrew}\p{Script=Arabic}])\p{M}+/gu;

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;

/** Most titles are of ASCII alone, and split six times faster. */
const ASCII = /^[\0-\x7F]*$/;
const ASCII_WORD = /[a-z\d]+/g;

/** Between the parts of a word: the one of ASCII, and those that typographers use. */
const HYPHENS = /(?<=[\p{L}\p{N}])[-\u2010\u2011](?=[\p{L}\p{N}])/gu;

/** The longest key, in code points: a `next` with it still fits into an address. */
const MAX_KEY_LENGTH = 200;

/** The words of a text without case, accents and punctuation. Letters and digits of every script are kept. */
export function titleWords(text: string): string[] {
  if (ASCII.test(text)) return text.toLowerCase().match(ASCII_WORD) ?? [];
  const bare = text.normalize('NFKD').replace(ACCENTED, '$1').toLowerCase().normalize('NFC');
  // NFKD makes some letters a space and a mark (ͺ, ﾞ): a text of them alone has them as its words.
  return bare.match(WORD) ?? text.toLowerCase().match(WORD) ?? [];
}

/** The form in which genres are compared: its words without case, accents and punctuation, `science fiction`; empty if it has none. */
export function genreKey(genre: string): string {
  return titleWords(genre).join(' ');
}

/** The words by which a title is found. With and without its apostrophes and hyphens: people write “Oceans Eleven” and “Spiderman” too. */
export function searchWords(title: string): string {
  const unquoted = withoutApostrophes(title);
  const joined = unquoted.replace(HYPHENS, '');
  const words = titleWords(title);
  if (unquoted !== title) words.push(...titleWords(unquoted));
  if (joined !== unquoted) words.push(...titleWords(joined));
  return [...new Set(words)].join(' ');
}

/**
 * The search words of all titles of a film: a space before each word, and a bar before each title but the main one. Titles with the same
 * words are there once.
 *
 * @example
 * filmWords('Her', ['Her', 'Ona', '그녀']) // ' her| ona| 그녀'
 */
export function filmWords(title: string, others: readonly string[]): string {
  const [main = '', ...rest] = new Set([title, ...others].map(searchWords));
  return [main, ...rest.filter((words) => words !== '')].map((words) => ` ${words}`).join('|');
}

/** The key by which a title is sorted: its words, without an English article at the front; at most 200 code points. */
export function titleKey(title: string): string {
  const words = titleWords(withoutApostrophes(title));
  const [first, ...rest] = words;
  const named =
    rest.length > 0 && (first === 'the' || first === 'a' || first === 'an') ? rest : words;
  const key = named.join(' ') || title.trim();
  return key.length <= MAX_KEY_LENGTH ? key : [...key].slice(0, MAX_KEY_LENGTH).join('');
}

function withoutApostrophes(text: string): string {
  return text.replace(/['’]/g, '');
}

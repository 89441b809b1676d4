/** A film's own id, made of its title and year. */

/** Letters that Unicode does not take apart, as people write them in ASCII. */
const FOLDED: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', å: 'a', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' },
  '&': ' and ',
};

/** So long that hardly a title is cut, so short that the id stays within what the API reads. */
const LONGEST = 120;

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
    const longer = text === '' ? [...word].slice(0, LONGEST).join('') : `${text}-${word}`;
    if (longer.length > LONGEST && text !== '') break;
    text = longer;
  }
  return text;
}

/** Titles made comparable: for sorting and for finding. */

/** Scripts whose marks are left out by many who search: é, ё, ά, vowel points. Elsewhere they are the vowels themselves (हिंदी). */
const ACCENTED =
  /([\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Hebrew}\p{Script=Arabic}])\p{M}+/gu;

/** The words of a text without case, accents and punctuation. Letters and digits of every script are kept. */
export function titleWords(text: string): string[] {
  return (
    text
      .normalize('NFKD')
      .replace(ACCENTED, '$1')
      .toLowerCase()
      .normalize('NFC')
      .match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu) ?? []
  );
}

/** The words by which a title is found. With and without its apostrophes: people write “Oceans Eleven” too. */
export function searchWords(title: string): string {
  const words = [...titleWords(title), ...titleWords(withoutApostrophes(title))];
  return [...new Set(words)].join(' ');
}

/** The key by which a title is sorted: its words, without an English article at the front. */
export function titleKey(title: string): string {
  const words = titleWords(withoutApostrophes(title));
  const [first, ...rest] = words;
  const named =
    rest.length > 0 && (first === 'the' || first === 'a' || first === 'an') ? rest : words;
  return named.join(' ') || title.trim();
}

function withoutApostrophes(text: string): string {
  return text.replace(/['’]/g, '');
}

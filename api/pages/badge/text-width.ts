/** Estimates the width of text without a browser to measure it. */

/** Advance widths of Verdana in thousandths of its size; DejaVu Sans differs by 2 %, other fonts of this kind are narrower. */
const WIDTHS: readonly (readonly [width: number, letters: string])[] = [
  [270, "ijlł'’ı"],
  [360, ' .,ftrI'],
  [454, '-:;/()!J'],
  [540, 'cszLŁ'],
  [600, 'abdeghknopquvxyEFPTY0123456789–'],
  [690, 'ABCKRSVXZ'],
  [770, 'DGHNOQU'],
  [820, 'w+M'],
  [985, 'mW'],
];

const LETTERS = new Map(
  WIDTHS.flatMap(([width, letters]) => [...letters].map((letter) => [letter, width] as const)),
);

/** Of other scripts, which are set in fonts that we do not know: wide enough for all of them. */
const SCRIPTS: readonly (readonly [script: RegExp, width: number])[] = [
  [/\p{Mn}|\p{Cf}/u, 0],
  [/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u, 1_000],
  [/\p{Script=Arabic}/u, 540],
  [/\p{Script=Devanagari}/u, 700],
];
const OTHER_LETTER = 720;

/**
 * Pixels, a little too many rather than too few.
 *
 * @example
 * textWidth('16+', 11) // 22.22
 */
export function textWidth(text: string, size: number): number {
  const letters = [...text.normalize('NFD')].map(widthOf);
  return (letters.reduce((sum, width) => sum + width, 0) * size) / 1_000;
}

/** Whether the width is that of a font named above, so that a text may be fitted to it. */
export function isMeasured(text: string): boolean {
  return [...text.normalize('NFD')].every(
    (letter) => LETTERS.has(letter) || /\p{Mn}/u.test(letter),
  );
}

function widthOf(letter: string): number {
  return LETTERS.get(letter) ?? scriptWidth(letter);
}

/** Thousandths of the font's size that a character of a script takes whose fonts we do not know. */
export function scriptWidth(letter: string): number {
  return SCRIPTS.find(([pattern]) => pattern.test(letter))?.[1] ?? OTHER_LETTER;
}

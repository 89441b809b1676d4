/** How many lines a text takes, where it cannot be measured: at most so many, in the default fonts of browsers. */

import { scriptWidth } from '../badge/text-width.ts';
import widths from './font-widths.json' with { type: 'json' };

/** Regular or bold. */
export type Weight = 400 | 700;

/** Thousandths of the font's size, by character. */
const WIDTHS: Readonly<Record<Weight, ReadonlyMap<string, number>>> = {
  400: widthsOf(widths[400]),
  700: widthsOf(widths[700]),
};

function widthsOf(groups: Readonly<Record<string, string>>): ReadonlyMap<string, number> {
  return new Map(
    Object.entries(groups).flatMap(([width, characters]) =>
      [...characters].map((character) => [character, Number(width)] as const),
    ),
  );
}

/** Scripts that are written without spaces, in which a line may end anywhere. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

interface Word {
  /** In em, with the space after it. */
  width: number;
  /** Without the space. */
  inked: number;
}

/** How wide texts are, remembered for as long as it is used: the same texts are asked for at every width. */
export class TextMeasure {
  readonly #words: Readonly<Record<Weight, Map<string, readonly Word[]>>> = {
    400: new Map(),
    700: new Map(),
  };
  /** The font's characters are so many times as wide as those of the widest default font. */
  scale = 1;

  /** The width of a text in em of its own font, at most. */
  width(text: string, weight: Weight = 400): number {
    return this.#wordsOf(text, weight).reduce((sum, { width }) => sum + width, 0) * this.scale;
  }

  /** The width of the widest word: narrower than that, no line can be. */
  widestWord(text: string, weight: Weight = 400): number {
    return Math.max(0, ...this.#wordsOf(text, weight).map(({ inked }) => inked)) * this.scale;
  }

  /**
   * The lines of a text in a column so many em wide, at most. Lines end at spaces and after hyphens; words that are wider than the
   * column are broken.
   *
   * @example
   * new TextMeasure().lines('A tender, talky love story', 10) // 2
   */
  lines(text: string, column: number, weight: Weight = 400): number {
    // Japanese and Chinese begin no line with a punctuation mark: it takes the character before it along.
    const room = column / this.scale - (UNSPACED.test(text) ? 1 : 0);
    let lines = 1;
    let used = 0;
    for (const { width, inked } of this.#wordsOf(text, weight)) {
      if (used + inked > room && used > 0) {
        lines += 1;
        used = 0;
      }
      // A broken word leaves less than a character free at the end of each line.
      if (inked > room) lines += Math.ceil(inked / Math.max(1, room - 1)) - 1;
      used = inked > room ? inked % room : used + width;
    }
    return lines;
  }

  #wordsOf(text: string, weight: Weight): readonly Word[] {
    const known = this.#words[weight].get(text);
    if (known) return known;
    const words = partsOf(text).map((part) => ({
      width: measure(part, weight),
      inked: measure(part.trimEnd(), weight),
    }));
    this.#words[weight].set(text, words);
    return words;
  }
}

function measure(text: string, weight: Weight): number {
  let sum = 0;
  for (const character of text.normalize('NFC'))
    sum += WIDTHS[weight].get(character) ?? scriptWidth(character);
  return sum / 1_000;
}

/** The parts of a text between which a line may end. */
function partsOf(text: string): string[] {
  return text
    .split(/(?<=[ \u{200b}-])/u)
    .flatMap((word) => (UNSPACED.test(word) ? [...word] : [word]));
}

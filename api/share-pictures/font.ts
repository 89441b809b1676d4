/** The font of the pictures: DejaVu Serif Condensed, which has Latin, Greek, Cyrillic, Armenian and Georgian letters. Node only. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFontWidths, type FontWidths } from './font-widths.ts';

export type FontWeight = 'regular' | 'bold';

/** The width of a text, in multiples of the font size. null if the font lacks one of its characters. */
export type WidthOf = (text: string, weight: FontWeight) => number | null;

export interface Font {
  /** Paths. */
  files: readonly string[];
  widthOf: WidthOf;
}

/** As SVG names it. */
export const FONT_ATTRIBUTES = 'font-family="DejaVu Serif" font-stretch="condensed"';

/** Reads the two files of the font. Throws if one cannot be read. */
export function readFont(folder: string): Font {
  const files = {
    regular: join(folder, 'DejaVuSerifCondensed.ttf'),
    bold: join(folder, 'DejaVuSerifCondensed-Bold.ttf'),
  };
  const widths: Record<FontWeight, FontWidths> = {
    regular: readFontWidths(readFileSync(files.regular)),
    bold: readFontWidths(readFileSync(files.bold)),
  };
  return {
    files: Object.values(files),
    widthOf: (text, weight) => {
      let sum = 0;
      for (const character of text) {
        const width = widths[weight].get(character.codePointAt(0) ?? 0);
        if (width === undefined) return null;
        sum += width;
      }
      return sum;
    },
  };
}

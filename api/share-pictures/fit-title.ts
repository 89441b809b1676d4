/** Fits a title into a few lines: as large as possible, and shortened only if the smallest size is too large. */

import type { WidthOf } from './font.ts';

export interface FittedTitle {
  /** The font size in pixels. */
  size: number;
  lines: readonly string[];
}

/** The largest size that is tried first, with the number of lines that its height has room for. */
const SIZES = [
  { size: 88, maxLines: 1 },
  { size: 68, maxLines: 2 },
  { size: 58, maxLines: 2 },
  { size: 46, maxLines: 3 },
] as const;

/** `width` in pixels. The font must have all characters of the title. */
export function fitTitle(title: string, width: number, widthOf: WidthOf): FittedTitle {
  const measure = (line: string) => widthOf(line, 'bold') ?? Infinity;
  for (const { size, maxLines } of SIZES) {
    const lines = wrap(title, width / size, measure);
    if (lines.length <= maxLines && lines.every((line) => measure(line) * size <= width))
      return { size, lines };
  }
  const { size, maxLines } = SIZES[3];
  const lines = wrap(title, width / size, measure);
  const rest = lines.slice(maxLines - 1).join(' ');
  const shown = lines.slice(0, maxLines - 1);
  if (lines.length > shown.length) shown.push(rest);
  return { size, lines: shown.map((line) => shorten(line, width / size, measure)) };
}

/** Breaks at spaces. A word that is too wide has a line of its own. */
function wrap(text: string, width: number, measure: (line: string) => number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && measure(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** Cuts a line that is too wide, and marks that with “…”: after a whole word if it has several. */
function shorten(line: string, width: number, measure: (line: string) => number): string {
  if (measure(line) <= width) return line;
  const characters = [...line];
  while (characters.length > 0 && measure(`${characters.join('').trimEnd()}…`) > width)
    characters.pop();
  const cut = characters.join('');
  const words = cut.slice(0, Math.max(0, cut.lastIndexOf(' ')));
  return `${words === '' ? cut : words}…`;
}

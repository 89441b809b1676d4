/** The space that a host's style sheet reserves for a film's card, so that the page does not move when the card is drawn. */

import type { CardFilm } from '../../contract/advisory.ts';
import type { Layout } from '../../contract/embed-query.ts';
import type { Words } from '../../../widget/words.ts';
import { heightSteps } from './card-height.ts';

/** Characters of a line of the rules, at most. */
const MAX_LINE = 112;

/**
 * Two rules for a host's style sheet, in at most four lines: enough space for the film in each of the languages. The card fills it, however
 * narrow the font is. The height depends on the width of the element, not of the page: an element cannot set its own height by its own
 * width, but what is in it can, here its empty first column.
 *
 * @example
 * reservedRules(her, 'badge', [en]).split('\n')[1] // "content-advisory::before { content: ''; height: 5em }"
 */
export function reservedRules(film: CardFilm, layout: Layout, languages: readonly Words[]): string {
  const [widest, ...narrower] = heightSteps(film, layout, languages).toReversed();
  const heights = [
    `${rounded(widest?.height ?? 0)}em`,
    ...narrower.map(({ upTo, height }) => `min((${upTo}em - 100cqi) * 99, ${rounded(height)}em)`),
  ];
  const rules = [
    'content-advisory { display: grid; grid: auto / 0 minmax(0, 1fr); container-type: inline-size; margin-block: 1em }',
    "content-advisory::before { content: ''; height: max(",
  ];
  for (const [place, height] of heights.entries()) {
    const text = height + (place < heights.length - 1 ? ', ' : ') }');
    const line = rules.pop() ?? '';
    rules.push(
      ...(line.length + text.trimEnd().length > MAX_LINE
        ? [line.trimEnd(), `  ${text}`]
        : [line + text]),
    );
  }
  return rules.join('\n');
}

/** Tenths of an em, up. */
function rounded(em: number): number {
  return Math.ceil(em * 10 - 1e-9) / 10;
}

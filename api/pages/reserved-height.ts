/**
 * The room that a host's style sheet reserves, so that the page stands still while a card loads. Measured with every starter film,
 * in five languages and two fonts, closed and without limits; an element narrower than its page takes more.
 */

import type { Layout } from '../contract/embed-query.ts';

interface Reserved {
  /** The least width of the page from which it holds, in em. */
  from: number;
  /** The least height of the element, in em of its own font. */
  height: number;
}

/** For each layout, the narrowest first. Holds from 320 px on. */
export const RESERVED: Readonly<Record<Layout, readonly Reserved[]>> = {
  card: [
    { from: 0, height: 42 },
    { from: 25, height: 37 },
    { from: 42, height: 26 },
  ],
  compact: [
    { from: 0, height: 33 },
    { from: 25, height: 29 },
    { from: 40, height: 20 },
  ],
  badge: [
    { from: 0, height: 7 },
    { from: 48, height: 4 },
  ],
};

/**
 * The rules for a host's style sheet, a line each.
 *
 * @example
 * reservedRules('badge').split('\n')[0] // 'content-advisory { display: block; min-height: 7em }'
 */
export function reservedRules(layout: Layout): string {
  return RESERVED[layout]
    .map(({ from, height }) =>
      from === 0
        ? `content-advisory { display: block; min-height: ${height}em }`
        : `@media (min-width: ${from}em) { content-advisory { min-height: ${height}em } }`,
    )
    .join('\n');
}

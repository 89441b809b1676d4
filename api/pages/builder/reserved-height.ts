/**
 * The room that a host's style sheet reserves, so that the page stands still while a card loads. Measured with every starter film,
 * closed and without limits, in every language and in the default fonts of browsers: Times New Roman, DejaVu Serif and Noto Serif.
 * A test holds it against what a browser draws.
 */

import type { Layout } from '../../contract/embed-query.ts';

interface Reserved {
  /** The least width of the element from which it holds, in em of its own font. */
  from: number;
  /** The least height of the element, in the same. */
  height: number;
}

/** For each layout, the narrowest first. Holds from 240 px on. */
export const RESERVED: Readonly<Record<Layout, readonly Reserved[]>> = {
  card: [
    { from: 0, height: 49 },
    { from: 17, height: 45 },
    { from: 19, height: 41 },
    { from: 24, height: 36 },
    { from: 35, height: 28 },
    { from: 38, height: 27 },
  ],
  compact: [
    { from: 0, height: 37 },
    { from: 21, height: 30 },
    { from: 27, height: 24 },
    { from: 46, height: 16 },
    { from: 75, height: 13 },
  ],
  badge: [
    { from: 0, height: 15 },
    { from: 18, height: 14 },
    { from: 24, height: 10 },
    { from: 29, height: 8 },
    { from: 44, height: 6 },
  ],
};

/**
 * The rules for a host's style sheet, a line each. They go by the width of the element, not of the page: an element cannot set its own
 * height by its own width, but its content can, here a strut without a width.
 *
 * @example
 * reservedRules('badge').split('\n')[1] // "content-advisory::before { content: ''; float: left; height: 13em }"
 */
export function reservedRules(layout: Layout): string {
  return [
    'content-advisory { display: flow-root; container-type: inline-size }',
    ...RESERVED[layout].map(({ from, height }) =>
      from === 0
        ? `content-advisory::before { content: ''; float: left; height: ${height}em }`
        : `@container (min-width: ${from}em) { content-advisory::before { height: ${height}em } }`,
    ),
  ].join('\n');
}

/** The room that a film needs in a frame of another site. A test holds it against what a browser draws. */

import { LAYOUTS, type Layout } from '../contract/embed-query.ts';

export interface FrameSize {
  layout: Layout;
  /** Pixels. */
  width: number;
  height: number;
}

/** Pixels: the width of each layout, and its heights from so many pixels of width on, the widest first. */
const ROOM: Record<Layout, { width: number; heights: readonly (readonly [number, number])[] }> = {
  card: { width: 560, heights: [[0, 560]] },
  compact: { width: 560, heights: [[0, 220]] },
  badge: { width: 320, heights: [[0, 64]] },
};

/** The frame of a layout within the room that there is: where that is too low, of the next smaller layout. */
export function frameSize(
  asked: Layout,
  {
    maxwidth = Infinity,
    maxheight = Infinity,
  }: { maxwidth?: number | undefined; maxheight?: number | undefined } = {},
): FrameSize {
  const sizes = LAYOUTS.slice(LAYOUTS.indexOf(asked)).map((layout) => {
    const width = Math.min(ROOM[layout].width, maxwidth);
    return { layout, width, height: heightOf(layout, width) };
  });
  const fitting = sizes.find(({ height }) => height <= maxheight);
  const [smallest = { layout: asked, width: 0, height: 0 }] = sizes.toReversed();
  return fitting ?? { ...smallest, height: maxheight };
}

/** Pixels that a layout takes at a width, for a film with a long title and a verdict of three lines. */
export function heightOf(layout: Layout, width: number): number {
  return ROOM[layout].heights.find(([from]) => width >= from)?.[1] ?? 0;
}

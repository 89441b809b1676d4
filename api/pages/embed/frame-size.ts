/** The room that a film needs in a frame of another site. A test holds it against what a browser draws. */

import { LAYOUTS, type Layout } from '../../contract/embed-query.ts';

export interface FrameSize {
  layout: Layout;
  /** Pixels. */
  width: number;
  height: number;
}

/** Pixels: the width of a layout by itself, and its heights from so many pixels of width on, the widest first. */
export const ROOM: Readonly<Record<Layout, { width: number; heights: readonly Height[] }>> = {
  card: {
    width: 560,
    heights: [
      [640, 420],
      [552, 450],
      [400, 585],
      [320, 670],
      [272, 800],
      [240, 840],
    ],
  },
  compact: {
    width: 560,
    heights: [
      [740, 90],
      [400, 134],
      [320, 221],
      [240, 288],
    ],
  },
  badge: {
    width: 400,
    heights: [
      [440, 90],
      [400, 134],
      [320, 178],
      [240, 223],
    ],
  },
};

type Height = readonly [from: number, height: number];

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

/** Pixels that a layout takes at a width, with room for a long title; below 240 it may take more, and scrolls. */
export function heightOf(layout: Layout, width: number): number {
  const { heights } = ROOM[layout];
  return (heights.find(([from]) => width >= from) ?? heights.at(-1))?.[1] ?? 0;
}

/**
 * The height as a value of CSS, for a frame that may become narrower than its own width: by the width of its container, without a rule
 * or a script. Browsers without container units pass it over.
 *
 * @example
 * heightInCss(frameSize('badge')) // 'max(94px, min((400px - 100cqi) * 99, 120px), min((320px - 100cqi) * 99, 150px), min((272px - 100cqi) * 99, 206px))'
 */
export function heightInCss({ layout, height }: FrameSize, maxheight = Infinity): string {
  const { heights } = ROOM[layout];
  let highest = height;
  const steps = heights.flatMap(([, needed], place) => {
    const [below] = heights[place - 1] ?? [];
    const step = Math.min(needed, maxheight);
    if (below === undefined || step <= highest) return [];
    highest = step;
    return [`min((${below}px - 100cqi) * 99, ${step}px)`];
  });
  return steps.length === 0 ? `${height}px` : `max(${[`${height}px`, ...steps].join(', ')})`;
}

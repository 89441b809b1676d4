/** What the routes need to know of the pictures for link previews. Nothing draws them on Workers. */

import type { CardFilm } from '../contract/advisory.ts';

/** Pixels: what networks ask for. */
export const PICTURE_SIZE = { width: 1200, height: 630 } as const;

export interface SharePictures {
  /** Whether the font has all characters of a title: a picture with boxes in it is worse than none. */
  canDraw: (title: string) => boolean;
  /** The picture of a film as PNG. null if too many others are waiting to be drawn. Rejects if the title cannot be drawn. */
  draw: (film: CardFilm) => Promise<Uint8Array<ArrayBuffer> | null>;
}

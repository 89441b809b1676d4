/** Draws the picture that networks show beside a link to a film's page. Node only. */

import type { SharePictures } from '../http/share-pictures.ts';
import { createDrawSvg } from './draw-svg.ts';
import { readFont } from './font.ts';
import { canWrite, pictureSvg } from './picture.ts';
import type { PictureStore } from './picture-store.ts';

interface Options {
  /** The folder of the font. */
  fonts: string;
  /** The version of the program. */
  version: string;
  /** Left out if nothing is stored. */
  store?: PictureStore | undefined;
}

/** Throws if the font cannot be read. */
export function createSharePictures({ fonts, version, store }: Options): SharePictures {
  const { files, widthOf } = readFont(fonts);
  const drawSvg = createDrawSvg({ fontFiles: files, version, store });
  return {
    canDraw: (title) => canWrite(title, widthOf),
    draw: async (film) => drawSvg(pictureSvg(film, widthOf)),
  };
}

/** The drawing of share pictures as on Node, with the fonts of the package that the build copies. */

import { fileURLToPath } from 'node:url';
import type { SharePictures } from '../../api/http/share-pictures.ts';
import type { PictureStore } from '../../api/share-pictures/picture-store.ts';
import { createSharePictures } from '../../api/share-pictures/share-pictures.ts';

export const FONTS = fileURLToPath(
  new URL('../../node_modules/dejavu-fonts-ttf/ttf', import.meta.url),
);

export function testSharePictures(store?: PictureStore): SharePictures {
  return createSharePictures({ fonts: FONTS, version: '0.0.0', store });
}

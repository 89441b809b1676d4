/** Draws the icons with which browsers install our pages, from the icon of the site. Node only. */

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { FAVICON_SVG } from '../../api/pages/site/favicon.ts';

/**
 * With room around it: systems cut a maskable icon to a shape of their own, and leave at least a circle of 80 % of its width
 * (w3.org/TR/appmanifest, "Icon masks and safe zone").
 */
const MASKABLE_SVG = FAVICON_SVG.replace('viewBox="0 0 32 32"', 'viewBox="-6 -6 44 44"').replace(
  'd="M0 0h32v32H0z"',
  'd="M-6-6h44v44H-6z"',
);

const ICONS = [
  { name: 'icon-192', svg: FAVICON_SVG, width: 192 },
  { name: 'icon-512', svg: FAVICON_SVG, width: 512 },
  { name: 'icon-maskable-512', svg: MASKABLE_SVG, width: 512 },
];

/** Writes the icons into a folder, as PNG. */
export async function drawIcons(folder: string): Promise<void> {
  for (const { name, svg, width } of ICONS) {
    const png = new Resvg(svg, { fitTo: { mode: 'width', value: width } }).render().asPng();
    await writeFile(join(folder, `${name}.png`), png);
  }
}

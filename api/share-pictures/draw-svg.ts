/** Turns SVG into PNG with resvg, one picture at a time, outside the event loop. Node only. */

import { createHash } from 'node:crypto';
import { encodePng } from './encode-png.ts';
import type { PictureStore } from './picture-store.ts';

interface Options {
  /** The paths of the fonts. */
  fontFiles: readonly string[];
  /** The version of the program: another one may draw the same SVG differently. */
  version: string;
  /** Left out if nothing is stored. */
  store?: PictureStore | undefined;
}

/** A picture as PNG, drawn or from the store; null if too many are waiting to be drawn. */
export type DrawSvg = (svg: string) => Promise<Uint8Array<ArrayBuffer> | null>;

/** Pictures that wait for their turn. A picture takes about 50 ms, so the last one waits for about a second. */
const MAX_WAITING = 20;

/** A picture is stored under a digest of its SVG, which changes with the film and with the design. */
export function createDrawSvg({ fontFiles, version, store }: Options): DrawSvg {
  const inFlight = new Map<string, ReturnType<DrawSvg>>();
  let waiting = 0;
  let queue: Promise<unknown> = Promise.resolve();

  async function findOrRender(name: string, svg: string) {
    const stored = await store?.read(name);
    if (stored) return stored;
    if (waiting >= MAX_WAITING) return null;
    waiting += 1;
    const rendering = queue.then(() => render(svg, fontFiles));
    queue = rendering.catch(() => {}).then(() => (waiting -= 1));
    const png = await rendering;
    await store?.write(name, png);
    return png;
  }

  return (svg) => {
    const name = createHash('sha256').update(`${version}\n${svg}`).digest('base64url');
    const started =
      inFlight.get(name) ?? findOrRender(name, svg).finally(() => inFlight.delete(name));
    inFlight.set(name, started);
    return started;
  };
}

/** resvg is loaded for the first picture: many services never draw one. */
async function render(svg: string, fontFiles: readonly string[]): Promise<Uint8Array<ArrayBuffer>> {
  const { renderAsync } = await import('@resvg/resvg-js');
  const font = { loadSystemFonts: false, fontFiles: [...fontFiles] };
  const image = await renderAsync(svg, { font });
  return encodePng(image.pixels, image);
}

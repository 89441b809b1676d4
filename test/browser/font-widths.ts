/** `npm run font-widths`: measures the default fonts of browsers, for `api/pages/builder/font-widths.json`. Node only. */

import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { launchChrome } from '../helpers/chrome.ts';
import { dejavuFaces, FONTS_HEAD, SERIFS } from '../helpers/host-fonts.ts';
import { startHostSite } from '../helpers/host-site.ts';

/** Those of pages that name no font, and that of most Linux systems where a page asks for one without serifs. */
const FONTS = [...SERIFS, 'DejaVu Sans'];
const WEIGHTS = [400, 700] as const;
/** Latin, and the punctuation of all our languages. */
const RANGES = [
  [0x20, 0x7e],
  [0xa0, 0x17f],
  [0x2010, 0x2026],
  [0x2713, 0x2717],
] as const;
/** Thousandths of the font's size: widths are rounded up to the next multiple. */
const STEP = 40;

const file = fileURLToPath(new URL('../../api/pages/builder/font-widths.json', import.meta.url));

/** For each weight, the characters by the width that the widest of the fonts gives them. */
export async function measureFonts(page: Page): Promise<Record<string, Record<string, string>>> {
  const characters = RANGES.flatMap(([from, to]) =>
    Array.from({ length: to - from + 1 }, (_, place) => String.fromCodePoint(from + place)),
  );
  const widths = await page.evaluate(
    async ({ fonts, weights, characters }) => {
      const context = document.createElement('canvas').getContext('2d') as CanvasRenderingContext2D;
      const measured: number[][] = [];
      for (const weight of weights) {
        const most = characters.map(() => 0);
        for (const font of fonts) {
          await document.fonts.load(`${weight} 10px '${font}'`, 'aé');
          context.font = `${weight} 1000px '${font}'`;
          for (const [place, character] of characters.entries())
            most[place] = Math.max(most[place] ?? 0, context.measureText(character).width);
        }
        measured.push(most);
      }
      return measured;
    },
    { fonts: FONTS, weights: WEIGHTS, characters },
  );
  return Object.fromEntries(
    WEIGHTS.map((weight, index) => {
      const groups = Map.groupBy(characters, (_, place) =>
        String(Math.ceil((widths[index]?.[place] ?? 0) / STEP) * STEP),
      );
      return [weight, Object.fromEntries([...groups].map(([width, all]) => [width, all.join('')]))];
    }),
  );
}

/** The head of a page that has the fonts. */
export const FONT_PAGE = `<!doctype html><meta charset="utf-8">${FONTS_HEAD}<style>${dejavuFaces('DejaVu Sans')}</style>`;

if (import.meta.main) {
  const [browser, site] = await Promise.all([launchChrome(), startHostSite()]);
  site.put('/', { html: FONT_PAGE });
  const page = await browser.newPage();
  await page.goto(site.origin);
  await writeFile(file, `${JSON.stringify(await measureFonts(page), null, 2)}\n`);
  await Promise.all([browser.close(), site.close()]);
}

/**
 * The fonts that pages of a test are drawn in, whatever the machine has: those of npm packages, from the test's own server. Browsers
 * draw a page that names no font in Times New Roman (Windows, macOS; Tinos has its widths), DejaVu Serif (Linux) or Noto Serif (Android).
 */

import type { Page } from 'playwright-core';

export const SERIFS = ['Tinos', 'DejaVu Serif', 'Noto Serif Variable'] as const;
export type Serif = (typeof SERIFS)[number];

/** For the scripts that those do not have. */
const OTHER_SCRIPTS = [
  'Noto Sans Devanagari Variable',
  'Noto Naskh Arabic Variable',
  'Noto Sans SC Variable',
];

const STYLE_SHEETS = [
  '@fontsource/tinos/400.css',
  '@fontsource/tinos/700.css',
  '@fontsource-variable/noto-serif/index.css',
  '@fontsource-variable/noto-sans-devanagari/index.css',
  '@fontsource-variable/noto-naskh-arabic/index.css',
  '@fontsource-variable/noto-sans-sc/index.css',
];

/** Where a host's site has the packages of `node_modules`. */
export const FONTS_PATH = '/fonts/';

/** What loads the fonts, for the head of a page on a host's site. */
export const FONTS_HEAD = [
  ...STYLE_SHEETS.map((path) => `<link rel="stylesheet" href="${FONTS_PATH}${path}">`),
  `<style>${dejavuFaces('DejaVu Serif')}</style>`,
].join('');

/** The rules for a font of DejaVu, whose package has no style sheet. Pages of another origin than the site's name the site. */
export function dejavuFaces(family: 'DejaVu Sans' | 'DejaVu Serif', site = ''): string {
  const file = `${site}${FONTS_PATH}dejavu-fonts-ttf/ttf/${family.replace(' ', '')}`;
  const face = (weight: number, end: string) =>
    `@font-face { font-family: '${family}'; font-weight: ${weight}; src: url(${file}${end}.ttf) }`;
  return `${face(400, '')} ${face(700, '-Bold')}`;
}

/** A value of `font-family`. */
export function fontStack(serif: Serif): string {
  return [serif, ...OTHER_SCRIPTS].map((name) => `'${name}'`).join(', ');
}

/** Draws a page in a font. Resolves once it has all that its text needs. */
export async function drawIn(page: Page, serif: Serif): Promise<void> {
  await page.evaluate(async (stack) => {
    document.body.style.fontFamily = stack;
    document.body.getBoundingClientRect(); // The browser asks for fonts as it lays out the text.
    await document.fonts.ready;
  }, fontStack(serif));
}

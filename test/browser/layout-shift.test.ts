/** The page stands still while a card loads, where its style sheet reserves the room that we document. */

import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { LAYOUTS, type Layout } from '../../api/contract/embed-query.ts';
import { RESERVED, reservedRules } from '../../api/pages/builder/reserved-height.ts';
import { drawIn, FONTS_HEAD, SERIFS, type Serif } from '../helpers/host-fonts.ts';
import { cardOn, hostPage, useHost } from '../helpers/host-page.ts';

const host = useHost();

/** Her, and the films whose cards are the tallest. */
const FILMS = ['her-2013', 'harry-potter-and-the-chamber-of-secrets-2002', 'kill-bill-vol-1-2003'];
/** Each width of a page in another font, the widest font where room is short. */
const VIEWPORTS = [
  { width: 320, serif: 'DejaVu Serif' },
  { width: 412, serif: 'Noto Serif Variable' },
  { width: 1280, serif: 'Tinos' },
] as const;

/** Holds back what the service says of films until it is released. */
async function holdFilms(page: Page): Promise<() => void> {
  let release = (): void => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route(/\/v1\/films/, async (route) => {
    await released;
    await route.continue();
  });
  return () => release();
}

/** Resolves once the page has been painted as it is now. */
function painted(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise<void>((resolve) =>
        requestAnimationFrame(() => requestAnimationFrame(() => resolve())),
      ),
  );
}

/** Visits a page in one of the default fonts, and tells how far its cards move it when they come. */
async function shiftBy(html: string, serif: Serif, width: number, cards: number): Promise<number> {
  let release = (): void => {};
  const { page, shift } = await host.visit(html, {
    viewport: { width, height: 4_000 },
    before: async (page) => (release = await holdFilms(page)),
  });
  await drawIn(page, serif);
  // Painted while it loads, so that whatever moves afterwards is seen.
  await page.getByText('Loading…').first().waitFor();
  await painted(page);
  const before = await shift();
  release();
  await cardOn(page)
    .nth(cards - 1)
    .waitFor();
  await painted(page);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  return (await shift()) - before;
}

const cases = LAYOUTS.flatMap((layout) => VIEWPORTS.map((viewport) => ({ layout, ...viewport })));

describe('with the rules for the host’s style sheet', () => {
  it.each(cases)(
    '$layout does not move the page at $width px, in $serif',
    async ({ layout, width, serif }) => {
      const cards = FILMS.map((film) => host.element(`film="${film}" layout="${layout}"`));
      const css = reservedRules(layout);
      const html = hostPage(cards.join('') + host.script(), { css, head: FONTS_HEAD });
      expect(await shiftBy(html, serif, width, cards.length)).toBe(0);
    },
  );

  it.each(LAYOUTS)('%s keeps the page still when the film is loaded again', async (layout) => {
    const { page, shift } = await host.visit(
      hostPage(host.element(`film="her-2013" layout="${layout}"`) + host.script(), {
        css: reservedRules(layout),
      }),
    );
    await cardOn(page).waitFor();
    const before = await shift();
    await page
      .locator('content-advisory')
      .evaluate((card) => (card as HTMLElement & { refresh(): Promise<void> }).refresh());
    expect(await shift()).toBe(before);
  });
});

/** The ids of every film that the service has. */
async function allFilms(): Promise<string[]> {
  const { films } = await (await fetch(`${host.service.url}/v1/films?limit=100`)).json();
  return films.map(({ id }: { id: string }) => id);
}

/** Opens a page with a card of each film, with no room reserved. */
async function openCards(ids: readonly string[], layout: Layout, lang: string): Promise<Page> {
  const cards = ids.map((id) => host.element(`film="${id}" layout="${layout}"`));
  const { page } = await host.visit(
    hostPage(cards.join('') + host.script(), { css: '', head: FONTS_HEAD, lang }),
  );
  await cardOn(page)
    .nth(ids.length - 1)
    .waitFor();
  return page;
}

/** The height of the tallest element at each width, in em. */
function tallest(page: Page, widths: readonly number[]): Promise<number[]> {
  return page.locator('main').evaluate((main, widths) => {
    const elements = [...main.querySelectorAll('content-advisory')];
    return widths.map((width) => {
      main.style.width = `${width}px`;
      return Math.max(...elements.map((one) => one.getBoundingClientRect().height)) / 16;
    });
  }, widths);
}

/** The languages whose cards are the tallest of all 13, each at some width. */
const TALLEST = {
  card: ['es', 'it', 'nl', 'de'],
  compact: ['es', 'de', 'ja'],
  badge: ['de', 'nl'],
} as const;

describe.each(LAYOUTS)('the room that is reserved for %s', (layout) => {
  /** Pixels of the element, where each step begins; and a sidebar, a phone, a column of text and a whole page. */
  const widths = [
    ...new Set([240, ...RESERVED[layout].slice(1).map(({ from }) => from * 16)]),
    ...[336, 432, 736, 1264],
  ];
  /** More than the tallest card takes, in em: a few lines, as a step holds for a range of widths. */
  const most = 6;

  it('is never less than a card takes, and little more than the tallest one', async () => {
    const heights = widths.map(() => 0);
    for (const lang of TALLEST[layout]) {
      const page = await openCards(await allFilms(), layout, lang);
      for (const serif of SERIFS) {
        await drawIn(page, serif);
        const drawn = await tallest(page, widths);
        for (const [place, height] of drawn.entries())
          heights[place] = Math.max(heights[place] ?? 0, height);
      }
      await page.context().close();
    }
    const rooms = widths.map((width, place) => {
      const { height = 0 } = RESERVED[layout].findLast(({ from }) => width >= from * 16) ?? {};
      return { width, left: height - (heights[place] ?? Infinity) };
    });
    expect(rooms.filter(({ left }) => left < 0 || left > most)).toEqual([]);
  }, 60_000);

  it.each([300, 650])(
    'is there by the width of a column of %i px, not of the page',
    async (width) => {
      const css = `${reservedRules(layout)} main { width: ${width}px }`;
      const { page } = await host.visit(
        hostPage(host.element(`film="her-2013" layout="${layout}"`), { css }),
        {
          viewport: { width: 1280, height: 1000 },
        },
      );
      const element = page.locator('content-advisory');
      const before = await element.boundingBox();
      const { height } = RESERVED[layout].findLast(({ from }) => width >= from * 16) ?? {};
      expect(before?.height).toBe((height ?? 0) * 16);
      expect(before?.width).toBe(width);
      await page.addScriptTag({ url: `${host.service.url}/widget.js` });
      await cardOn(page).waitFor();
      expect(await element.boundingBox()).toEqual(before);
    },
  );
});

it('keeps at 240 px what the documentation says, where the cards take what it says', async () => {
  const text = readFileSync('docs/embedding.md', 'utf8').replaceAll(/\s+/g, ' ');
  const [, kept, highest, her, herInTimes] =
    /At 240 px the rules reserve (\d+)em\. The tallest card, in Italian, takes (\d+)em in DejaVu Serif; \*Her\* in English takes (\d+)em in that font and (\d+)em in Times New Roman/.exec(
      text,
    ) ?? [];
  const heightOf = async (ids: readonly string[], lang: string, serif: Serif) => {
    const page = await openCards(ids, 'card', lang);
    await drawIn(page, serif);
    const [height = Infinity] = await tallest(page, [240]);
    return Math.round(height);
  };
  expect(Number(kept)).toBe(RESERVED.card[0]?.height);
  expect(Number(highest)).toBe(await heightOf(await allFilms(), 'it', 'DejaVu Serif'));
  expect(Number(her)).toBe(await heightOf(['her-2013'], 'en', 'DejaVu Serif'));
  expect(Number(herInTimes)).toBe(await heightOf(['her-2013'], 'en', 'Tinos'));
});

it('moves the page by what the README says where the bare script tag alone stands there', async () => {
  const text = '<p>More of my review.</p>'.repeat(40);
  const { page, shift } = await host.visit(hostPage(text, { css: '', head: FONTS_HEAD }));
  await drawIn(page, 'Tinos');
  await painted(page);
  const before = await shift();
  await page.locator('h1').evaluate((heading, src) => {
    const script = document.createElement('script');
    Object.assign(script, { async: true, src }).dataset['film'] = 'her-2013';
    heading.after(script);
  }, `${host.service.url}/widget.js`);
  await cardOn(page).waitFor();
  await page.waitForLoadState('networkidle');
  const moved = (await shift()) - before;
  console.log(`The bare tag moves the page by ${moved.toFixed(3)}`);
  const readme = readFileSync('README.md', 'utf8');
  const [, told] = /shifted a page of text by (\d\.\d+)/.exec(readme) ?? [];
  expect(moved).toBeGreaterThan(0);
  // How often the page is laid out while it loads makes a difference.
  expect(Math.abs(moved - Number(told))).toBeLessThan(0.1);
});

it('needs no room on our own front page beyond what its style sheet reserves', async () => {
  for (const { width } of VIEWPORTS) {
    const { page, shift } = await host.visit('', { viewport: { width, height: 1000 } });
    await page.goto(host.service.url);
    await cardOn(page).waitFor();
    await page.waitForLoadState('networkidle');
    expect(await shift(), `${width} px`).toBe(0);
  }
});

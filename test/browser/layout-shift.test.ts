/** The page stands still while a card loads, where its style sheet reserves the room that we document. */

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LAYOUTS } from '../../api/contract/embed-query.ts';
import { RESERVED, reservedRules } from '../../api/pages/builder/reserved-height.ts';
import { cardOn, hostPage, useHost } from '../helpers/host-page.ts';

const host = useHost();

/** The usual one, and those that need the most room. */
const FILMS = ['her-2013', 'harry-potter-and-the-chamber-of-secrets-2002', 'kill-bill-vol-1-2003'];
const WIDTHS = [320, 412, 1280];
const cases = LAYOUTS.flatMap((layout) => WIDTHS.map((width) => ({ layout, width })));

describe('with the rules for the host’s style sheet', () => {
  it.each(cases)('$layout does not move the page at $width px', async ({ layout, width }) => {
    for (const film of FILMS) {
      let answer = (_: unknown): void => {};
      const answered = new Promise((resolve) => (answer = resolve));
      const { page, shift } = await host.visit(
        hostPage(host.element(`film="${film}" layout="${layout}"`) + host.script(), {
          css: reservedRules(layout),
        }),
        {
          viewport: { width, height: 1000 },
          before: (page) =>
            page.route('**/v1/films/**', async (route) => {
              await answered;
              await route.continue();
            }),
        },
      );
      // Painted while it loads, so that whatever moves afterwards is seen.
      await page.getByText('Loading…').waitFor();
      await page.evaluate(
        () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
      );
      answer(null);
      await cardOn(page).waitFor();
      await page.evaluate(
        () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
      );
      expect(await shift(), film).toBe(0);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow, film).toBeLessThanOrEqual(0);
      await page.context().close();
    }
  });

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

describe.each(LAYOUTS)('the room that is reserved for %s', (layout) => {
  /** Pixels of the element: sidebars, phones, columns of text, whole pages. */
  const widths = [240, 272, 304, 336, 384, 432, 560, 610, 650, 700, 740, 960, 1264];
  /** More than the tallest card takes, in em: a few lines, as a step holds for a range of widths. */
  const most = 6;

  it('is never less than a card takes, and little more than the tallest one', async () => {
    const { films } = await (await fetch(`${host.service.url}/v1/films?limit=100`)).json();
    const elements = films.map(({ id }: { id: string }) =>
      host.element(`film="${id}" layout="${layout}"`),
    );
    const reservedAt = (width: number) =>
      RESERVED[layout].findLast(({ from }) => width >= from * 16)?.height ?? 0;
    const tallest = new Map<number, number>();
    for (const lang of ['en', 'es', 'it', 'hi']) {
      const { page } = await host.visit(
        hostPage(elements.join('') + host.script(), { css: '', lang }),
      );
      await page.waitForLoadState('networkidle');
      for (const width of widths) {
        const heights = await page.locator('main').evaluate((main, width) => {
          main.style.width = `${width}px`;
          return [...main.querySelectorAll('content-advisory')].map(
            (element) =>
              element.shadowRoot?.querySelector('[part~=card]')?.getBoundingClientRect().height ??
              Infinity,
          );
        }, width);
        tallest.set(width, Math.max(tallest.get(width) ?? 0, ...heights));
      }
    }
    const rooms = [...tallest].map(([width, height]) => ({
      width,
      left: reservedAt(width) - height / 16,
    }));
    expect(rooms.filter(({ left }) => left < 0 || left > most)).toEqual([]);
  });

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
  const [, kept, her, tallest] =
    /keep (\d+)em, where \*Her\* in English takes (\d+)em and the tallest card, in Italian, (\d+)em/.exec(
      text,
    ) ?? [];
  const { films } = await (await fetch(`${host.service.url}/v1/films?limit=100`)).json();
  /** In em, of the tallest of them. */
  const heightIn = async (lang: string, ids: string[]) => {
    const cards = ids.map((id) => host.element(`film="${id}"`)).join('');
    const css = 'main { width: 240px }';
    const { page } = await host.visit(hostPage(cards + host.script(), { css, lang }));
    await page.waitForLoadState('networkidle');
    const heights = await cardOn(page).evaluateAll((cards) =>
      cards.map((card) => card.parentElement?.getBoundingClientRect().height ?? Infinity),
    );
    expect(heights.length).toBe(ids.length);
    return Math.max(...heights) / 16;
  };
  const all = films.map(({ id }: { id: string }) => id);
  expect(Number(kept)).toBe(RESERVED.card[0]?.height);
  // Fonts differ between machines.
  expect(Math.abs(Number(her) - (await heightIn('en', ['her-2013'])))).toBeLessThan(2);
  expect(Math.abs(Number(tallest) - (await heightIn('it', all)))).toBeLessThan(2);
});

it('moves the page by what the README says where the bare script tag alone stands there', async () => {
  const { page, shift } = await host.visit(
    hostPage(host.script('async data-film="her-2013"') + '<p>More of my review.</p>'.repeat(40), {
      css: '',
    }),
  );
  await cardOn(page).waitFor();
  await page.waitForLoadState('networkidle');
  const moved = await shift();
  console.log(`The bare tag moves the page by ${moved.toFixed(3)}`);
  const readme = readFileSync('README.md', 'utf8');
  const [, told] = /shifted a page of text by (\d\.\d+)/.exec(readme) ?? [];
  expect(moved).toBeGreaterThan(0);
  // Fonts, and how often the page is laid out while it loads, make a difference.
  expect(Math.abs(moved - Number(told))).toBeLessThan(0.15);
});

it('needs no room on our own front page beyond what its style sheet reserves', async () => {
  for (const width of WIDTHS) {
    const { page, shift } = await host.visit('', { viewport: { width, height: 1000 } });
    await page.goto(host.service.url);
    await cardOn(page).waitFor();
    await page.waitForLoadState('networkidle');
    expect(await shift(), `${width} px`).toBe(0);
  }
});

/** The page stands still while a card loads, where its style sheet reserves the room that we document. */

import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { CardFilm } from '../../api/contract/advisory.ts';
import { LAYOUTS } from '../../api/contract/embed-query.ts';
import { reservedRules } from '../../api/pages/builder/reserved-height.ts';
import { heightSteps } from '../../api/pages/builder/card-height.ts';
import { ENGLISH } from '../../widget/words.ts';
import { CATALOGUES } from '../helpers/catalogues.ts';
import { drawIn, FONTS_HEAD, SERIFS, type Serif } from '../helpers/host-fonts.ts';
import { cardOn, hostPage, useHost } from '../helpers/host-page.ts';
import { rulesForHer } from '../helpers/reserved-rules.ts';

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

/** What the closed card of a film shows. */
async function cardFilm(id: string): Promise<CardFilm> {
  return (await fetch(`${host.service.url}/v1/films/${id}?fields=card`)).json();
}

/** Each layout with each film and each viewport, in as few visits as that takes. */
const cases = LAYOUTS.flatMap((layout, row) =>
  VIEWPORTS.map((viewport, place) => {
    const film = FILMS[(row + place) % FILMS.length] ?? '';
    return { film, layout, ...viewport };
  }),
);

describe('with the rules that the builder writes for the film', () => {
  it.each(cases)(
    '$film as $layout does not move the page at $width px, in $serif',
    async ({ film, layout, width, serif }) => {
      const css = reservedRules(await cardFilm(film), layout, [ENGLISH]);
      const card = host.element(`film="${film}" layout="${layout}"`);
      const html = hostPage(card + host.script(), { css, head: FONTS_HEAD });
      expect(await shiftBy(html, serif, width, 1)).toBe(0);
    },
  );

  it.each(LAYOUTS)('%s keeps the page still when the film is loaded again', async (layout) => {
    const { page, shift } = await host.visit(
      hostPage(host.element(`film="her-2013" layout="${layout}"`) + host.script(), {
        css: rulesForHer(layout),
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

/** Her, films of every kind of data, and those with the longest titles. */
async function someFilms(): Promise<CardFilm[]> {
  const url = `${host.service.url}/v1/films?limit=100&unknown=include&fields=card`;
  const { films } = (await (await fetch(url)).json()) as { films: CardFilm[] };
  const byLength = films.toSorted((one, other) => other.title.length - one.title.length);
  return [await cardFilm('her-2013'), ...byLength.slice(0, 8), ...byLength.slice(-8)];
}

/** Pixels of the element: a sidebar, where the columns of a card change, phones, a column of text and a whole page. */
const WIDTHS = [240, 256, 288, 300, 336, 380, 432, 500, 544, 560, 600, 736, 1248];
/** Short and long words, no words, another direction; the smaller layouts have few words. */
const LANGUAGES = {
  card: ['en', 'de', 'es', 'pl', 'ja', 'ar'],
  compact: ['de', 'es', 'ar'],
  badge: ['de', 'ja'],
} as const;

describe.each(LAYOUTS)('the space that is reserved for a film as %s', (layout) => {
  it.each(LANGUAGES[layout])('is never less than its card takes, in %s', async (lang) => {
    const films = await someFilms();
    const cards = films.map(({ id }) => host.element(`film="${id}" layout="${layout}"`));
    const { page } = await host.visit(
      hostPage(cards.join('') + host.script(), { css: '', head: FONTS_HEAD, lang }),
    );
    await cardOn(page)
      .nth(films.length - 1)
      .waitFor();
    const steps = films.map((film) => heightSteps(film, layout, [CATALOGUES[lang]]));
    const missing: string[] = [];
    for (const serif of SERIFS) {
      await drawIn(page, serif);
      const drawn = await heightsAt(page, WIDTHS);
      for (const [row, width] of WIDTHS.entries())
        for (const [place, film] of films.entries()) {
          const { height = 0 } = steps[place]?.find(({ upTo }) => width / 16 < upTo) ?? {};
          const taken = drawn[row]?.[place] ?? Infinity;
          if (height * 16 < taken - 0.5)
            missing.push(`${film.id}, ${width} px, ${serif}: ${taken - height * 16} px`);
        }
    }
    expect(missing).toEqual([]);
  });

  it('is filled by the card, in every font and at every width', async () => {
    for (const film of FILMS) {
      const css = reservedRules(await cardFilm(film), layout, [ENGLISH]);
      const { page } = await host.visit(
        hostPage(host.element(`film="${film}" layout="${layout}"`) + host.script(), {
          css: `${css} main { margin: 0 }`,
          head: FONTS_HEAD,
        }),
      );
      await cardOn(page).waitFor();
      for (const serif of SERIFS) {
        await drawIn(page, serif);
        const unfilled = await page.locator('main').evaluate((main, widths) => {
          const element = main.querySelector('content-advisory');
          const card = element?.shadowRoot?.querySelector('[part~=card]');
          return widths.map((width) => {
            main.style.width = `${width}px`;
            const [outer, inner] = [element, card].map(
              (one) => one?.getBoundingClientRect().height,
            );
            return (outer ?? Infinity) - (inner ?? 0);
          });
        }, WIDTHS);
        expect(unfilled, `${film} in ${serif}`).toEqual(WIDTHS.map(() => 0));
      }
    }
  });

  it.each([300, 650])(
    'is there by the width of a column of %i px, not of the page',
    async (width) => {
      const css = `${rulesForHer(layout)} main { width: ${width}px }`;
      const { page } = await host.visit(
        hostPage(host.element(`film="her-2013" layout="${layout}"`), { css }),
        { viewport: { width: 1280, height: 1000 } },
      );
      const element = page.locator('content-advisory');
      const before = await element.boundingBox();
      const steps = heightSteps(await cardFilm('her-2013'), layout, [ENGLISH]);
      const { height = 0 } = steps.find(({ upTo }) => width / 16 < upTo) ?? {};
      expect(before?.height).toBeGreaterThanOrEqual(height * 16);
      expect(before?.height).toBeLessThan(height * 16 + 2);
      expect(before?.width).toBe(width);
      await page.addScriptTag({ url: `${host.service.url}/widget.js` });
      await cardOn(page).waitFor();
      expect(await element.boundingBox()).toEqual(before);
    },
  );
});

/** The height of each card at each width, in pixels, without space that is reserved for it. */
function heightsAt(page: Page, widths: readonly number[]): Promise<number[][]> {
  return page.locator('main').evaluate((main, widths) => {
    const elements = [...main.querySelectorAll('content-advisory')];
    return widths.map((width) => {
      main.style.width = `${width}px`;
      return elements.map((one) => one.getBoundingClientRect().height);
    });
  }, widths);
}

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

it('needs no room on a film’s own page beyond what its style sheet reserves', async () => {
  for (const { width } of VIEWPORTS) {
    const { page, shift } = await host.visit('', { viewport: { width, height: 1000 } });
    await page.goto(`${host.service.url}/films/her-2013`);
    await cardOn(page).waitFor();
    await page.waitForLoadState('networkidle');
    expect(await shift(), `${width} px`).toBe(0);
  }
});

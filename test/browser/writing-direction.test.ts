/** A title that runs from right to left, or would turn round what follows it, leaves our numbers as they are. */

import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { LAYOUTS } from '../../api/contract/embed-query.ts';
import { filmFacts } from '../helpers/film-facts.ts';
import { cardOn, hostPage, useHost } from '../helpers/host-page.ts';
import { startService } from '../helpers/service.ts';
import { openTestDatabase } from '../helpers/test-database.ts';

const WORD = 'שלום';
/** By film id: Hebrew, an override that is never closed, the end of an isolate that was never begun, and a paragraph's end. */
const TITLES = {
  'hebrew-2013': WORD,
  'override-2013': `\u202e${WORD} abc`,
  'escape-2013': `${WORD}\u2069\u202eabc`,
  'paragraph-2013': `${WORD}\u2029\u202eabc`,
};
const IDS = Object.keys(TITLES);

const host = useHost({
  startOwn: async () => {
    const films = Object.entries(TITLES).map(([id, title]) =>
      filmFacts({ id, title, year: 2013, editor_age: 12, age_why: 'Because.' }),
    );
    const database = await openTestDatabase(films);
    const service = await startService({ databaseUrl: database.url });
    const stop = async () => {
      await service.stop();
      await database.close();
    };
    return { ...service, stop };
  },
});

/** The left edges of a text's characters, in their order; as they are drawn, whatever their order in the markup. */
function leftsOf(place: Locator, text: string): Promise<number[]> {
  return place.evaluate((root, wanted) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const start = (node.textContent ?? '').indexOf(wanted);
      if (start === -1) continue;
      return [...wanted].map((_, place) => {
        const range = document.createRange();
        range.setStart(node, start + place);
        range.setEnd(node, start + place + 1);
        return range.getBoundingClientRect().left;
      });
    }
    throw new Error(`There is no “${wanted}” in “${root.textContent}”`);
  }, text);
}

function isAscending(numbers: readonly number[]): boolean {
  return numbers.every((number, place) => place === 0 || number > (numbers[place - 1] ?? 0));
}

/** Whether the year and the age read forwards, and the year is behind the title where it is on the same line. */
async function reads(
  place: Locator,
  { rtl = false, year: where = 'behind' } = {},
): Promise<boolean> {
  const age = await leftsOf(place, '12');
  if (!isAscending(age)) return false;
  if (where === 'none') return true;
  const [title, year] = await Promise.all([leftsOf(place, WORD), leftsOf(place, '2013')]);
  const isBehind = rtl
    ? Math.max(...year) < Math.min(...title)
    : Math.min(...year) > Math.max(...title);
  return isAscending(year) && (where === 'below' || isBehind);
}

/** Where each layout has the year. */
const YEARS = { card: 'below', compact: 'behind', badge: 'none' } as const;

describe.each(['en', 'ar'])('on a page in %s', (lang) => {
  const rtl = lang === 'ar';

  it.each(LAYOUTS)('the widget as %s', async (layout) => {
    const cards = IDS.map(
      (id) => `<content-advisory film="${id}" layout="${layout}"></content-advisory>`,
    );
    const { page } = await host.visit(
      hostPage(cards.join('') + host.script(), { lang, html: rtl ? 'dir="rtl"' : '' }),
    );
    await cardOn(page)
      .nth(IDS.length - 1)
      .waitFor();
    for (const [place, id] of IDS.entries())
      expect(await reads(cardOn(page).nth(place), { rtl, year: YEARS[layout] }), id).toBe(true);
  });

  it.each(LAYOUTS)('the frame as %s', async (layout) => {
    const { page } = await host.visit('');
    for (const id of IDS) {
      await page.goto(`${host.service.url}/embed/${id}?lang=${lang}&layout=${layout}`);
      expect(await reads(page.locator('article'), { rtl, year: YEARS[layout] }), id).toBe(true);
    }
  });
});

it('the page of a film', async () => {
  const { page } = await host.visit('');
  for (const id of IDS) {
    await page.goto(`${host.service.url}/films/${id}`);
    expect(await reads(page.locator('.film [part=header]'), { year: 'below' }), id).toBe(true);
  }
});

it('the films that a search finds', async () => {
  const { page } = await host.visit('');
  await page.goto(`${host.service.url}/?q=${WORD}`);
  await expectFound(page);
});

async function expectFound(page: Page): Promise<void> {
  const found = page.locator('.results li');
  expect(await found.count()).toBe(IDS.length);
  for (const line of await found.all())
    expect(await reads(line), (await line.textContent()) ?? '').toBe(true);
}

it('what the builder says when a film is chosen', async () => {
  const { page } = await host.visit('');
  await page.goto(`${host.service.url}/embed?film=hebrew-2013&q=${WORD}`);
  await page.getByRole('radio', { checked: false }).first().check();
  const told = page.locator('#told');
  await told.getByText('Showing').waitFor();
  expect(isAscending(await leftsOf(told, '2013'))).toBe(true);
});

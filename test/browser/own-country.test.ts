/** The certificates of the reader's country come first, and no request tells it. */

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openPage, watchLayoutShift } from '../helpers/browser.ts';
import { filmFacts, ratingFacts } from '../helpers/film-facts.ts';
import { useHost } from '../helpers/host-page.ts';
import { startService, type Service } from '../helpers/service.ts';
import { openTestDatabase, type TestDatabase } from '../helpers/test-database.ts';

const host = useHost();

let database: TestDatabase;
let service: Service;

beforeAll(async () => {
  const boards = [
    ['MPA', 'PG'],
    ['FSK', '6'],
    ['BBFC', '12A'],
    ['IFCO', '12A'],
  ] as const;
  database = await openTestDatabase([
    filmFacts({
      ...{ id: 'travelled-2001', title: 'Travelled', year: 2001 },
      certificates: boards.map(([system, rating]) => ({
        ...{ system, rating, reasons: null, sources: [] },
      })),
      ratings: [ratingFacts('violence', 1)],
    }),
  ]);
  service = await startService({ databaseUrl: database.url });
});
afterAll(async () => {
  await service.stop();
  await database.close();
});

async function visit(path: string, locale: string) {
  const opened = await openPage(host.browser, { locale, viewport: { width: 390, height: 844 } });
  const shift = await watchLayoutShift(opened.page);
  await opened.page.goto(service.url + path);
  return { ...opened, shift };
}

const firstBoard = (page: Page) => page.locator('.ages tbody th').first().innerText();

it.each([
  ['/films/travelled-2001', 'en-US', /^Motion Picture/],
  ['/films/travelled-2001', 'en-GB', /^British Board/],
  ['/films/travelled-2001', 'en-IE', /^Irish Film/],
  ['/films/travelled-2001', 'de', /^Freiwillige/],
  ['/es/films/travelled-2001', 'de-DE', /^Freiwillige/],
])('On %s for a browser in %s the first board is %s', async (path, locale, board) => {
  const { page, shift, errors } = await visit(path, locale);
  expect(await firstBoard(page)).toMatch(board);
  expect(await page.locator('.ages tbody tr').count()).toBe(4);
  expect(await shift()).toBeLessThan(0.01);
  expect(errors).toEqual([]);
});

it('A country without a certificate of the film changes nothing', async () => {
  const { page } = await visit('/films/travelled-2001', 'sw-KE');
  expect(await firstBoard(page)).toMatch(/^Motion Picture/);
});

it('The front page offers the reader’s country first, and names its certificate in the rows', async () => {
  const { page, requests } = await visit('/#for=18', 'en-GB');
  const options = page.getByLabel('Rated in').locator('option');
  expect((await options.allTextContents()).slice(0, 2)).toEqual(['any', 'United Kingdom']);
  expect(await page.locator('#films .films li').innerText()).toMatch(/2001\s·\s12A/);
  await page.locator('.filters summary').click();
  await page.getByLabel('Rated in').selectOption('DE');
  await expect.poll(() => page.locator('#films .films li').innerText()).toMatch(/2001\s·\s6/);
  expect(requests.join('\n')).not.toContain('GB');
});

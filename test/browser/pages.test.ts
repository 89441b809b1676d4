import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { HER_2013 } from '../../db/seed/her-2013.ts';
import {
  accessibilityViolations,
  goAndSettle,
  openPage,
  watchLayoutShift,
} from '../helpers/browser.ts';
import { filmFacts } from '../helpers/film-facts.ts';
import { useHost } from '../helpers/host-page.ts';
import { startService } from '../helpers/service.ts';
import { openTestDatabase } from '../helpers/test-database.ts';

const host = useHost();

const PATHS = [
  ...['/', '/?q=her', '/?q=zzz', '/?q=her%209', '/?q=tt0000000'],
  ...['/tonight', '/tonight#for=8;12', '/compare', '/compare#her-2013,toy-story-1995&for=8;12'],
  ...[
    '/films/her-2013',
    '/films/toy-story-1995',
    '/films/nope',
    '/de/films/her-2013/correct',
    '/ar/films/her-2013/correct?line=year',
    '/ar/proposals/unknown',
    '/docs',
    '/about',
    '/about/ratings',
    '/about/privacy',
    '/offline',
  ],
];

it.each(PATHS)(
  'The page %s is sound, dark at 320 px and light at 1280 px: nothing for axe, no overflow, no error, nothing from elsewhere',
  async (path) => {
    const { page, errors, requests } = await openPage(host.browser, {
      viewport: { width: 320, height: 900 },
      colorScheme: 'dark',
    });
    await goAndSettle(page, host.service.url + path);
    for (const [width, colorScheme] of [
      [320, 'dark'],
      [1280, 'light'],
    ] as const) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      expect(await accessibilityViolations(page)).toEqual([]);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      ).toBeLessThanOrEqual(0);
    }
    expect(errors.filter((error) => !error.includes('status of 404'))).toEqual([]);
    expect(requests.filter((request) => !request.includes(host.service.url))).toEqual([]);
    expect(await page.context().cookies()).toEqual([]);
  },
);

describe('a film’s page', () => {
  it('shows the live card and a snippet that works as it stands', async () => {
    const { page } = await openPage(host.browser);
    await page.goto(`${host.service.url}/films/her-2013#embed`);
    await page.locator('content-advisory article').waitFor();
    expect(await page.locator('.snippet').first().textContent()).toBe(
      `<script async src="${host.service.url}/widget.js" data-film="her-2013"></script>`,
    );
  });
});

describe('the front page', () => {
  it('finds a film by the beginning of its title, without a script', async () => {
    const { page } = await openPage(host.browser, { javaScriptEnabled: false });
    await page.goto(host.service.url);
    await page.getByLabel('Find a film').fill('he');
    await page.getByRole('button', { name: 'Search' }).click();
    await page.getByRole('link', { name: 'Her', exact: true }).click();
    expect(page.url()).toBe(`${host.service.url}/films/her-2013`);
  });

  it('goes to the film of a pasted address, from any page, by keyboard and without a script', async () => {
    const { page } = await openPage(host.browser, { javaScriptEnabled: false });
    await page.goto(`${host.service.url}/about/ratings`);
    await page.getByRole('link', { name: 'Search', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(`${host.service.url}/#q`);
    await page.keyboard.type('https://www.imdb.com/title/tt1798709/?ref_=fn');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${host.service.url}/films/her-2013`);
  });
});

describe('a card that the server has drawn', () => {
  const PLACES = ['/films/her-2013', '/films/toy-story-1995'];

  it.each([
    { path: '/films/her-2013', width: 320 },
    { path: '/films/her-2013', width: 768 },
    { path: '/films/her-2013', width: 1280 },
    { path: '/films/toy-story-1995', width: 412 },
  ])(
    'becomes the live one at $path, $width px, without a shift or a request',
    async ({ path, width }) => {
      const { page, errors, requests } = await openPage(host.browser, {
        viewport: { width, height: 900 },
      });
      const shift = await watchLayoutShift(page);
      await goAndSettle(page, host.service.url + path);
      // Only the element adopts its style sheet: the drawn card is gone.
      expect(
        await page
          .locator('content-advisory')
          .evaluate(({ shadowRoot }) => [
            shadowRoot?.adoptedStyleSheets.length,
            shadowRoot?.querySelectorAll('link').length,
            shadowRoot?.querySelectorAll('article').length,
          ]),
      ).toEqual([1, 0, 1]);
      expect(await shift()).toBe(0);
      expect(errors).toEqual([]);
      expect(requests.filter((request) => /v1|labels/.test(request))).toEqual([]);
    },
  );

  it.each(PLACES.flatMap((path) => [320, 768].map((width) => ({ path, width }))))(
    'is there without a script at $path, $width px: as high as the live one less its limits, without a blank',
    async ({ path, width }) => {
      const viewport = { width, height: 900 };
      const { page: live } = await openPage(host.browser, { viewport });
      await goAndSettle(live, host.service.url + path);
      const limits = await live.locator('[part=my-child]').evaluate((section) => {
        const { rowGap } = getComputedStyle(section.parentElement as Element); // the article
        return section.getBoundingClientRect().height + parseFloat(rowGap);
      });
      const heightOf = (page: typeof live) =>
        page.locator('.server-card').evaluate((card) => card.getBoundingClientRect().height);
      const { page } = await openPage(host.browser, { viewport, javaScriptEnabled: false });
      await page.goto(host.service.url + path);
      expect(await page.locator('content-advisory [part~=age]').isVisible()).toBe(true);
      expect(await page.locator('content-advisory [part=my-child]').isVisible()).toBe(false);
      expect(await page.locator('content-advisory [part~=meter]').first().isVisible()).toBe(true);
      expect(await heightOf(page)).toBeCloseTo((await heightOf(live)) - limits, 0);
      const box = await page.locator('.server-card').boundingBox();
      const card = await page.locator('content-advisory [part=card]').boundingBox();
      expect(box?.height).toBeLessThanOrEqual((card?.height ?? 0) + 1);
    },
  );

  it.each(PLACES)('is nothing for axe before its script runs, at %s', async (path) => {
    const { page } = await openPage(host.browser, { viewport: { width: 320, height: 900 } });
    await page.route('**/widget.js', (route) => route.abort());
    await page.goto(host.service.url + path);
    expect(await accessibilityViolations(page)).toEqual([]);
  });

  it('opens to its sources without a script', async () => {
    const { page } = await openPage(host.browser, { javaScriptEnabled: false });
    await page.goto(`${host.service.url}/films/her-2013`);
    await page.locator('[part=row] > summary').nth(1).click();
    await page
      .locator('content-advisory')
      .getByText('Two long scenes of a kind of phone sex')
      .waitFor();
  });
});

describe('the film’s page', () => {
  it('is complete without a script, with the spoilers covered', async () => {
    const { page } = await openPage(host.browser, { javaScriptEnabled: false });
    await page.goto(`${host.service.url}/films/her-2013`);
    await openFolds(page);
    const text = await page.locator('main').innerText();
    for (const part of [
      'What parents need to know',
      'Talking points',
      'MPA R',
      '126 minutes',
      '119 minutes',
      'Paramount+',
      'Hoyte van Hoytema',
      'Sources',
    ]) {
      expect(text).toContain(part);
    }
    expect(await page.locator('content-advisory [part=age]').isVisible()).toBe(true);
    expect(await page.getByText('hint of suicide').filter({ visible: true }).count()).toBe(0);
  });

  it('answers on the first screen of a phone: title, year, time, certificate, age, reason, child, levels', async () => {
    const { page } = await openPage(host.browser, { viewport: { width: 390, height: 844 } });
    await goAndSettle(page, `${host.service.url}/films/her-2013`);
    for (const shown of [
      page.getByRole('heading', { level: 1, name: 'Her' }),
      page.getByText('2013 · 2 h 6 min · R'),
      page.locator('[part=age]', { hasText: '16+' }),
      page.getByText('Why this age · Sex'),
      page.getByText('A tender, talky love story'),
      page.locator('content-advisory').getByLabel('Age').first(),
      page.locator('[part=row]', { hasText: 'Role models' }),
    ]) {
      const box = await shown.boundingBox();
      expect((box?.y ?? Infinity) + (box?.height ?? 0), String(shown)).toBeLessThan(844);
    }
    expect(await page.getByText('Full advisory').isVisible()).toBe(false);
  });

  it('is at most 6,000 px long on a phone, and one screen where only a certificate is known', async () => {
    const { page } = await openPage(host.browser, { viewport: { width: 390, height: 844 } });
    await goAndSettle(page, `${host.service.url}/films/her-2013`);
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThan(6000);
    await goAndSettle(page, `${host.service.url}/films/toy-story-1995`);
    const last = await page.locator('.fold').last().boundingBox();
    expect((last?.y ?? Infinity) + (last?.height ?? 0)).toBeLessThanOrEqual(844);
  });

  it.each([320, 1280])(
    'answers for a child at its top, at %i px, and axe finds nothing when all is open',
    async (width) => {
      const { page } = await openPage(host.browser, { viewport: { width, height: 900 } });
      await goAndSettle(page, `${host.service.url}/films/her-2013`);
      await openFolds(page);
      await page.locator('content-advisory input[type=number]').fill('13');
      await page.locator('[part~=verdict]', { hasText: 'not yet' }).waitFor();
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      ).toBeLessThanOrEqual(0);
      await page.locator('[part=my-child] summary').click();
      await page.getByRole('button', { name: 'Add a child' }).waitFor();
      expect(await accessibilityViolations(page)).toEqual([]);
    },
  );

  it('leads from a number to its source, and from a link to a fold, which opens', async () => {
    const { page } = await openPage(host.browser, { javaScriptEnabled: false });
    await page.goto(`${host.service.url}/films/her-2013`);
    const source = page.locator('#source-5');
    expect(await source.isVisible()).toBe(false);
    await page.getByRole('link', { name: 'Source 5' }).first().press('Enter');
    expect(await source.innerText()).toContain('Go Into The Story');
    expect(await source.isVisible()).toBe(true);
    await page.goto(`${host.service.url}/films/toy-story-1995#sources`);
    expect(await page.getByText('filmratings.com').first().isVisible()).toBe(true);
  });

  it('opens a fold by keyboard', async () => {
    const { page } = await openPage(host.browser);
    await page.goto(`${host.service.url}/films/her-2013`);
    await page.locator('.fold > summary', { hasText: 'Story' }).press('Enter');
    expect(await page.getByText('At a letter-writing firm').first().isVisible()).toBe(true);
  });

  it('prints everything unfolded, without the site around it', async () => {
    const { page } = await openPage(host.browser);
    await goAndSettle(page, `${host.service.url}/films/her-2013`);
    await page.emulateMedia({ media: 'print' });
    for (const gone of ['.masthead', '.colophon', '#embed', '[part=my-child]'])
      expect(await page.locator(gone).isVisible(), gone).toBe(false);
    const heights = await page
      .locator('.fold > section:not(#embed)')
      .evaluateAll((sections) => sections.map((one) => one.checkVisibility()));
    expect(heights.length).toBeGreaterThan(4);
    expect(heights).not.toContain(false);
    expect(await page.getByText('hint of suicide').evaluate((p) => p.checkVisibility())).toBe(true);
  });
});

describe('the page of a film of which nothing is known, where corrections are taken', () => {
  it('is sound, and folds the correction of another film', async () => {
    const database = await openTestDatabase([filmFacts(), HER_2013]);
    const service = await startService({ databaseUrl: database.url, contact: 'a@example.org' });
    try {
      for (const colorScheme of ['light', 'dark'] as const) {
        const viewport = { width: 320, height: 900 };
        const { page, errors } = await openPage(host.browser, { colorScheme, viewport });
        await goAndSettle(page, `${service.url}/films/nothing-known-1999`);
        expect(await page.getByText('Have you seen it?').isVisible()).toBe(true);
        expect(await accessibilityViolations(page)).toEqual([]);
        expect(errors).toEqual([]);
        await page.goto(`${service.url}/films/her-2013`);
        expect(await page.locator('#correct').isVisible()).toBe(false);
        await page.goto(`${service.url}/films/her-2013#correct`);
        expect(await page.locator('#correct').isVisible()).toBe(true);
      }
    } finally {
      await service.stop();
      await database.close();
    }
  });
});

/** Opens every fold of the page, also where no script of the page runs. */
async function openFolds(page: Page): Promise<void> {
  for (const summary of await page.locator('.fold > summary').all()) await summary.click();
}

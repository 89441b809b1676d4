/** Each option of the element, as attribute and as property, at first and changed at any time. */

import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { cardOn, hostPage, JSON_HEADERS, useHost } from '../helpers/host-page.ts';

const host = useHost();

/** Sets an option as the attribute, or as the property of that name. */
const WAYS = {
  attribute: (page: Page, name: string, value: string) =>
    page
      .locator('content-advisory')
      .evaluate((card, [name = '', value = '']) => card.setAttribute(name, value), [name, value]),
  property: (page: Page, name: string, value: string) =>
    page
      .locator('content-advisory')
      .evaluate(
        (card, [name = '', value]) => void Object.assign(card, { [name]: value }),
        [name, value],
      ),
};

/** Options, a value of each, and what is then seen; before, it is not. */
const CHANGES: Record<string, [value: string, seen: (page: Page) => Promise<boolean>]> = {
  film: ['coco-2017', async (page) => (await page.getByText('Coco').count()) > 0],
  layout: ['badge', async (page) => !(await page.locator('[part=columns]').isVisible())],
  theme: [
    'dark',
    (page) =>
      page
        .locator('[part~=card]')
        .evaluate((card) => getComputedStyle(card).backgroundColor === 'rgb(17, 17, 17)'),
  ],
  lang: ['fr', async (page) => (await cardOn(page).innerText()).includes('Pourquoi cet âge')],
  api: ['OTHER', async (page) => (await page.getByText('From elsewhere').count()) > 0],
  limits: ['off', async (page) => (await page.locator('[part=my-child]').count()) === 0],
  country: ['DE', async (page) => (await page.getByText(/Official rating · FSK/).count()) > 0],
  'heading-level': [
    '2',
    async (page) => (await page.getByRole('heading', { level: 2 }).count()) > 0,
  ],
};

describe.each(Object.entries(WAYS))('by %s', (way, set) => {
  it.each(Object.entries(CHANGES))(
    'the option %s may change at any time',
    async (name, [value, seen]) => {
      const card = await host.cardOf('her-2013');
      host.putCard('her-2013', { ...card, title: 'From elsewhere' });
      await host.site.put('/v1/films/two-boards', {
        html: JSON.stringify({
          ...card,
          certificates: [
            { system: 'MPA', country: 'US', rating: 'R' },
            { system: 'FSK', country: 'DE', rating: '12' },
          ],
        }),
        headers: JSON_HEADERS,
      });
      const film =
        name === 'country' ? `film="two-boards" api="${host.site.origin}"` : 'film="her-2013"';
      const { page, errors } = await host.visit(hostPage(host.element(film) + host.script()), {
        colorScheme: 'light',
      });
      await cardOn(page).waitFor();
      expect(await seen(page)).toBe(false);
      await set(page, name, value === 'OTHER' ? host.site.origin : value);
      await expect.poll(() => seen(page), { timeout: 5000 }).toBe(true);
      expect(errors).toEqual([]);
      if (way === 'property' && name !== 'lang') {
        await page
          .locator('content-advisory')
          .evaluate(
            (card, [name = '', value = '']) => card.setAttribute(name, value),
            [name, ` ${value} `],
          );
        expect(
          await page
            .locator('content-advisory')
            .evaluate((card, name) => (card as unknown as Record<string, string>)[name], name),
        ).toBe(value);
      }
    },
  );

  it('spoilers are shown to whom the host shows them', async () => {
    const { page } = await host.visit(hostPage(host.element() + host.script()));
    await cardOn(page).waitFor();
    const row = page.locator('[part=row]', { hasText: 'Frightening' });
    await row.locator('summary').first().click();
    await row.getByText('Show spoiler').waitFor();
    await set(page, 'spoilers', 'show');
    await row.getByText('ends on a roof').waitFor();
    expect(await row.getByText('Show spoiler').count()).toBe(0);
  });

  it('loading waits until the reader comes near, and not when that is taken back', async () => {
    const { page, requests } = await host.visit(
      hostPage(
        `<div style="height: 3000px"></div>${host.element('film="her-2013" loading="lazy"')}${host.script()}`,
      ),
    );
    const asked = () => requests.filter((request) => request.includes('/v1/')).length;
    await page.waitForLoadState('networkidle');
    expect(asked()).toBe(0);
    if (way === 'attribute') await page.locator('content-advisory').scrollIntoViewIfNeeded();
    else await set(page, 'loading', 'eager');
    await cardOn(page).waitFor();
    expect(asked()).toBe(1);
  });
});

it('takes values that it does not know as if they were not there', async () => {
  const { page, errors } = await host.visit(
    hostPage(
      host.element(
        'film="  her-2013 " layout="billboard" theme="pink" lang="!" limits="maybe" spoilers="?" country="x" loading="soon" heading-level="h2"',
      ) + host.script(),
    ),
  );
  await cardOn(page).waitFor();
  expect(await page.locator('[part=columns]').isVisible()).toBe(true);
  expect(await page.getByRole('heading', { level: 2 }).count()).toBe(0);
  expect(await page.locator('[part=my-child]').count()).toBe(1);
  expect(errors).toEqual([]);
});

it('follows the last of many changes, whichever answer comes last', async () => {
  const card = await host.cardOf('her-2013');
  host.site.put('/v1/films/slow', {
    html: JSON.stringify({ ...card, title: 'Too late' }),
    headers: JSON_HEADERS,
    delay: 600,
  });
  host.putCard('fast', { ...card, title: 'The last' });
  const { page } = await host.visit(
    hostPage(host.element(`film="slow" api="${host.site.origin}"`) + host.script('')),
  );
  const late = page.waitForResponse('**/v1/films/slow*');
  await WAYS.property(page, 'film', 'fast');
  await page.getByText('The last').waitFor();
  await late;
  await page.waitForLoadState('networkidle');
  expect(await page.locator('[part=title]').innerText()).toBe('The last');
});

it('follows the scheme of the page, and the reader’s where the page names none', async () => {
  const paper = async (css: string, colorScheme: 'light' | 'dark') => {
    const { page } = await host.visit(hostPage(host.element() + host.script(), { css }), {
      colorScheme,
    });
    await cardOn(page).waitFor();
    return page
      .locator('content-advisory [part~=card]')
      .evaluate((node) => getComputedStyle(node).backgroundColor);
  };
  const [light, dark] = ['rgb(255, 255, 255)', 'rgb(17, 17, 17)'];
  expect(await paper('', 'light')).toBe(light);
  expect(await paper('', 'dark')).toBe(dark);
  expect(await paper(':root { color-scheme: light }', 'dark')).toBe(light);
  expect(await paper(':root { color-scheme: dark }', 'light')).toBe(dark);
});

it('follows a page that changes its scheme without a reload', async () => {
  const css = ':root { color-scheme: light } :root.night { color-scheme: dark }';
  const { page } = await host.visit(hostPage(host.element() + host.script(), { css }));
  await cardOn(page).waitFor();
  await page.evaluate(() => document.documentElement.classList.add('night'));
  expect(
    await page
      .locator('content-advisory [part~=card]')
      .evaluate((node) => getComputedStyle(node).backgroundColor),
  ).toBe('rgb(17, 17, 17)');
});

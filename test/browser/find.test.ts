/** What can we watch tonight? A family finds films, and nothing of its children leaves the device. */

import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { accessibilityViolations, openPage, watchLayoutShift } from '../helpers/browser.ts';
import { useHost } from '../helpers/host-page.ts';

const host = useHost();

const PHONE = { viewport: { width: 390, height: 844 } };

async function visit(path = '/', options: Parameters<typeof openPage>[1] = PHONE) {
  const opened = await openPage(host.browser, options);
  opened.page.setDefaultTimeout(6_000);
  const shift = await watchLayoutShift(opened.page);
  await opened.page.goto(host.service.url + path);
  return { ...opened, shift };
}

const age = (page: Page, years: number) =>
  page.getByRole('checkbox', { name: `${years}`, exact: true });
const stored = (page: Page) => page.evaluate(() => JSON.stringify({ ...localStorage }));

/** Everything that the requests of a page carried: addresses, headers and bodies. */
function watchTraffic(page: Page): () => string {
  const sent: string[] = [];
  page.on('request', (request) => {
    sent.push(request.url(), JSON.stringify(request.headers()), request.postData() ?? '');
  });
  return () => sent.join('\n');
}

describe('a family of 8 and 12', () => {
  it('finds its films in two taps, on a phone, without a shift', async () => {
    const { page, errors, shift } = await visit();
    await age(page, 8).check();
    await age(page, 12).check();
    await page.getByRole('heading', { name: /^Fits 8 and 12/ }).waitFor();
    expect(await page.locator('.fits .films li').count()).toBeGreaterThan(0);
    expect(await page.locator('.probably .films li').count()).toBeGreaterThan(0);
    await expect
      .poll(() => page.locator('#found').textContent())
      .toMatch(/^Fits 8 and 12: \d+ film/);
    expect(await shift()).toBeLessThan(0.01);
    expect(errors).toEqual([]);
  });

  it('has the films beside the question on a wide screen, and the question in sight while they are read', async () => {
    const { page } = await visit('/', { viewport: { width: 1280, height: 800 } });
    await age(page, 8).check();
    const heading = page.getByRole('heading', { name: /^Fits 8/ });
    await heading.waitFor();
    const question = await page.locator('h1').boundingBox();
    const films = await heading.boundingBox();
    expect(films?.x).toBeGreaterThan((question?.x ?? 0) + (question?.width ?? 0));
    expect(Math.abs((films?.y ?? 0) - (question?.y ?? 0))).toBeLessThan(30);
    await page.mouse.wheel(0, 2_000);
    await expect.poll(async () => (await heading.boundingBox())?.y).toBeLessThan(0);
    expect((await page.locator('h1').boundingBox())?.y).toBeGreaterThan(0);
  });

  it('is answered by the keyboard alone', async () => {
    const { page } = await visit();
    await age(page, 8).focus();
    await page.keyboard.press('Space');
    for (let years = 8; years < 12; years += 1) await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.getByRole('heading', { name: /^Fits 8 and 12/ }).waitFor();
  });

  it('is sound for axe with the filters open, in both themes', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const { page } = await visit('/', { ...PHONE, colorScheme });
      await age(page, 8).check();
      await page.locator('.filters summary').click();
      await page.getByRole('heading', { name: /^Fits 8/ }).waitFor();
      expect(await accessibilityViolations(page)).toEqual([]);
    }
  });

  it('sends no age and no limit, and stores neither', async () => {
    const { page } = await visit();
    const traffic = watchTraffic(page);
    await age(page, 11).check();
    await page.locator('.filters summary').click();
    await page.locator('[data-limit=violence]').selectOption('1');
    await page.getByLabel('Genre').selectOption('comedy');
    await page.waitForTimeout(300);
    const film = page.locator('.films a').first();
    if ((await film.count()) > 0) await film.click();
    await page.waitForTimeout(300);
    expect(traffic()).toContain('age.lte=14'); // of the band 10 to 12
    expect(traffic()).toContain('genre=comedy');
    expect(traffic()).not.toMatch(/\b11\b(?!\.)|violence|V1|for=/);
    expect(await stored(page)).toBe('{}');
    expect(await page.context().cookies()).toEqual([]);
  });

  it('has its limits, ages and filters in the address, the children in the fragment alone', async () => {
    const { page } = await visit();
    await age(page, 8).check();
    await page.locator('.filters summary').click();
    await page.locator('[data-limit=violence]').selectOption('1');
    await page.getByLabel('Genre').selectOption('comedy');
    await page.getByLabel('Rated by editors only').check();
    await page.locator('.filters summary').click();
    const { search, hash, href } = new URL(page.url());
    expect(search).toBe('?genre=comedy&rated_by=editors');
    expect(hash).toBe('#for=8.L1.S1.D2.V1.F2');
    const chosen = 'Violence: up to minimal · Comedy · Rated by editors only';
    expect(await page.locator('#chosen').innerText()).toBe(chosen);
    const other = await visit(href.replace(host.service.url, ''));
    expect(await other.page.locator('#chosen').innerText()).toBe(chosen);
    expect(await age(other.page, 8).isChecked()).toBe(true);
    expect(await other.page.locator('[data-limit=violence]').inputValue()).toBe('1');
  });

  it('narrows the list of a level, which the front page shows as set and keeps in its address', async () => {
    const { page } = await visit('/levels/violence/1');
    const listed = await page.locator('.films a').allInnerTexts();
    await page.getByRole('link', { name: 'Choose with your own ages and limits' }).click();
    expect(await page.locator('#films .films a').allInnerTexts()).toEqual(listed);
    expect(await page.locator('[data-limit=violence]').inputValue()).toBe('1');
    const traffic = watchTraffic(page);
    await page.locator('.filters summary').click();
    const answer = page.waitForResponse(/violence\.lte=1/);
    await page.getByLabel('Genre').selectOption('comedy');
    await answer;
    expect(new URL(page.url()).search).toBe('?genre=comedy&violence=1&sort=newest');
    await age(page, 8).check();
    await page.waitForTimeout(300);
    const { search, hash } = new URL(page.url());
    expect(search).toBe('?genre=comedy&sort=newest');
    expect(hash).toBe('#for=8.L1.S1.D2.V1.F2');
    expect(traffic().match(/violence\.lte/g)).toHaveLength(1); // of the list, before there was a child
  });

  it('has limits without a child too, which stay on the device', async () => {
    const { page } = await visit();
    const traffic = watchTraffic(page);
    const all = await page.locator('#films .films a').count();
    await page.locator('.filters summary').click();
    await page.locator('[data-limit=violence]').selectOption('0');
    await expect.poll(() => page.locator('#films .films a').count()).toBeLessThan(all);
    const shown = await page.locator('#films .films a').allInnerTexts();
    expect(new URL(page.url()).hash).toBe('#limits=V0');
    expect(traffic()).not.toMatch(/violence|V0/);
    const other = await visit('/#limits=V0');
    await expect.poll(() => other.page.locator('#films .films a').allInnerTexts()).toEqual(shown);
    expect(await other.page.locator('[data-limit=violence]').inputValue()).toBe('0');
  });

  it('is set by the page of an age and of a band', async () => {
    for (const path of ['/ages/8', '/ages/8-9']) {
      const { page } = await visit(path);
      await page.getByRole('link', { name: 'Choose with your own ages and limits' }).click();
      await page
        .getByRole('heading', { name: /^(Probably f|F)its 8/ })
        .first()
        .waitFor();
      expect(await age(page, 8).isChecked()).toBe(true);
    }
  });

  it('is remembered only when asked, and by the cards of this site too', async () => {
    const { page } = await visit();
    await age(page, 8).check();
    await page.getByLabel('Remember on this device').check();
    await age(page, 12).check();
    expect(await stored(page)).toContain('8 L1 S1 D2 V2 F2=; 12 ');
    await page.goto(`${host.service.url}/films/her-2013`);
    await page.locator('content-advisory').getByText('12 years old').first().waitFor();
    await page.goto(host.service.url);
    await page.getByRole('heading', { name: /^Fits 8 and 12/ }).waitFor();
    await page.getByLabel('Remember on this device').uncheck();
    expect(await stored(page)).toBe('{}');
  });

  it('stays remembered when a link with other children is opened', async () => {
    const { page } = await visit();
    await age(page, 8).check();
    await page.getByLabel('Remember on this device').check();
    const remembered = await stored(page);
    await page.goto(`${host.service.url}/?sort=title#for=5`);
    await age(page, 5).waitFor();
    expect(await age(page, 5).isChecked()).toBe(true);
    expect(await page.getByLabel('Remember on this device').isChecked()).toBe(false);
    await age(page, 6).check();
    expect(await stored(page)).toBe(remembered);
    await page.goto(`${host.service.url}/#for=8`);
    await page.reload();
    expect(await page.getByLabel('Remember on this device').isChecked()).toBe(true);
  });

  it('is told of films that are not rated well enough, on request', async () => {
    const { page } = await visit();
    await page.route('**/v1/films?*', async (route) => {
      const answer = await route.fetch();
      const body = await answer.json();
      for (const film of body.films)
        film.breakdown = film.breakdown.map((rating: { category: string; level: number | null }) =>
          rating.category === 'language'
            ? { ...rating, level: null, at_most: 5, estimate: null }
            : { ...rating, level: 0, at_most: 0, estimate: null },
        );
      await route.fulfill({ response: answer, json: body });
    });
    await age(page, 8).check();
    await page.getByText(/more films are not rated for Language$/).click();
    expect(await page.locator('.unknown .films li').first().innerText()).toContain('Language');
    await expect.poll(() => page.locator('.fits').count()).toBe(0);
  });

  it('gets the next films and keeps the first ones', async () => {
    const { page } = await visit();
    await age(page, 18).check();
    await page
      .getByRole('heading', { name: /^(Probably f|F)its 18/ })
      .first()
      .waitFor();
    const count = () => page.locator('#films .films li').count();
    const before = await count();
    await page.getByRole('button', { name: 'More films' }).click();
    await expect.poll(count).toBeGreaterThan(before);
    const ids = await page
      .locator('#films .films a')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('without a script', () => {
  it('the form offers the bands, and lists the films that fit them', async () => {
    const { page } = await visit('/', { ...PHONE, javaScriptEnabled: false });
    await page.getByLabel('8–9').check();
    await page.getByLabel('10–12').check();
    await page.locator('.filters summary').click();
    await page.getByRole('button', { name: 'Show films' }).click();
    await page.getByRole('heading', { name: /^Fits 8 and 10/ }).waitFor();
    expect(await page.getByRole('combobox', { name: 'Find a film' }).count()).toBe(0);
  });
});

describe('the reader’s language', () => {
  it('is offered in a quiet line that moves nothing, and never forced', async () => {
    const { page, shift } = await visit('/', { ...PHONE, locale: 'es-MX' });
    await page.locator('.masthead .offer').click();
    expect(page.url()).toBe(`${host.service.url}/es`);
    expect(await page.locator('.offer').count()).toBe(0);
    expect(await shift()).toBe(0);
  });

  it('is not offered where the page is in it, or is not there in it', async () => {
    for (const locale of ['en-GB', 'sw']) {
      const { page } = await visit('/', { ...PHONE, locale });
      expect(await page.locator('.offer').count()).toBe(0);
    }
  });
});

describe('the search as the reader types', () => {
  const box = (page: Page) => page.getByRole('combobox', { name: 'Find a film' });

  it('lists films with their ages, and opens the one that the arrows chose', async () => {
    const { page, errors, requests } = await visit();
    await box(page).pressSequentially('her', { delay: 20 });
    await page.getByRole('option', { name: /^Her 2013/ }).waitFor();
    expect(await page.getByRole('option', { name: /^Her 2013/ }).innerText()).toContain('16+');
    expect(await box(page).getAttribute('aria-expanded')).toBe('true');
    expect(requests.filter((request) => request.includes('q='))).toHaveLength(1);
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.keyboard.press('ArrowDown');
    const active = await box(page).getAttribute('aria-activedescendant');
    expect(await page.locator(`#${active}`).getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${host.service.url}/films/her-2013`);
    expect(errors).toEqual([]);
  });

  it('carries the verdict for the children that the device knows, which no request tells', async () => {
    const { page } = await visit('/#for=13');
    const traffic = watchTraffic(page);
    await box(page).fill('her');
    const option = page.getByRole('option', { name: /^Her 2013/ });
    expect(await option.innerText()).toContain('13 years old: not yet');
    expect(traffic()).not.toMatch(/\b13\b/);
  });

  it('closes with Escape and with the focus, and leaves Enter to the form', async () => {
    const { page } = await visit();
    await box(page).fill('her');
    await page.locator('[role=option]').first().waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.found').waitFor({ state: 'hidden' });
    expect(await box(page).inputValue()).toBe('her');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\?q=her/);
  });

  it('says that we don’t have a film yet', async () => {
    const { page } = await visit();
    await box(page).fill('zzzzqqq');
    await page.getByText('We don’t have “zzzzqqq” yet.').waitFor();
    expect(await page.getByRole('listbox').count()).toBe(0);
  });

  it('shows the answer to the last text, however slow the earlier ones are', async () => {
    const { page } = await visit();
    await page.route('**/v1/films?q=her&*', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      await route.continue().catch(() => {});
    });
    await box(page).fill('her');
    await page.waitForTimeout(250);
    await box(page).fill('toy story');
    await page
      .getByRole('option', { name: /^Toy Story/ })
      .first()
      .waitFor();
    await page.waitForTimeout(1_100);
    expect(await page.getByRole('option', { name: /^Her/ }).count()).toBe(0);
  });
});

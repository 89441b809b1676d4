/** Films side by side, and a family night: for the children of the device, whom no request tells of. */

import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { accessibilityViolations, openPage, watchLayoutShift } from '../helpers/browser.ts';
import { useHost } from '../helpers/host-page.ts';

const host = useHost();

async function visit(path: string, options: Parameters<typeof openPage>[1] = {}) {
  const opened = await openPage(host.browser, {
    viewport: { width: 390, height: 844 },
    ...options,
  });
  opened.page.setDefaultTimeout(6_000);
  const shift = await watchLayoutShift(opened.page);
  await opened.page.goto(host.service.url + path);
  return { ...opened, shift };
}

const titles = (page: Page) => page.locator('.compare thead th a:not(.remove)').allInnerTexts();
const row = (page: Page, name: RegExp) => page.getByRole('row', { name });

describe('the page that compares films', () => {
  it('shows the films of its fragment with their differences in words and marks', async () => {
    const { page, errors } = await visit('/compare#her-2013,toy-story-1995');
    await page.locator('.compare thead th').nth(1).waitFor();
    expect(await titles(page)).toEqual(['Her', 'Toy Story']);
    expect(await row(page, /^Language/).innerText()).toContain('≠');
    expect(await row(page, /^Language/).textContent()).toContain('differs');
    expect(await row(page, /^Role models/).textContent()).not.toContain('differs');
    expect(await accessibilityViolations(page)).toEqual([]);
    expect(errors).toEqual([]);
  });

  it('adds a film by the search and takes one out, and its address follows', async () => {
    const { page } = await visit('/compare#her-2013');
    const box = page.getByRole('combobox', { name: 'Add a film' });
    await box.fill('toy sto');
    await page.locator('[role=option]').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.locator('.compare thead th').nth(1).waitFor();
    expect(new URL(page.url()).hash).toBe('#her-2013,toy-story-1995');
    await page.getByRole('button', { name: 'Remove Her' }).click();
    expect(new URL(page.url()).hash).toBe('#toy-story-1995');
    expect(await titles(page)).toEqual(['Toy Story']);
  });

  it('copies the films as text', async () => {
    const { page } = await visit('/compare#her-2013', {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    await page.locator('.compare thead th').first().waitFor();
    await page.getByRole('button', { name: 'Copy as text' }).click();
    await page.getByText('Copied.').waitFor();
    const text = await page.evaluate(() => navigator.clipboard.readText());
    expect(text).toMatch(/^Her \(2013\) · 16\+ · Language: strong · Sex: strong · /);
  });

  it('has the verdict for each child of the device, and sends nothing of them', async () => {
    const { page, requests } = await visit('/compare');
    await page.evaluate(() => localStorage.setItem('content-advisory', '13 V1=Ada'));
    await page.goto(`${host.service.url}/compare#her-2013,toy-story-1995`);
    await page.reload();
    await page.getByRole('row', { name: /^For your children/ }).waitFor();
    expect(await row(page, /^For your children/).innerText()).toMatch(/not yet\s+Ada/);
    expect(requests.join('\n')).not.toMatch(/Ada|V1|\b13\b/);
  });

  it('has the verdict for the ages that are chosen on it, which it neither sends nor stores', async () => {
    const { page, requests, shift, errors } = await visit('/compare#her-2013,toy-story-1995');
    await page.locator('.compare thead th').nth(1).waitFor();
    expect(await row(page, /^For your children/).count()).toBe(0);
    expect(await shift()).toBeLessThan(0.01);
    await page.getByRole('checkbox', { name: '11', exact: true }).check();
    await page.getByRole('checkbox', { name: '16', exact: true }).check();
    const verdicts = row(page, /^For your children/)
      .locator('td')
      .first();
    expect(await verdicts.innerText()).toMatch(/not yet\s+11 years old.*fits\s+16 years old/s);
    const { hash } = new URL(page.url());
    expect(hash).toMatch(/^#her-2013,toy-story-1995&for=11\S*;16\S*$/);
    expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).toBe('{}');
    expect(requests.join('\n')).not.toMatch(/for=|\b11\b|\b16\b/);
    expect(await accessibilityViolations(page)).toEqual([]);
    expect(errors).toEqual([]);
    const other = await visit(`/compare${hash}`);
    await other.page.getByText('16 years old').first().waitFor();
    expect(await titles(other.page)).toEqual(['Her', 'Toy Story']);
    expect(await other.page.getByRole('checkbox', { name: '11' }).isChecked()).toBe(true);
  });

  it('keeps children that the device remembers out of its address', async () => {
    const { page } = await visit('/compare');
    await page.evaluate(() => localStorage.setItem('content-advisory', '13 V1=Ada'));
    await page.goto(`${host.service.url}/compare#her-2013,toy-story-1995`);
    await page.reload();
    await page.getByRole('row', { name: /^For your children/ }).waitFor();
    await page.getByRole('button', { name: 'Remove Her' }).click();
    expect(new URL(page.url()).hash).toBe('#toy-story-1995');
  });

  it('works without a script: by address, by title, and by a typed film', async () => {
    const { page } = await visit('/compare?films=her-2013', { javaScriptEnabled: false });
    await page.getByLabel('Add a film').fill('toy story');
    await page.getByRole('button', { name: 'Add' }).click();
    expect(await titles(page)).toEqual(['Her', 'Toy Story']);
    await page.getByLabel('Add a film').fill('zzzzqqq');
    await page.getByRole('button', { name: 'Add' }).click();
    await page.getByText('We don’t have “zzzzqqq” yet.').waitFor();
    expect(await titles(page)).toEqual(['Her', 'Toy Story']);
    await page.getByLabel('8–9').check();
    await page.getByRole('button', { name: 'Show films' }).click();
    expect(await row(page, /^For your children/).innerText()).toContain('8 years old');
    await page.getByRole('link', { name: 'Remove Her' }).click();
    expect(await titles(page)).toEqual(['Toy Story']);
    expect(await row(page, /^For your children/).innerText()).toContain('8 years old');
  });
});

describe('the family night', () => {
  it('asks who is watching, and lists only what fits everybody', async () => {
    const { page, shift, requests, errors } = await visit('/tonight');
    await page.getByText('Choose who is watching').waitFor();
    await page.getByRole('checkbox', { name: '8', exact: true }).check();
    await page.getByRole('checkbox', { name: '12', exact: true }).check();
    await page.getByRole('heading', { name: /^Fits 8 and 12/ }).waitFor();
    expect(await page.locator('#films .almost, #films .unknown').count()).toBe(0);
    expect(await accessibilityViolations(page)).toEqual([]);
    expect(await shift()).toBeLessThan(0.01);
    expect(requests.join('\n')).not.toMatch(/for=|=8\b|=12\b/);
    expect(errors).toEqual([]);
  });

  it('draws one film by chance with its reason, then another', async () => {
    const { page } = await visit('/tonight#for=8;12');
    const drawn = page.locator('#surprise .films a');
    await page.getByRole('button', { name: 'Surprise us' }).click();
    const first = await drawn.innerText();
    const fitting = await page.locator('#films .fits .films a').allInnerTexts();
    expect(fitting).toContain(first);
    expect(await page.locator('#surprise .films p').innerText()).not.toBe('');
    await page.getByRole('button', { name: 'Another one' }).click();
    await expect.poll(() => drawn.innerText()).not.toBe(first);
  });

  it('works without a script', async () => {
    const { page } = await visit('/tonight', { javaScriptEnabled: false });
    await page.getByLabel('8–9').check();
    await page.getByRole('button', { name: 'Show films' }).click();
    await page.getByRole('heading', { name: /^Fits 8/ }).waitFor();
  });
});

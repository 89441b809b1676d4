import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { accessibilityViolations, openPage } from '../helpers/browser.ts';
import { useHost } from '../helpers/host-page.ts';

const host = useHost();

async function openReference(options: { width?: number } = {}) {
  const { width = 1280 } = options;
  const opened = await openPage(host.browser, { viewport: { width, height: 900 } });
  await opened.page.goto(`${host.service.url}/docs`);
  return opened;
}

/** Opens the form of an operation, and finds its parts. */
async function openForm(page: Page, operation: string) {
  const article = page.locator(`#${operation}`);
  await article.locator('.try > summary').click();
  const form = article.locator('form');
  return {
    form,
    send: form.getByRole('button', { name: 'Send' }),
    status: form.getByRole('status'),
    answer: form.getByLabel('Response'),
  };
}

describe('the reference of the API', () => {
  it('can be read without a script, and offers nothing that needs one', async () => {
    const { page } = await openPage(host.browser, { javaScriptEnabled: false });
    await page.goto(`${host.service.url}/docs`);
    const shown = page.getByText('Try it').filter({ visible: true });
    expect(await shown.count()).toBe(0);
    await page.getByRole('link', { name: 'The advisory of one film' }).click();
    expect(new URL(page.url()).hash).toBe('#getFilm');
    await page.locator('#getFilm details:not(.try) summary').first().click();
    expect(await page.locator('#getFilm').innerText()).toContain('"id": "her-2013"');
  });

  it('sends a request by keyboard alone, and shows what comes back', async () => {
    const { page, errors, requests } = await openReference();
    await page.locator('#getFilm .try > summary').focus();
    for (const key of ['Enter', 'Tab', 'Tab']) await page.keyboard.press(key);
    await page.keyboard.press('c');
    for (const key of ['Tab', 'Enter']) await page.keyboard.press(key);
    const answer = page.locator('#getFilm').getByLabel('Response');
    await answer.getByText('"talking_point_count"').waitFor();
    expect(await page.locator('#getFilm').getByRole('status').innerText()).toMatch(
      /^200 · application\/json · \d+ ms · \/v1\/films\/her-2013\?fields=card$/,
    );
    expect(requests.at(-1)).toBe(`GET ${host.service.url}/v1/films/her-2013?fields=card`);
    expect(errors).toEqual([]);
  });

  it('sends a body', async () => {
    const { page } = await openReference();
    const { form, send, status, answer } = await openForm(page, 'checkFilm');
    await form.getByLabel('Body (JSON)').fill('{"children":[{"age":13}]}');
    await send.click();
    await answer.getByText('"not_yet"').first().waitFor();
    expect(await status.innerText()).toContain('200');
  });

  it('shows an error with its explanation, and takes the next try', async () => {
    const { page } = await openReference({ width: 320 });
    const { form, send, status, answer } = await openForm(page, 'getFilm');
    await form.getByLabel('id').fill('no/such film');
    await send.click();
    await answer.getByText('is not a film id').waitFor();
    expect(await status.innerText()).toContain('400');
    expect(await accessibilityViolations(page)).toEqual([]);
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
    ).toBeLessThanOrEqual(0);
    await form.getByLabel('id').fill('her-2013');
    await send.click();
    await answer.getByText('"title": "Her"').waitFor();
  });

  it('says that it waits, and what to do where nothing comes back', async () => {
    const { page } = await openReference();
    const { form, send, status } = await openForm(page, 'getHealth');
    const waiting = Promise.withResolvers<void>();
    await page.route('**/healthz', async (route) => {
      await waiting.promise;
      await route.abort();
    });
    await send.click();
    await status.getByText('Sending…').waitFor();
    expect(await form.getAttribute('aria-busy')).toBe('true');
    waiting.resolve();
    await status.getByText('No response. Check the connection and send again.').waitFor();
    expect(await form.getAttribute('aria-busy')).toBe('false');
  });

  it('does not send a request without a required parameter', async () => {
    const { page, requests } = await openReference();
    const { form, send } = await openForm(page, 'getOembed');
    await form.getByLabel('url').fill('');
    const before = requests.length;
    await send.click();
    expect(requests.length).toBe(before);
  });

  it('reads of an export only the beginning', async () => {
    const { page } = await openReference();
    const { send, answer } = await openForm(page, 'exportFilmsNdjson');
    await send.click();
    await answer.getByText('content-advisory/films').waitFor();
    expect((await answer.innerText()).length).toBeLessThanOrEqual(20_001);
  });
});

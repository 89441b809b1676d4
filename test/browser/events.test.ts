/** What the element tells its host, and what the host may ask of it. */

import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { ENGLISH } from '../../widget/words.ts';
import { cardOn, hostPage, useHost } from '../helpers/host-page.ts';

const host = useHost();

interface Told {
  type: string;
  detail: unknown;
  target: string;
}

/** Visits a page whose body hears of every event, in order. */
async function listen(html: string, end = '') {
  const visit = await host.visit(html, {
    end,
    before: (page) =>
      page.addInitScript(() => {
        const told: unknown[] = [];
        Object.assign(globalThis, { told });
        for (const name of ['ready', 'error', 'verdict'])
          addEventListener(`content-advisory:${name}`, (event) => {
            const { type, detail, target } = event as CustomEvent;
            told.push({ type, detail, target: (target as Element).localName });
          });
      }),
  });
  const told = () => visit.page.evaluate(() => (globalThis as unknown as { told: Told[] }).told);
  return { ...visit, told };
}

const refresh = (page: Page) =>
  page
    .locator('content-advisory')
    .evaluate((card) => (card as HTMLElement & { refresh(): Promise<void> }).refresh());

it('Ready is told once the card is there, and again after each refresh', async () => {
  const { page, told } = await listen(hostPage(host.element() + host.script()));
  await cardOn(page).waitFor();
  const ready = {
    type: 'content-advisory:ready',
    detail: { film: 'her-2013' },
    target: 'content-advisory',
  };
  await expect.poll(told).toEqual([ready]);
  await refresh(page);
  expect(await told()).toEqual([ready, ready]);
});

it('An error is told once there is no answer', async () => {
  const { page, told } = await listen(
    hostPage(host.element('film="her-2013" api="http://127.0.0.1:9"') + host.script()),
  );
  await page.getByText(ENGLISH.failed).waitFor();
  await expect
    .poll(told)
    .toEqual([
      { type: 'content-advisory:error', detail: { film: 'her-2013' }, target: 'content-advisory' },
    ]);
});

it('The verdict is told where the host asks, by its word alone, and once for each', async () => {
  const words = async () =>
    (await told()).flatMap(({ type, detail }) =>
      type === 'content-advisory:verdict' ? [detail] : [],
    );
  const { page, told } = await listen(
    hostPage(host.element('film="her-2013" share-verdict') + host.script()),
    '#content-advisory=13',
  );
  await cardOn(page).waitFor();
  await expect.poll(words).toEqual([{ verdict: 'not_yet' }]);
  await refresh(page);
  expect(await words()).toEqual([{ verdict: 'not_yet' }]);
  await page.getByRole('spinbutton').fill('16');
  expect(await words()).toEqual([{ verdict: 'not_yet' }, { verdict: 'fits' }]);
});

it('A property that a framework sets to false or to nothing asks for no verdict, and a bare one does', async () => {
  const { page, told } = await listen(
    hostPage(host.element('film="her-2013"') + host.script()),
    '#content-advisory=13',
  );
  await cardOn(page).waitFor();
  const verdictsAfter = async (value: unknown): Promise<number> => {
    await page.locator('content-advisory').evaluate((card, set) => {
      Object.assign(card, { 'share-verdict': set });
      return (card as unknown as { refresh(): Promise<void> }).refresh();
    }, value);
    return (await told()).filter(({ type }) => type === 'content-advisory:verdict').length;
  };
  for (const off of [false, null, undefined]) expect(await verdictsAfter(off)).toBe(0);
  expect(await verdictsAfter('')).toBe(1);
});

it('No verdict is shared if the host does not ask for it, limits are off, or no child is set', async () => {
  for (const [attributes, end] of [
    ['', '#content-advisory=13'],
    ['share-verdict limits="off"', '#content-advisory=13'],
    ['share-verdict="false"', '#content-advisory=13'],
    ['share-verdict', ''],
  ]) {
    const { page, told } = await listen(
      hostPage(host.element(`film="her-2013" ${attributes}`) + host.script()),
      end,
    );
    await cardOn(page).waitFor();
    await expect.poll(async () => (await told()).length).toBeGreaterThan(0);
    expect((await told()).map(({ type }) => type)).toEqual(['content-advisory:ready']);
  }
});

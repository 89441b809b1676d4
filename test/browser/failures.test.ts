/** A service that is down, slow or lying: the card says that it does not know, and never shows a safer film. */

import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { ENGLISH } from '../../widget/words.ts';
import { cardOn, hostPage, JSON_HEADERS, useHost } from '../helpers/host-page.ts';

const host = useHost();

const message = (page: Page) => page.locator('content-advisory [role=status]');
const itsOwn = (errors: readonly string[]) =>
  errors.filter((error) => !error.startsWith('Failed to load resource'));

/** Answers of a service that is broken, slow or lying, by the film that they are for. */
const BROKEN: Record<string, { html: string; status?: number; delay?: number }> = {
  'server-error': { html: '{"title":"broken"}', status: 500 },
  'not-json': { html: '<h1>Maintenance</h1>' },
  'half-json': { html: '{"title":"Her","breakdown":[{"cat' },
  'a-list': { html: '[]' },
  'a-number': { html: '5' },
  'a-text': { html: '"Her"' },
  'no-age': { html: '{"title":"Her","breakdown":[{"category":"sex","kind":"concern","level":1}]}' },
  'no-breakdown': { html: '{"title":"Her","age":{"recommended":0}}' },
  'no-ratings': { html: '{"title":"Her","age":{"recommended":0},"breakdown":[]}' },
  'a-breakdown-of-nulls': { html: '{"title":"Her","age":{"recommended":0},"breakdown":[null]}' },
  'levels-left-out': {
    html: '{"title":"Her","age":{"recommended":0},"breakdown":[{"category":"sex","kind":"concern"}]}',
  },
  'levels-as-text': {
    html: '{"title":"Her","age":{"recommended":0},"breakdown":[{"category":"sex","kind":"concern","level":"1"}]}',
  },
  'no-certificates': {
    html: '{"title":"Her","year":2013,"age":{"recommended":0,"decided_by":[]},"breakdown":[{"category":"sex","kind":"concern","level":1}]}',
  },
  'an-unknown-category': {
    html: '{"title":"Her","year":2013,"age":{"recommended":0,"decided_by":["x"]},"certificates":{},"breakdown":[{"category":"x","kind":"concern","level":1}]}',
  },
  'too-slow': { html: '{}', delay: 10_000 },
};

describe('the host’s link stays, and the card says that it does not know', () => {
  it.each(Object.entries(BROKEN))('%s', async (name, answer) => {
    host.site.put(`/v1/films/${name}`, { ...answer, headers: JSON_HEADERS });
    const { page, errors } = await host.visit(
      hostPage(host.element(`film="${name}" api="${host.site.origin}"`) + host.script()),
    );
    await message(page).filter({ hasText: ENGLISH.failed }).waitFor({ timeout: 15_000 });
    expect(await page.getByRole('link', { name: 'Her: content advisory' }).isVisible()).toBe(true);
    expect(await cardOn(page).count()).toBe(0);
    expect(itsOwn(errors)).toEqual([]);
  });
});

it('It waits for 3 s, asks once more, and then no longer', async () => {
  let asked = 0;
  host.site.put('/v1/films/slow', () => {
    asked += 1;
    return { html: '{}', delay: 10_000, headers: JSON_HEADERS };
  });
  const started = performance.now();
  const { page } = await host.visit(
    hostPage(host.element(`film="slow" api="${host.site.origin}"`) + host.script()),
  );
  await page.getByText(ENGLISH.failed).waitFor({ timeout: 15_000 });
  const seconds = (performance.now() - started) / 1000;
  expect(seconds).toBeGreaterThan(5.8);
  expect(seconds).toBeLessThan(9);
  expect(asked).toBe(2);
});

it('A second answer makes up for a failed first', async () => {
  const film = JSON.stringify(await host.cardOf('her-2013'));
  let asked = 0;
  host.site.put('/v1/films/her-2013', () => {
    asked += 1;
    return {
      html: asked === 1 ? '' : film,
      status: asked === 1 ? 503 : 200,
      headers: JSON_HEADERS,
    };
  });
  const { page } = await host.visit(
    hostPage(host.element(`film="her-2013" api="${host.site.origin}"`) + host.script()),
  );
  await cardOn(page).waitFor();
  expect(asked).toBe(2);
});

/** A card that is there, of a service that then goes down. */
async function cardOfService() {
  let isDown = false;
  const film = JSON.stringify(await host.cardOf('her-2013'));
  host.site.put('/v1/films/her-2013', () => ({
    html: isDown ? '' : film,
    status: isDown ? 503 : 200,
    headers: JSON_HEADERS,
  }));
  const visit = await host.visit(
    hostPage(host.element(`film="her-2013" api="${host.site.origin}/"`) + host.script()),
  );
  return {
    ...visit,
    setDown: (down: boolean) => {
      isDown = down;
    },
    refresh: () =>
      visit.page
        .locator('content-advisory')
        .evaluate((card) => (card as HTMLElement & { refresh(): Promise<void> }).refresh()),
  };
}

it('The last good answer stays after a refresh that failed, marked as such, until one succeeds', async () => {
  const { page, setDown, refresh, errors } = await cardOfService();
  await cardOn(page).waitFor();
  setDown(true);
  await refresh();
  await page.getByText(ENGLISH.stale).waitFor();
  expect(await page.locator('[part=age]').innerText()).toBe('16+');
  setDown(false);
  await refresh();
  expect(await page.getByText(ENGLISH.stale).count()).toBe(0);
  expect(await cardOn(page).count()).toBe(1);
  expect(itsOwn(errors)).toEqual([]);
});

it('It asks again when the reader does, and shows the card once the service is back', async () => {
  let isDown = true;
  const film = JSON.stringify(await host.cardOf('her-2013'));
  host.site.put('/v1/films/her-2013', () => ({
    html: isDown ? '' : film,
    status: isDown ? 503 : 200,
    headers: JSON_HEADERS,
  }));
  const { page } = await host.visit(
    hostPage(host.element(`film="her-2013" api="${host.site.origin}"`) + host.script()),
  );
  await page.getByText(ENGLISH.failed).waitFor();
  isDown = false;
  await page.getByRole('button', { name: 'Try again' }).click();
  await cardOn(page).waitFor();
});

it('The host’s link is left alone where no script comes', async () => {
  const { page } = await host.visit(
    hostPage(`${host.element()}<script async src="${host.site.origin}/gone.js"></script>`),
  );
  expect(await page.getByRole('link', { name: 'Her: content advisory' }).isVisible()).toBe(true);
});

it.each(['', ' '])('A card whose film is “%s” leaves the others as they are', async (film) => {
  const cards = [film, 'her-2013', 'up-2009'].map((id) => host.element(`film="${id}"`));
  const { page } = await host.visit(hostPage(cards.join('') + host.script()));
  await cardOn(page).nth(1).waitFor();
  expect(await message(page).count()).toBe(0);
});

/** What the host is told of a film that the service does not have. */
async function visitUnknown(film: string) {
  const warnings: string[] = [];
  const { page } = await host.visit(hostPage(host.element(`film="${film}"`) + host.script()), {
    before: async (page) =>
      page.on('console', (said) => {
        if (said.type() === 'warning') warnings.push(said.text());
      }),
  });
  await expect.poll(() => warnings.length).toBe(1);
  expect(warnings[0]).toContain(
    `content-advisory: no film “${film}”. Set film to an id such as her-2013 or tt1798709.`,
  );
  expect(await page.getByRole('link', { name: 'Her: content advisory' }).isVisible()).toBe(true);
  return page;
}

it.each(['nope', 'Her'])(
  'Of the film “%s”, which there is not, the card says so beside the host’s link, and the host is told once',
  async (film) => {
    const page = await visitUnknown(film);
    expect(await message(page).innerText()).toBe(ENGLISH.notInCatalogue);
    expect(await page.getByRole('button').count()).toBe(0);
    expect(await page.getByText(ENGLISH.wholeAdvisory).count()).toBe(0);
  },
);

it('Where no film is named, the visitor sees the host’s link alone', async () => {
  const page = await visitUnknown('');
  expect(await page.locator('content-advisory [part]').count()).toBe(0);
  expect(await page.locator('content-advisory').innerText()).toBe('Her: content advisory');
});

it('A film that the service will look for is announced, alone and among others', async () => {
  const problem = { type: '/docs#film-not-found', status: 404, will_look: true };
  host.site.put('/v1/films/tt0000001', {
    status: 404,
    html: JSON.stringify(problem),
    headers: JSON_HEADERS,
  });
  const { page } = await host.visit(
    hostPage(host.element(`film="tt0000001" api="${host.site.origin}"`) + host.script()),
  );
  await message(page).filter({ hasText: ENGLISH.lookedFor }).waitFor();

  host.site.put('/v1/films', {
    html: JSON.stringify({
      films: [],
      next: null,
      missing: ['tt0000001', 'nope-2013', 'tt0000002'],
      will_look: ['tt0000001', 'tt0000002'],
    }),
    headers: JSON_HEADERS,
  });
  const cards = ['tt0000001', 'nope-2013', 'tt0000002'].map((id) =>
    host.element(`film="${id}" api="${host.site.origin}"`),
  );
  const { page: list } = await host.visit(hostPage(cards.join('') + host.script()));
  await expect
    .poll(() => message(list).allInnerTexts())
    .toEqual([ENGLISH.lookedFor, ENGLISH.notInCatalogue, ENGLISH.lookedFor]);
});

/** What a card costs its host: requests, bytes, nodes, memory, globals. */

import { brotliCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { cardOn, hostPage, useHost } from '../helpers/host-page.ts';

const host = useHost();

/** Ids of 100 films that the page requests; for those that the service does not have, the host serves its copy of one film instead. */
async function hundredCards(attributes = ''): Promise<string> {
  const answer = await fetch(`${host.service.url}/v1/films?limit=100&unknown=include`);
  const { films } = (await answer.json()) as { films: { id: string }[] };
  const ids = Array.from({ length: 100 }, (_, place) => films[place % films.length]?.id ?? '');
  return ids
    .map((id) => `<content-advisory film="${id}" ${attributes}></content-advisory>`)
    .join('');
}

const toService = (requests: readonly string[]) =>
  requests.filter((request) => request.includes(host.service.url)).toSorted();

describe('one card', () => {
  it('makes two requests, without preflight, cookie, storage or third party', async () => {
    const { page, requests } = await host.visit(
      hostPage(host.element() + host.element() + host.script()),
    );
    await cardOn(page).nth(1).waitFor();
    await page.waitForLoadState('networkidle');
    const [own, ...others] = requests;
    expect(own).toContain(host.site.origin);
    expect(others.toSorted()).toEqual([
      `GET ${host.service.url}/v1/films/her-2013?fields=card`,
      `GET ${host.service.url}/widget.js`,
    ]);
    expect(await page.context().cookies()).toEqual([]);
    expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
  });

  it('makes three in another language, the words and the film at the same time', async () => {
    let inFlight = 0;
    let most = 0;
    const { page, requests } = await host.visit(
      hostPage(host.element() + host.script(), { lang: 'de' }),
      {
        before: (page) =>
          page.route(/\/v1\/|\/labels\//, async (route) => {
            inFlight += 1;
            most = Math.max(most, inFlight);
            const answer = await route.fetch();
            // The first waits until the other is under way, or for as long as the widget waits.
            await expect.poll(() => most, { timeout: 2500 }).toBe(2);
            await route.fulfill({ response: answer });
            inFlight -= 1;
          }),
      },
    );
    await cardOn(page).waitFor();
    await page.waitForLoadState('networkidle');
    expect(toService(requests).length).toBe(3);
    expect(most).toBe(2);
  });

  it('has at most 180 nodes when closed', async () => {
    const { page } = await host.visit(hostPage(host.element() + host.script()));
    await cardOn(page).waitFor();
    const nodes = await page.evaluate(() => {
      const root = document.querySelector('content-advisory')?.shadowRoot;
      if (!root) return Infinity;
      const walker = document.createTreeWalker(root);
      let count = 0;
      while (walker.nextNode()) count += 1;
      return count;
    });
    expect(nodes).toBeLessThanOrEqual(180);
    expect(nodes).toBeGreaterThan(60);
  });

  it('loads at most 900 bytes of JSON when closed', async () => {
    const answer = await fetch(`${host.service.url}/v1/films/her-2013?fields=card`);
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(brotliCompressSync(bytes).length).toBeLessThanOrEqual(900);
  });

  it('leaves no global but the element', async () => {
    const names = () => Object.getOwnPropertyNames(globalThis);
    const bare = await host.visit(hostPage(''));
    const before = await bare.page.evaluate(names);
    const { page } = await host.visit(hostPage(host.element() + host.script()));
    await cardOn(page).waitFor();
    expect((await page.evaluate(names)).filter((name) => !before.includes(name))).toEqual([]);
  });
});

describe('a hundred cards', () => {
  it('ask twice at most', async () => {
    const { page, requests } = await host.visit(hostPage(host.script() + (await hundredCards())));
    await cardOn(page).nth(99).waitFor();
    await page.waitForLoadState('networkidle');
    const asked = toService(requests).filter((request) => request.includes('/v1/'));
    expect(asked.length).toBeLessThanOrEqual(2);
  });

  it('ask once where they are lazy, for those near the reader', async () => {
    const { page, requests } = await host.visit(
      hostPage(host.script() + (await hundredCards('loading="lazy"'))),
    );
    await cardOn(page).first().waitFor();
    await page.waitForLoadState('networkidle');
    const asked = toService(requests).filter((request) => request.includes('/v1/'));
    expect(asked.length).toBe(1);
    expect(await cardOn(page).count()).toBeLessThan(20);
  });
});

it('Three hundred cards that come, change and go leave nothing behind', async () => {
  const { page } = await host.visit(hostPage(host.element() + host.script()));
  await cardOn(page).waitFor();
  const session = await page.context().newCDPSession(page);
  const churn = (times: number) =>
    page.evaluate(async (times) => {
      for (let time = 0; time < times; time += 1) {
        const card = document.createElement('content-advisory');
        card.setAttribute('film', 'her-2013');
        document.body.append(card);
        const ready = new Promise((resolve) =>
          card.addEventListener('content-advisory:ready', resolve, { once: true }),
        );
        await ready;
        card.setAttribute('layout', 'compact');
        card.setAttribute('theme', 'dark');
        card.setAttribute('loading', 'lazy');
        card.remove();
      }
    }, times);
  const measure = async () => {
    // Twice, for what is only let go of after the first.
    for (let round = 0; round < 3; round += 1) {
      await session.send('HeapProfiler.collectGarbage');
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
    }
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
    return { usedSize, nodes, jsEventListeners };
  };
  // Until the browser has compiled what it will compile.
  for (let round = 0; round < 3; round += 1) await churn(300);
  const before = await measure();
  await churn(300);
  const after = await measure();
  console.log(
    `After 300: heap ${after.usedSize - before.usedSize} B, nodes ${after.nodes - before.nodes}, listeners ${after.jsEventListeners - before.jsEventListeners}`,
  );
  expect(after.nodes - before.nodes).toBeLessThanOrEqual(0);
  expect(after.jsEventListeners - before.jsEventListeners).toBeLessThanOrEqual(0);
  expect(after.usedSize - before.usedSize).toBeLessThan(50_000);
});

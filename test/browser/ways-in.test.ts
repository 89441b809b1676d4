/** Every way in which a host can put a card on a page. */

import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { cardOn, hostPage, JSON_HEADERS, useHost } from '../helpers/host-page.ts';

const host = useHost();

const titles = (page: Page) => page.locator('content-advisory [part=title]').allInnerTexts();
const apiRequests = (requests: readonly string[]) =>
  requests.filter((request) => request.includes('/v1/'));

describe('the element', () => {
  it.each(['her-2013', 'tt1798709', 'imdb:tt1798709', 'tmdb:152601', 'wikidata:Q788822'])(
    'takes the id %s',
    async (id) => {
      const { page } = await host.visit(hostPage(host.element(`film="${id}"`) + host.script()));
      await cardOn(page).waitFor();
      expect(await titles(page)).toEqual(['Her']);
    },
  );

  it('may be added later, moved and removed, while it loads and afterwards', async () => {
    const { page, errors } = await host.visit(
      hostPage(`${host.element()}<aside></aside>${host.script()}`),
    );
    await page.evaluate(() => {
      const brief = document.createElement('content-advisory');
      brief.setAttribute('film', 'up-2009');
      document.body.append(brief);
      brief.remove();
      const moved = document.createElement('content-advisory');
      moved.setAttribute('film', 'coco-2017');
      document.body.append(moved);
      document.querySelector('aside')?.append(moved);
    });
    await page.locator('aside article').waitFor();
    await page.evaluate(() => {
      const card = document.querySelector('aside content-advisory');
      if (card) document.body.append(card);
    });
    expect(await page.locator('body > content-advisory [part=title]').innerText()).toBe('Coco');
    await page.evaluate(() => document.querySelector('main content-advisory')?.remove());
    await page.waitForLoadState('networkidle');
    expect(await titles(page)).toEqual(['Coco']);
    expect(errors).toEqual([]);
  });

  it('may be there before its script, and be written by one', async () => {
    const { page, errors } = await host.visit(hostPage(host.element()));
    await page.evaluate((url) => {
      const script = document.createElement('script');
      script.src = `${url}/widget.js`;
      document.head.append(script);
      document
        .querySelector('main')
        ?.insertAdjacentHTML('beforeend', '<content-advisory film="coco-2017"></content-advisory>');
    }, host.service.url);
    await cardOn(page).nth(1).waitFor();
    expect(await titles(page)).toEqual(['Her', 'Coco']);
    expect(errors).toEqual([]);
  });
});

describe('the script tag alone', () => {
  it('puts the card where it stands', async () => {
    const { page, errors } = await host.visit(
      hostPage(`<p id="before">Before.</p>${host.script('async data-film="her-2013"')}`),
    );
    await cardOn(page).waitFor();
    const order = await page
      .locator('main > *')
      .evaluateAll((nodes) => nodes.map(({ id, localName }) => id || localName));
    expect(order).toEqual(['h1', 'before', 'script', 'content-advisory', 'after']);
    expect(errors).toEqual([]);
  });

  it('takes the options as data-…', async () => {
    const { page } = await host.visit(
      hostPage(
        host.script(
          'async data-film="her-2013" data-layout="compact" data-theme="dark" data-lang="de" data-limits="off" data-share-verdict',
        ),
      ),
    );
    await cardOn(page).waitFor();
    expect(await page.locator('[part="card compact"]').getAttribute('lang')).toBe('de');
    expect(await page.locator('content-advisory').getAttribute('share-verdict')).toBe('');
    expect(await page.locator('[part=my-child]').count()).toBe(0);
    expect(
      await page.locator('[part~=card]').evaluate((node) => getComputedStyle(node).colorScheme),
    ).toBe('dark');
  });

  it('stands there once for each tag', async () => {
    const { page, errors } = await host.visit(
      hostPage(
        host.script('async data-film="her-2013"') + host.script('async data-film="coco-2017"'),
      ),
    );
    await cardOn(page).nth(1).waitFor();
    expect((await titles(page)).toSorted()).toEqual(['Coco', 'Her']);
    expect(errors).toEqual([]);
  });
});

describe('a division', () => {
  it('becomes a card, there at first or added later, and keeps its link', async () => {
    const { page, errors } = await host.visit(
      hostPage(
        `<div data-content-advisory="her-2013" data-theme="dark"><a href="/her">Her</a></div>${host.script()}`,
      ),
    );
    await cardOn(page).waitFor();
    expect(await page.locator('div > content-advisory > a').count()).toBe(1);
    expect(await page.locator('content-advisory').getAttribute('theme')).toBe('dark');
    await page.evaluate(() => {
      document.body.insertAdjacentHTML(
        'beforeend',
        '<section><div data-content-advisory="tmdb:152601"></div></section>',
      );
    });
    await page.locator('section article').waitFor();
    expect(await titles(page)).toEqual(['Her', 'Her']);
    expect(errors).toEqual([]);
  });
});

describe('the script, several times', () => {
  it('serves the page once', async () => {
    const { page, errors } = await host.visit(
      hostPage(host.element() + host.script() + host.script('async id="again"')),
    );
    await cardOn(page).waitFor();
    await page.waitForLoadState('networkidle');
    expect(await cardOn(page).count()).toBe(1);
    expect(errors).toEqual([]);
  });

  it('serves it in one of two versions, and the tags of both', async () => {
    const { versions } = (await (
      await fetch(`${host.service.url}/widget/versions.json`)
    ).json()) as { versions: { path: string }[] };
    const pinned = versions[0]?.path ?? '';
    const { page, errors } = await host.visit(
      hostPage(
        host.element() +
          host.script('async data-film="coco-2017"') +
          host.script('async data-film="up-2009"', pinned),
      ),
    );
    await cardOn(page).nth(2).waitFor();
    expect((await titles(page)).toSorted()).toEqual(['Coco', 'Her', 'Up']);
    expect(errors).toEqual([]);
  });

  it('works as a module', async () => {
    const { page, errors } = await host.visit(
      hostPage(
        host.element(`film="her-2013" api="${host.service.url}"`) + host.script('type="module"'),
      ),
    );
    await cardOn(page).waitFor();
    expect(errors).toEqual([]);
  });
});

describe('the fast paths', () => {
  it('need one request if the page contains the film as JSON', async () => {
    const json = JSON.stringify(await host.cardOf('her-2013'));
    const { page, requests } = await host.visit(
      hostPage(
        `<script type="application/json" data-content-advisory-film="her-2013">${json}</script>${host.element()}${host.script()}`,
      ),
    );
    await cardOn(page).waitFor();
    await page.waitForLoadState('networkidle');
    expect(requests.slice(1)).toEqual([`GET ${host.service.url}/widget.js`]);
  });

  it('ask the service where the JSON in the page is none', async () => {
    const { page, errors } = await host.visit(
      hostPage(
        `<script type="application/json" data-content-advisory-film="her-2013">{"half</script>${host.element()}${host.script()}`,
      ),
    );
    await cardOn(page).waitFor();
    expect(errors).toEqual([]);
  });

  it('use the preloaded answer, and load it once', async () => {
    const href = `${host.service.url}/v1/films/her-2013?fields=card`;
    const warnings: string[] = [];
    const { page, requests } = await host.visit(
      hostPage(host.element() + host.script(), {
        head: `<link rel="preload" as="fetch" crossorigin href="${href}">`,
      }),
      {
        before: async (page) => {
          page.on('console', (message) => {
            if (message.type() === 'warning') warnings.push(message.text());
          });
        },
      },
    );
    await cardOn(page).waitFor();
    await page.waitForLoadState('networkidle');
    expect(apiRequests(requests)).toEqual([`GET ${href}`]);
    expect(warnings).toEqual([]);
  });

  it('let a copy of the script be hosted by the site itself', async () => {
    const text = await (await fetch(`${host.service.url}/widget.js`)).text();
    host.site.put('/own.js', { html: text, headers: { 'Content-Type': 'text/javascript' } });
    const { page, requests, errors } = await host.visit(
      hostPage(
        `${host.element(`film="her-2013" lang="de" api="${host.service.url}/"`)}<script async src="/own.js"></script>`,
      ),
    );
    await cardOn(page).waitFor();
    expect(await page.getByText('Sprache').count()).toBeGreaterThan(0);
    expect(requests.filter((request) => request.includes('/widget.js'))).toEqual([]);
    expect(errors).toEqual([]);
  });

  it('ask the service of the option `api`', async () => {
    host.site.put('/v1/films/other', {
      html: JSON.stringify({ ...(await host.cardOf('her-2013')), title: 'Another' }),
      headers: JSON_HEADERS,
    });
    const { page } = await host.visit(
      hostPage(host.element(`film="other" api="${host.site.origin}"`) + host.script()),
    );
    await cardOn(page).waitFor();
    expect(await titles(page)).toEqual(['Another']);
  });
});

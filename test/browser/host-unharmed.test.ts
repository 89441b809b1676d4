/** The host's page is as it was, whatever it is: its styles, its patches, its console; and text stays text. */

import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { CATALOGUES } from '../helpers/catalogues.ts';
import { ENGLISH } from '../../widget/words.ts';
import { cardOn, hostPage, JSON_HEADERS, openAllLines, useHost } from '../helpers/host-page.ts';

const host = useHost();

/** Hosts that reset everything they can reach. */
const LOUD = {
  'restyles everything': `
  * { margin: 7px !important; padding: 9px !important; color: lime !important; background: navy !important;
      font-size: 9px !important; text-transform: uppercase !important; letter-spacing: 4px !important; display: block !important }
  p, ul, a, button, summary, details, svg { border: 3px dashed red !important; list-style: square !important }`,
  'unsets everything': '* { all: unset !important }',
};

const looks = (page: Page) =>
  page
    .locator('[part=row] [part=level]')
    .first()
    .evaluate((node) => {
      const { color, textTransform, letterSpacing, display, borderTopWidth } =
        getComputedStyle(node);
      return { color, textTransform, letterSpacing, display, borderTopWidth };
    });

it.each(Object.entries(LOUD))('The card keeps its looks on a page that %s', async (_, css) => {
  const calm = await host.visit(hostPage(host.element() + host.script()));
  await cardOn(calm.page).waitFor();
  const loud = await host.visit(hostPage(host.element() + host.script(), { css }));
  await cardOn(loud.page).waitFor();
  expect(await looks(loud.page)).toEqual(await looks(calm.page));
});

it('No style of the host changes', async () => {
  const styles = (page: Page) =>
    page.evaluate(() =>
      ['html', 'body', 'main', 'h1', '#after'].map((selector) => {
        const node = document.querySelector(selector);
        if (!node) return {};
        const style = getComputedStyle(node);
        return Object.fromEntries(
          [...style]
            .filter(
              (name) =>
                !/height|block-size|perspective-origin|transform-origin|inset|^(top|bottom)$/.test(
                  name,
                ),
            )
            .map((name) => [name, style.getPropertyValue(name)]),
        );
      }),
    );
  const bare = await host.visit(hostPage(host.element()));
  const before = await styles(bare.page);
  const { page } = await host.visit(hostPage(host.element() + host.script()));
  await cardOn(page).waitFor();
  expect(await styles(page)).toEqual(before);
});

const PATCHES: Record<string, () => void> = {
  'wraps fetch': () => {
    const own = globalThis.fetch;
    globalThis.fetch = (...input) => own(...input).then((answer) => answer);
  },
  'adds to Array.prototype and Object.prototype': () => {
    Object.assign(Array.prototype, { last: () => 1, remove: () => 2 });
    Object.assign(Object.prototype, { extend: () => 3 });
  },
  'replaces JSON by a stricter one': () => {
    const { parse, stringify } = JSON;
    Object.assign(globalThis, {
      JSON: Object.freeze({ parse: (text: string) => parse(text), stringify }),
    });
  },
  'has an old Array.prototype.toJSON': () => {
    Object.assign(Array.prototype, {
      toJSON() {
        return 'broken';
      },
    });
  },
};

it.each(Object.entries(PATCHES))('The card is there on a page that %s', async (_, patch) => {
  const { page, errors } = await host.visit(hostPage(host.element() + host.script()), {
    before: (page) => page.addInitScript(patch),
    end: '#content-advisory=13',
  });
  await cardOn(page).waitFor();
  await openAllLines(page);
  await page.getByText('Rated by our editors').first().waitFor();
  await page.getByText('not yet').waitFor();
  expect(errors).toEqual([]);
});

it('A page without fetch keeps its link, and hears no error', async () => {
  const { page, errors } = await host.visit(hostPage(host.element() + host.script()), {
    before: (page) =>
      page.addInitScript(() => {
        globalThis.fetch = () => {
          throw new TypeError('Not here');
        };
      }),
  });
  await page.getByText(ENGLISH.failed).waitFor();
  expect(await page.getByRole('link', { name: 'Her: content advisory' }).isVisible()).toBe(true);
  expect(errors).toEqual([]);
});

/** Each would run `hit` somewhere, if it were not shown as typed. */
const HOSTILE = [
  '<img src=x onerror="globalThis.hit=1">',
  '<script>globalThis.hit=1</script>',
  '"><svg onload=globalThis.hit=1>',
  "' onmouseover='globalThis.hit=1' x='",
  '<iframe srcdoc="<script>parent.hit=1</script>"></iframe>',
  'javascript:globalThis.hit=1',
  ' JaVaScRiPt:globalThis.hit=1//https://',
  'data:text/html,<script>globalThis.hit=1</script>',
  '</article></div><style>*{display:none}</style>',
  '{{constructor.constructor("globalThis.hit=1")()}} ${globalThis.hit=1}',
  '&lt;img src=x onerror=globalThis.hit=1&gt; {age} {level} {constructor}',
  '\u202Eright to left\u0000\uFFFF',
];
/** Closed lists, which the service's own types hold. */
const CLOSED = new Set(['category', 'kind', 'basis', 'confidence', 'dir', 'language']);

/** A document of the service with a text in the place of each of its texts. */
function poisoned<Document>(document: Document, text: string): Document {
  return JSON.parse(JSON.stringify(document), (key, value: unknown) =>
    typeof value === 'string' && !CLOSED.has(key) ? text : value,
  ) as Document;
}

describe('hostile text in every field of film, evidence and words is shown as typed', () => {
  it.each(HOSTILE)('%s', async (text) => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    const card = await host.cardOf('her-2013');
    const evidence: unknown = await (
      await fetch(`${host.service.url}/v1/films/her-2013/evidence?lang=de`)
    ).json();
    const age = { ...(card['age'] as object), decided_by: ['sex'] };
    const put = (path: string, value: unknown) =>
      host.site.put(path, { html: JSON.stringify(value), headers: JSON_HEADERS });
    put('/v1/films/hostile', { ...poisoned(card, text), age });
    put('/v1/films/hostile/evidence', poisoned(evidence, text));
    put(`/widget/${version}/labels/de.json`, poisoned(CATALOGUES.de, text));
    const { page, errors } = await host.visit(
      hostPage(
        host.element(`film="hostile" lang="de" spoilers="show" api="${host.site.origin}"`) +
          host.script(),
      ),
      { end: '#content-advisory=13' },
    );
    await cardOn(page).waitFor();
    const elements = () =>
      page.evaluate(() =>
        [
          ...new Set(
            [
              ...(document.querySelector('content-advisory')?.shadowRoot?.querySelectorAll('*') ??
                []),
            ].map(({ localName }) => localName),
          ),
        ].toSorted(),
      );
    await openAllLines(page);
    await page.locator('[part=evidence] p[dir]').first().waitFor();
    await page.locator('[part=panel]').waitFor();
    const names = new Set([
      'a',
      'article',
      'b',
      'button',
      'bdi',
      'details',
      'div',
      'fieldset',
      'footer',
      'header',
      'i',
      'input',
      'label',
      'legend',
      'li',
      'option',
      'p',
      'section',
      'select',
      'small',
      'span',
      'summary',
      'ul',
    ]);
    expect((await elements()).filter((name) => !names.has(name))).toEqual([]);
    const addresses = await page
      .locator('content-advisory a')
      .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).protocol));
    expect(addresses.filter((protocol) => protocol !== 'http:')).toEqual([]);
    const shown = (await page.locator('[part=title]').textContent()) ?? '';
    expect(shown).toContain(text.replace('\u0000', '\uFFFD') === text ? text : 'right to left');
    await page.locator('[part=title]').hover();
    await page.locator('[part=age]').hover();
    expect(await page.evaluate(() => 'hit' in globalThis)).toBe(false);
    expect(errors).toEqual([]);
  });
});

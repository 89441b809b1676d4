/** Everybody can use the card: axe finds nothing in any state, and the focus, the text and the paper of the reader are kept. */

import { describe, expect, it } from 'vitest';
import { LAYOUTS } from '../../api/contract/embed-query.ts';
import { rulesForHer } from '../helpers/reserved-rules.ts';
import { ENGLISH } from '../../widget/words.ts';
import { accessibilityViolations } from '../helpers/browser.ts';
import { cardOn, hostPage, JSON_HEADERS, openAllLines, useHost } from '../helpers/host-page.ts';

const host = useHost();

/** The theme changes colours alone, and the direction everything else. */
const READERS = [
  { theme: 'light', lang: 'en', dir: 'ltr' },
  { theme: 'dark', lang: 'ar', dir: 'rtl' },
] as const;
const cases = LAYOUTS.flatMap((layout) => READERS.map((reader) => ({ layout, ...reader })));

describe('axe finds nothing', () => {
  it.each(cases)(
    'on $layout, $theme, $dir: loading, without a film, failed, closed, open, with a child, stale',
    async ({ layout, theme, lang, dir }) => {
      const film = JSON.stringify(await host.cardOf('her-2013'));
      let isDown = false;
      host.site.put('/v1/films/slow', { html: '', delay: 60_000, headers: JSON_HEADERS });
      host.site.put('/v1/films/nope', { html: '', status: 404, headers: JSON_HEADERS });
      host.site.put('/v1/films/her-2013', () => ({
        html: film,
        status: isDown ? 503 : 200,
        headers: JSON_HEADERS,
      }));
      const text = await (await fetch(`${host.service.url}/widget.js`)).text();
      host.site.put('/own.js', { html: text, headers: { 'Content-Type': 'text/javascript' } });
      const options = `layout="${layout}" theme="${theme}"`;
      const { page } = await host.visit(
        hostPage(
          `<content-advisory film="gone" ${options} api="http://127.0.0.1:9"><a href="/">Her</a></content-advisory>
           <content-advisory film="slow" ${options}><a href="/">Her</a></content-advisory>
           <content-advisory film="nope" ${options}><a href="/">Her</a></content-advisory>
           <content-advisory id="card" film="her-2013" heading-level="2" ${options}></content-advisory>
           <script async src="${host.service.url}/widget.js"></script>`.replaceAll(
            /film="(slow|nope)"/g,
            `film="$1" api="${host.site.origin}"`,
          ),
          {
            lang,
            html: `dir="${dir}"`,
            css: `:root { color-scheme: ${theme}; background: Canvas } content-advisory > a { display: inline-block; min-height: 24px }`,
          },
        ),
        { viewport: { width: 320, height: 900 }, colorScheme: theme },
      );
      await cardOn(page).waitFor();
      expect(await accessibilityViolations(page)).toEqual([]);
      await openAllLines(page);
      if (layout === 'card') await page.locator('[part=panel] button').first().click();
      expect(await accessibilityViolations(page)).toEqual([]);
      await page
        .locator('#card')
        .evaluate((card, origin) => card.setAttribute('api', origin), host.site.origin);
      await cardOn(page).waitFor();
      isDown = true;
      await page
        .locator('#card')
        .evaluate((card) => (card as HTMLElement & { refresh(): Promise<void> }).refresh());
      expect(await accessibilityViolations(page)).toEqual([]);
    },
  );
});

it('The focus stays on the card through a retry, a refresh and the removal of a child', async () => {
  let isDown = true;
  const film = JSON.stringify(await host.cardOf('her-2013'));
  host.site.put('/v1/films/her-2013', () => ({
    html: film,
    status: isDown ? 503 : 200,
    headers: JSON_HEADERS,
  }));
  const { page } = await host.visit(
    hostPage(
      `<a href="#a">Before</a>${host.element(`film="her-2013" api="${host.site.origin}"`)}<a href="#b">After</a>${host.script()}`,
    ),
  );
  const focused = () => page.evaluate(() => document.activeElement?.localName);
  const retry = page.getByRole('button', { name: ENGLISH.retry });
  await retry.focus();
  isDown = false;
  await page.keyboard.press('Enter');
  await cardOn(page).waitFor();
  expect(await focused()).toBe('content-advisory');
  await page.locator('[part=row] > summary').first().focus();
  await page
    .locator('content-advisory')
    .evaluate((card) => (card as HTMLElement & { refresh(): Promise<void> }).refresh());
  expect(
    await page
      .locator('[part=row] > summary')
      .first()
      .evaluate((node) => node.matches(':focus')),
  ).toBe(true);
  await page.getByText(ENGLISH.more, { exact: true }).click();
  await page.getByRole('button', { name: ENGLISH.addChild }).click();
  expect(await page.getByRole('button', { name: ENGLISH.removeChild }).count()).toBe(2);
  for (const left of [1, 0]) {
    await page.getByRole('button', { name: ENGLISH.removeChild }).first().focus();
    await page.keyboard.press('Enter');
    expect(await page.getByRole('button', { name: ENGLISH.removeChild }).count()).toBe(left);
  }
  expect(await focused()).toBe('content-advisory');
});

it('One card speaks of verdicts, politely: the one in which an age is entered', async () => {
  const { page } = await host.visit(
    hostPage(host.element() + host.element('film="up-2009"') + host.script()),
    { end: '#content-advisory=13' },
  );
  await cardOn(page).nth(1).waitFor();
  expect(await page.locator('[role=status]:has([part=verdicts])').count()).toBe(0);
  await page.getByRole('spinbutton').first().focus();
  expect(await page.locator('[role=status]:has([part=verdicts])').count()).toBe(1);
  expect(await page.locator('[role=alert], [aria-live=assertive]').count()).toBe(0);
});

it('Wider text spacing clips nothing, and 320 px, as at 200 % zoom, suffice', async () => {
  const css = `${rulesForHer()} * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }`;
  const { page } = await host.visit(hostPage(host.element() + host.script(), { css }), {
    viewport: { width: 320, height: 900 },
    end: '#content-advisory=13',
  });
  await cardOn(page).waitFor();
  await openAllLines(page);
  await page.locator('[part=panel]').waitFor();
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
  ).toBeLessThanOrEqual(0);
  const clipped = await page.locator('content-advisory article *').evaluateAll((nodes) =>
    nodes
      .filter(
        (node) =>
          getComputedStyle(node).overflow !== 'visible' && node.scrollWidth > node.clientWidth + 1,
      )
      .map(({ outerHTML }) => outerHTML.slice(0, 80))
      .filter((html) => !/^<(input|select)/.test(html)),
  );
  expect(clipped).toEqual([]);
});

it('On paper the card is there, dark theme or not', async () => {
  const { page } = await host.visit(hostPage(host.element() + host.script()));
  await cardOn(page).waitFor();
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('[part=age]').isVisible()).toBe(true);
});

/** One browser for a test file, and pages that note whatever went wrong on them. */

import axe from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

export interface WatchedPage {
  page: Page;
  /** Errors on the console, uncaught ones, and violations of a content security policy. */
  errors: string[];
  /** `METHOD url` of each request. */
  requests: string[];
}

/** Without our service worker, which would answer before a test's own routes: tests of it ask for it with `serviceWorkers: 'allow'`. */
export async function openPage(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({
    viewport: { width: 800, height: 900 },
    serviceWorkers: 'block',
    ...options,
  });
  const page = await context.newPage();
  const errors: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('request', (request) => {
    if (!request.url().startsWith('data:')) requests.push(`${request.method()} ${request.url()}`);
  });
  return { page, errors, requests };
}

/** Goes there and waits until everything is drawn: the page, its lists and its live cards. */
export async function goAndSettle(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.waitForFunction(() => {
    const cards = [...document.querySelectorAll('content-advisory')];
    // Only the element adopts its style sheet: a card that the server has drawn does not have it.
    const isLive = cards.every(({ shadowRoot }) => shadowRoot?.adoptedStyleSheets.length === 1);
    const isBusy = (root: ParentNode) => root.querySelector('[aria-busy=true]') !== null;
    return isLive && ![document, ...cards.map((card) => card.shadowRoot ?? card)].some(isBusy);
  });
}

/** Closes every page of the browser. */
export async function closePages(browser: Browser): Promise<void> {
  await Promise.all(browser.contexts().map((context) => context.close()));
}

/** What axe finds against WCAG 2.2 AA, as `rule: elements`; the open shadow roots included. */
export async function accessibilityViolations(page: Page): Promise<string[]> {
  // Evaluated, not added as a script: the host's policy would rightly block that.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { axe: loaded } = globalThis as unknown as { axe: typeof axe }; // set above
    const { violations } = await loaded.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  });
}

/** Sums the layout shifts of a page from its first moment; call before going anywhere. */
export async function watchLayoutShift(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const shifts = globalThis as unknown as { shifted: number };
    shifts.shifted = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[])
        shifts.shifted += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  return () => page.evaluate(() => (globalThis as unknown as { shifted: number }).shifted);
}

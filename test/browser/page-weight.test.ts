/** What the pages for parents cost a reader whose phone has a slow connection: bytes, other sites, and a page that moves. */

import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openPage, watchLayoutShift } from '../helpers/browser.ts';
import { useHost } from '../helpers/host-page.ts';

const host = useHost();

const PATHS = [
  ...[
    '/',
    '/films/her-2013',
    '/ages/8',
    '/tonight',
    '/ar/ages/8',
    '/de/films/her-2013',
    '/ar/films/toy-story-1995',
  ],
  '/compare#her-2013,lost-in-translation-2003',
];

/** Of the first visit, compressed, without headers. */
const MAX_BYTES = 30_000;

/** Milliseconds by which each file and each answer comes later than the page, as over a slow connection. */
const LATE = 400;

async function visitSlowly(path: string, width: number) {
  const opened = await openPage(host.browser, { viewport: { width, height: 800 } });
  const shift = await watchLayoutShift(opened.page);
  await opened.page.route(/\.js$|\/labels\/|\/v1\//, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, LATE));
    await route.continue();
  });
  await opened.page.goto(host.service.url + path, { waitUntil: 'networkidle' });
  return { ...opened, shift };
}

/** The size of everything that the page has loaded. */
function loadedBytes(page: Page): Promise<number[]> {
  return page.evaluate(() =>
    [
      ...performance.getEntriesByType('navigation'),
      ...performance.getEntriesByType('resource'),
    ].map((entry) => (entry as PerformanceResourceTiming).encodedBodySize),
  );
}

describe.each(PATHS)('the first visit of %s', (path) => {
  it(`loads at most ${MAX_BYTES} bytes, all from here, and does not move on a phone while its scripts are late`, async () => {
    const { page, requests, shift } = await visitSlowly(path, 360);
    const sizes = await loadedBytes(page);
    expect(sizes.length).toBeGreaterThan(3);
    expect(sizes.every((size) => size > 0)).toBe(true);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(MAX_BYTES);
    expect(requests.filter((request) => !request.includes(host.service.url))).toEqual([]);
    expect(await shift()).toBe(0);
  });

  it('does not move on a wide screen either', async () => {
    const { shift } = await visitSlowly(path, 1280);
    expect(await shift()).toBe(0);
  });
});

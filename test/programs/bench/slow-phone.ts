/** A page as on a slow phone, in a browser that has nothing cached. */

import type { Browser, Page } from 'playwright-core';

/** How many times slower the processor is. */
export const CPU = 4;
/** Slow 4G as Chrome's own tools have it: milliseconds, and bytes a second. */
const SLOW_4G = {
  offline: false,
  latency: 562.5,
  downloadThroughput: 1_440_000 / 8,
  uploadThroughput: 675_000 / 8,
};

/** Opens an empty page. Closing its context closes it. */
export async function openSlowPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 412, height: 823 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', SLOW_4G);
  await session.send('Emulation.setCPUThrottlingRate', { rate: CPU });
  return page;
}

/** A page as on a slow phone, in a browser that has nothing cached. */

import type { Browser, Page } from 'playwright-core';

/** How many times slower the processor is. */
export const CPU = 4;
/** Milliseconds for each request, and bytes a second. */
interface Network {
  latency: number;
  downloadThroughput: number;
  uploadThroughput: number;
}

/** Slow 4G as Chrome's own tools have it, where a request waits for several round trips. */
export const SLOW_4G: Network = {
  latency: 562.5,
  downloadThroughput: 1_440_000 / 8,
  uploadThroughput: 675_000 / 8,
};

/** Slow 4G as Lighthouse has it: one round trip a request. */
export const LIGHTHOUSE_SLOW_4G: Network = {
  latency: 150,
  downloadThroughput: 1_638_400 / 8,
  uploadThroughput: 750_000 / 8,
};

/** Opens an empty page. Closing its context closes it. */
export async function openSlowPage(browser: Browser, network: Network): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 412, height: 823 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', { offline: false, ...network });
  await session.send('Emulation.setCPUThrottlingRate', { rate: CPU });
  return page;
}

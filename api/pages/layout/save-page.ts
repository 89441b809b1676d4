/** Keeps pages readable without a connection: starts the service worker of our pages, and tells it what it has not seen. */

/** Starts the service worker once the page is complete, so that the page never waits for it. */
export function startServiceWorker(): void {
  // Without the link, the operator has switched it off; without https, browsers have none.
  if (!document.querySelector('link[rel=manifest]') || !('serviceWorker' in navigator)) return;
  addEventListener('load', () => void start().catch(() => {}));
}

async function start(): Promise<void> {
  const { serviceWorker } = navigator;
  const hasSeenPage = serviceWorker.controller !== null;
  await serviceWorker.register('/service-worker.js');
  const { active } = await serviceWorker.ready;
  if (hasSeenPage) return;
  sendPage(active, performance.getEntriesByType('resource'));
}

/** Whether the service worker sees what the page requests from here on. */
export function isSeen(): boolean {
  return 'serviceWorker' in navigator && navigator.serviceWorker.controller !== null;
}

/** Has the page saved as it is now, after its address has changed without a request. With what it has requested, if that was not seen. */
export function savePage({ isUnseen = false } = {}): void {
  if (!('serviceWorker' in navigator)) return;
  const requests = isUnseen ? performance.getEntriesByType('resource') : [];
  sendPage(navigator.serviceWorker.controller, requests);
}

/** Sends the page's address, without the fragment, which may tell about a child, and those of its requests. */
function sendPage(worker: ServiceWorker | null, requests: readonly PerformanceEntry[]): void {
  const addresses = [location.pathname + location.search, ...requests.map(({ name }) => name)];
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- only windows have one
  worker?.postMessage(addresses);
}

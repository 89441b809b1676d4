/** The service worker while the operator has switched it off: it removes what its predecessor saved, and then itself. */

export const SWITCHED_OFF = `addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(remove()));
async function remove() {
  for (const name of await caches.keys()) await caches.delete(name);
  await registration.unregister();
}
`;

/** The URL of a service without a PUBLIC_URL: its HOST, if a browser can open that. */

import { parseAddress } from '../http/ip-address.ts';

/**
 * The address of a service that listens at `host`, without a slash at the end.
 *
 * @example
 * localUrl('0.0.0.0', 8787) // 'http://localhost:8787'
 */
export function localUrl(host: string, port: number): string {
  const name = openableHost(host);
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

/** A warning to set PUBLIC_URL if `localUrl` cannot use `host`; null if it can. */
export function localUrlWarning(host: string, port: number): string | null {
  if (openableHost(host) === host) return null;
  return `Set PUBLIC_URL to the address that people open, as https://advisory.example.org. Until then pages, snippets and oEmbed say ${localUrl(host, port)}, as no browser can open HOST “${host}”.`;
}

/** A browser cannot open “all addresses” (0.0.0.0, ::), and a URL cannot contain a zone (`fe80::1%eth0`). */
function openableHost(host: string): string {
  const isAnyAddress = parseAddress(host)?.every((byte) => byte === 0) ?? false;
  return isAnyAddress ? 'localhost' : host.replace(/%.*$/, '');
}

/** The caching policy of both platforms: how long answers stay fresh, which are stored and under which key, and when a 304 is enough. */

import { RETAINED_304_HEADERS } from 'hono/etag';

/** Seconds. A change is seen everywhere within five minutes; after a failure of ours an answer is served for a day at most. */
export const BROWSER_FRESH_S = 60;
export const FRESH_S = 240;
export const STALE_WHILE_REVALIDATE_S = 60;
export const STALE_IF_ERROR_S = 86_400;

/**
 * What may be stored of the good answers of a route:
 * - `catalogue`: everything, by our caches and all others, until a film changes;
 * - `files`: the same for built files, which the platform of Workers already caches;
 * - `stream`: nothing by our caches, as it is too large; others as above;
 * - `never`: nothing by anyone.
 */
export type Cacheability = 'catalogue' | 'files' | 'stream' | 'never';

/** Whether our own caches may store the good responses of a route. An unknown address is never stored. */
export function isCacheable(route: { cache?: Cacheability } | null): boolean {
  const cache = route?.cache ?? 'catalogue';
  return route !== null && (cache === 'catalogue' || cache === 'files');
}

/** The `Cache-Control` of good answers that may be cached. */
export const PUBLIC = [
  `public, max-age=${BROWSER_FRESH_S}`,
  `s-maxage=${FRESH_S}`,
  `stale-while-revalidate=${STALE_WHILE_REVALIDATE_S}`,
  `stale-if-error=${STALE_IF_ERROR_S}`,
].join(', ');

/** The `Cache-Control` of files that never change. */
export const IMMUTABLE = 'public, max-age=31536000, immutable';

export const NO_STORE = 'no-store';

/** Headers that belong to one client and are never stored, in small letters. */
export const PERSONAL_HEADERS: ReadonlySet<string> = new Set([
  'ratelimit',
  'ratelimit-policy',
  'x-request-id',
]);

/** The headers of a 304, in small letters: those that a cache takes over, and those without which a browser may not read it. */
export const RETAINED_HEADERS: ReadonlySet<string> = new Set([
  ...RETAINED_304_HEADERS,
  'access-control-allow-origin',
  'access-control-expose-headers',
  'age',
  'cross-origin-resource-policy',
  'link',
  'x-request-id',
]);

/** A header's value by its name in small letters. */
export type HeaderReader = (name: string) => string | null | undefined;

/** Whether an answer may be stored and served to other clients. */
export function isStorable(status: number, header: HeaderReader): boolean {
  return (
    status === 200 &&
    header('etag') != null &&
    (header('cache-control') ?? '').startsWith('public') &&
    header('set-cookie') == null &&
    header('vary') !== '*'
  );
}

/** The request headers that an answer depends on besides the encoding, from its `Vary`, in small letters. */
export function variedHeaders(vary: string | null | undefined): string[] {
  const names = (vary ?? '').toLowerCase().split(',');
  return names
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'accept-encoding');
}

/** Whether a client with this `If-None-Match` has the answer already (RFC 9110, 13.1.2): a weak tag equals a strong one, a star is any. */
export function hasTag(
  ifNoneMatch: string | null | undefined,
  etag: string | null | undefined,
): boolean {
  if (!ifNoneMatch || !etag) return false;
  if (ifNoneMatch === etag) return true;
  const opaque = withoutWeakness(etag);
  return ifNoneMatch
    .split(',')
    .map((tag) => tag.trim())
    .some((tag) => tag === '*' || withoutWeakness(tag) === opaque);
}

function withoutWeakness(tag: string): string {
  return tag.startsWith('W/') ? tag.slice(2) : tag;
}

const CONDITIONS = ['if-none-match', 'if-modified-since', 'range'];

/** The request for the whole answer, which can be stored: a GET without conditions. The same object where it is one already. */
export function wholeRequest(request: Request): Request {
  const isWhole = request.method === 'GET' && !CONDITIONS.some((name) => request.headers.has(name));
  if (isWhole) return request;
  const headers = new Headers(request.headers);
  for (const name of CONDITIONS) headers.delete(name);
  return new Request(request.url, { headers });
}

/** The client's own request id where it is well formed, as the application accepts it, else a new one. */
export function requestIdOf(given: string | null | undefined): string {
  return given != null && /^[\w=-]{1,255}$/.test(given) ? given : crypto.randomUUID();
}

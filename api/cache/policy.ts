/** The caching policy of both platforms: which responses are stored, how long they stay fresh, and when a 304 is sent. */

import { RETAINED_304_HEADERS } from 'hono/etag';

/** Seconds. A change is visible everywhere within five minutes; after a failure, stale responses are served for up to a day. */
export const BROWSER_FRESH_S = 60;
export const FRESH_S = 240;
export const STALE_WHILE_REVALIDATE_S = 60;
export const STALE_IF_ERROR_S = 86_400;

/**
 * How successful responses of a route may be cached:
 * - `catalogue`: by our caches and all others, until a film changes;
 * - `files`: the same for built files, which the Workers platform already caches;
 * - `stream`: not by our caches, because it is too large, but by others;
 * - `never`: not at all (`no-store`).
 */
export type Cacheability = 'catalogue' | 'files' | 'stream' | 'never';

/** What a route declares about its responses. */
export interface CacheableRoute {
  cache?: Cacheability;
  /** Responses for a certain person or program are never stored. */
  access?: string;
}

/** How successful responses of a route may be cached. */
export function cacheabilityOf({ cache = 'catalogue', access }: CacheableRoute): Cacheability {
  return access === undefined ? cache : 'never';
}

/** Whether our caches may store successful responses of a route. Unknown paths are never stored. */
export function isCacheable(route: CacheableRoute | null): boolean {
  const cache = route && cacheabilityOf(route);
  return route !== null && (cache === 'catalogue' || cache === 'files');
}

/** The `Cache-Control` of successful responses that may be cached. */
export const PUBLIC = [
  `public, max-age=${BROWSER_FRESH_S}`,
  `s-maxage=${FRESH_S}`,
  `stale-while-revalidate=${STALE_WHILE_REVALIDATE_S}`,
  `stale-if-error=${STALE_IF_ERROR_S}`,
].join(', ');

/** The `Cache-Control` of responses that only the browser may store, so that the next request is ours to answer. */
export const PRIVATE = `private, max-age=${BROWSER_FRESH_S}`;

/** The `Cache-Control` of files that never change. */
export const IMMUTABLE = 'public, max-age=31536000, immutable';

export const NO_STORE = 'no-store';

/** Headers for one client, which are never stored, in lower case. */
export const PERSONAL_HEADERS: ReadonlySet<string> = new Set([
  'ratelimit',
  'ratelimit-policy',
  'x-request-id',
]);

/** The headers of a 304, in lower case: those that a cache updates, and those that a browser needs (CORS). */
export const RETAINED_HEADERS: ReadonlySet<string> = new Set([
  ...RETAINED_304_HEADERS,
  'access-control-allow-origin',
  'access-control-expose-headers',
  'age',
  'cross-origin-resource-policy',
  'link',
  'x-request-id',
]);

/** Returns a header's value by its lower-case name. */
export type HeaderReader = (name: string) => string | null | undefined;

/** Whether a response may be stored and served to other clients. */
export function isStorable(status: number, header: HeaderReader): boolean {
  return (
    status === 200 &&
    header('etag') != null &&
    (header('cache-control') ?? '').startsWith('public') &&
    header('set-cookie') == null &&
    header('vary') !== '*'
  );
}

/** The lower-case names in a `Vary` header, except `accept-encoding`. */
export function variedHeaders(vary: string | null | undefined): string[] {
  const names = (vary ?? '').toLowerCase().split(',');
  return names
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'accept-encoding');
}

/** Whether `If-None-Match` matches an ETag (RFC 9110, 13.1.2): weak comparison, and `*` matches any. */
export function matchesEtag(
  ifNoneMatch: string | null | undefined,
  etag: string | null | undefined,
): boolean {
  if (!ifNoneMatch || !etag) return false;
  if (ifNoneMatch === etag) return true;
  const opaque = opaqueTag(etag);
  return ifNoneMatch
    .split(',')
    .map((tag) => tag.trim())
    .some((tag) => tag === '*' || opaqueTag(tag) === opaque);
}

function opaqueTag(tag: string): string {
  return tag.startsWith('W/') ? tag.slice(2) : tag;
}

const CONDITIONAL_HEADERS = ['if-none-match', 'if-modified-since', 'range'];

/** The request as a GET without conditional headers, whose response can be stored. Returns the same object if nothing changes. */
export function toUnconditionalGet(request: Request): Request {
  const isWhole =
    request.method === 'GET' && !CONDITIONAL_HEADERS.some((name) => request.headers.has(name));
  if (isWhole) return request;
  const headers = new Headers(request.headers);
  for (const name of CONDITIONAL_HEADERS) headers.delete(name);
  return new Request(request.url, { headers });
}

/** The client's request id if the application would accept it, otherwise a new one. */
export function requestIdOf(given: string | null | undefined): string {
  return given != null && /^[\w=-]{1,255}$/.test(given) ? given : crypto.randomUUID();
}

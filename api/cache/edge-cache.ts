/**
 * Caches successful responses in Cloudflare's cache of the data centre, so that a popular film needs no database request there. Nothing is
 * ever purged: within five minutes a response is stale everywhere, and is computed again.
 */

import {
  cacheabilityOf,
  FRESH_S,
  matchesEtag,
  isStorable,
  PERSONAL_HEADERS,
  PUBLIC,
  requestIdOf,
  RETAINED_HEADERS,
  STALE_IF_ERROR_S,
  STALE_WHILE_REVALIDATE_S,
  variedHeaders,
  toUnconditionalGet,
} from './policy.ts';
import type { Route } from '../http/app-env.ts';

export interface EdgeCacheDependencies {
  /** Computes a response. Called only with requests for complete responses. */
  fetch: (request: Request) => Response | Promise<Response>;
  /** The route of a path, which declares what may be cached; null if there is none. */
  findRoute: (path: string) => Pick<Route, 'cache' | 'access'> | null;
  /** The cache of one data centre. While it fails, every response is computed. */
  cache: Pick<Cache, 'match' | 'put'>;
  /** The prefix of every key, so that all host names of the service share entries. */
  publicUrl: string;
  /** Milliseconds since 1970. */
  now: () => number;
}

/** Keeps work running after the response is sent. */
type WaitUntil = (work: Promise<unknown>) => void;

/** Milliseconds after a failure in which stale responses are served without a retry, which may take seconds. */
const FAILURE_PAUSE_MS = 2_000;

const STORED_AT = 'X-Stored-At';
const VARIES = 'X-Varies';

/** Wraps `fetch`, so that it is only called for responses that are not in the cache. */
export function withEdgeCache({ fetch, findRoute, cache, publicUrl, now }: EdgeCacheDependencies) {
  let pausedUntil = 0;
  const inFlight = new Set<string>();

  return async (request: Request, waitUntil: WaitUntil): Promise<Response> => {
    const { pathname, search } = new URL(request.url);
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    if (!isRead || !isCached(findRoute(pathname))) return fetch(request);
    const key = publicUrl + pathname + search;
    const stored = await find(key, request);
    const age = stored ? ageOf(stored) : Infinity;
    if (stored && age < FRESH_S) return serve(stored, request);
    if (stored && age < FRESH_S + STALE_WHILE_REVALIDATE_S) {
      if (!inFlight.has(key)) waitUntil(revalidate(key, request));
      return serve(stored, request);
    }
    const canServeStale = age < STALE_IF_ERROR_S;
    if (stored && canServeStale && now() < pausedUntil) return serve(stored, request);
    const computed = await compute(key, request, waitUntil);
    return computed.status >= 500 && stored && canServeStale
      ? serve(stored, request)
      : conditional(computed, request);
  };

  async function revalidate(key: string, request: Request): Promise<void> {
    inFlight.add(key);
    const puts: Promise<unknown>[] = [];
    try {
      await compute(key, request, (work) => puts.push(work));
      await Promise.all(puts);
    } finally {
      inFlight.delete(key);
    }
  }

  async function compute(key: string, request: Request, waitUntil: WaitUntil): Promise<Response> {
    const startedAt = now();
    const response = await fetch(toUnconditionalGet(request));
    if (response.status >= 500) pausedUntil = now() + FAILURE_PAUSE_MS;
    if (!isStorable(response.status, (name) => response.headers.get(name))) return response;
    const varies = variedHeaders(response.headers.get('Vary'));
    const bytes = await response.arrayBuffer();
    const headers = storedHeaders(response.headers, startedAt);
    if (varies.length === 0) waitUntil(put(key, new Response(bytes, { headers })));
    else {
      const variantHeaders = storedHeaders(new Headers({ [VARIES]: varies.join() }), startedAt);
      waitUntil(put(key, new Response(null, { headers: variantHeaders })));
      waitUntil(put(variantKey(key, varies, request), new Response(bytes, { headers })));
    }
    return new Response(bytes, response);
  }

  async function find(key: string, request: Request): Promise<Response | undefined> {
    const found = await cache.match(key).catch(() => undefined);
    const varies = found?.headers.get(VARIES)?.split(',');
    if (!varies) return found;
    return cache.match(variantKey(key, varies, request)).catch(() => undefined);
  }

  function put(key: string, response: Response): Promise<void> {
    return cache.put(key, response).catch(() => undefined);
  }

  /** Seconds since the computation of the response began. */
  function ageOf(stored: Response): number {
    return Math.max(0, Math.floor((now() - Number(stored.headers.get(STORED_AT))) / 1_000));
  }

  /** With an `Age` header, for downstream caches. */
  function serve(stored: Response, request: Request): Response {
    const headers = new Headers(stored.headers);
    for (const name of [STORED_AT, 'CF-Cache-Status', 'Date']) headers.delete(name);
    headers.set('Cache-Control', PUBLIC);
    headers.set('Age', String(ageOf(stored)));
    headers.set('X-Request-Id', requestIdOf(request.headers.get('X-Request-Id')));
    return conditional(new Response(stored.body, { headers }), request);
  }
}

/** Whether responses of a route are cached here. The platform itself caches built files. */
function isCached(route: Pick<Route, 'cache' | 'access'> | null): boolean {
  return route !== null && cacheabilityOf(route) === 'catalogue';
}

/** A 304 if the client has the response; no body for a HEAD. */
function conditional(whole: Response, { method, headers }: Request): Response {
  if (whole.ok && matchesEtag(headers.get('If-None-Match'), whole.headers.get('ETag'))) {
    const retained = [...whole.headers].filter(([name]) => RETAINED_HEADERS.has(name));
    return new Response(null, { status: 304, headers: retained });
  }
  return method === 'HEAD' ? new Response(null, whole) : whole;
}

/** Without the headers for one client, and with a `max-age` for as long as a stale response may be served. */
function storedHeaders(from: Headers, startedAt: number): Headers {
  const headers = new Headers(from);
  for (const name of PERSONAL_HEADERS) headers.delete(name);
  headers.set('Cache-Control', `public, max-age=${STALE_IF_ERROR_S}`);
  headers.set(STORED_AT, String(startedAt));
  return headers;
}

/** A path that no route has, so that no request can have the same key. The platform handles encodings. */
function variantKey(key: string, varies: readonly string[], { headers }: Request): string {
  const { origin, pathname, search } = new URL(key);
  const values = varies.map((name) => encodeURIComponent(headers.get(name) ?? ''));
  return `${origin}/:varies/${values.join('/')}${pathname}${search}`;
}

/**
 * Caches good answers in Cloudflare's cache of the data centre, so that a hot film costs no request to the database there. Nothing is ever
 * purged: within five minutes an answer is too old everywhere, and is computed again.
 */

import {
  FRESH_S,
  hasTag,
  isStorable,
  PERSONAL_HEADERS,
  PUBLIC,
  requestIdOf,
  RETAINED_HEADERS,
  STALE_IF_ERROR_S,
  STALE_WHILE_REVALIDATE_S,
  variedHeaders,
  wholeRequest,
} from './policy.ts';
import type { Route } from '../http/app-env.ts';

export interface EdgeCacheDependencies {
  /** Computes an answer. It is always asked for the whole of it. */
  fetch: (request: Request) => Response | Promise<Response>;
  /** The route at a path, which declares what may be cached; null where there is none. */
  findRoute: (path: string) => Pick<Route, 'cache'> | null;
  /** Of the data centre, and empty in the next one. While it fails, every answer is computed. */
  cache: Pick<Cache, 'match' | 'put'>;
  /** The start of every key, so that a film is the same film under every name of the service. */
  publicUrl: string;
  /** Milliseconds since 1970. */
  now: () => number;
}

/** Lets work go on after the response was sent. */
type WaitUntil = (work: Promise<unknown>) => void;

/** Milliseconds after a failure in which cached answers are served without trying again: a try may take seconds. */
const FAILURE_PAUSE_MS = 2_000;

const STORED_AT = 'X-Stored-At';
const VARIES = 'X-Varies';

/** A `fetch` that is called only for what the data centre does not have. */
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
    const response = await fetch(wholeRequest(request));
    if (response.status >= 500) pausedUntil = now() + FAILURE_PAUSE_MS;
    if (!isStorable(response.status, (name) => response.headers.get(name))) return response;
    const varies = variedHeaders(response.headers.get('Vary'));
    const bytes = await response.arrayBuffer();
    const headers = storedHeaders(response.headers, startedAt);
    if (varies.length === 0) waitUntil(put(key, new Response(bytes, { headers })));
    else {
      const signpost = storedHeaders(new Headers({ [VARIES]: varies.join() }), startedAt);
      waitUntil(put(key, new Response(null, { headers: signpost })));
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

  /** Seconds since the answer was begun. */
  function ageOf(stored: Response): number {
    return Math.max(0, Math.floor((now() - Number(stored.headers.get(STORED_AT))) / 1_000));
  }

  /** With its age, from which caches after us count on. */
  function serve(stored: Response, request: Request): Response {
    const headers = new Headers(stored.headers);
    for (const name of [STORED_AT, 'CF-Cache-Status', 'Date']) headers.delete(name);
    headers.set('Cache-Control', PUBLIC);
    headers.set('Age', String(ageOf(stored)));
    headers.set('X-Request-Id', requestIdOf(request.headers.get('X-Request-Id')));
    return conditional(new Response(stored.body, { headers }), request);
  }
}

/** Whether answers of a route are cached here: the platform itself caches built files. */
function isCached(route: Pick<Route, 'cache'> | null): boolean {
  return route !== null && (route.cache ?? 'catalogue') === 'catalogue';
}

/** A 304 for a client that has the answer, and no body for a HEAD. */
function conditional(whole: Response, { method, headers }: Request): Response {
  if (whole.ok && hasTag(headers.get('If-None-Match'), whole.headers.get('ETag'))) {
    const retained = [...whole.headers].filter(([name]) => RETAINED_HEADERS.has(name));
    return new Response(null, { status: 304, headers: retained });
  }
  return method === 'HEAD' ? new Response(null, whole) : whole;
}

/** Without what belongs to one client. The platform keeps it as long as it may be of use. */
function storedHeaders(from: Headers, startedAt: number): Headers {
  const headers = new Headers(from);
  for (const name of PERSONAL_HEADERS) headers.delete(name);
  headers.set('Cache-Control', `public, max-age=${STALE_IF_ERROR_S}`);
  headers.set(STORED_AT, String(startedAt));
  return headers;
}

/** Under a path that no route has, so that no request can name it. The platform handles the encoding. */
function variantKey(key: string, varies: readonly string[], { headers }: Request): string {
  const { origin, pathname, search } = new URL(key);
  const values = varies.map((name) => encodeURIComponent(headers.get(name) ?? ''));
  return `${origin}/:varies/${values.join('/')}${pathname}${search}`;
}

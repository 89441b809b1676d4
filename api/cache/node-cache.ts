/**
 * The cache in front of the application on Node. It serves cached responses while the catalogue is unchanged, calls the application for
 * everything else, compresses, answers 304, and serves stale responses while the application fails.
 */

import type { IncomingMessage, RequestListener } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Route, ServerNotes } from '../http/app-env.ts';
import { bytesOf } from '../http/response-bytes.ts';
import { readRequest, requestIdOf, variantKey, type RequestInfo } from './request-info.ts';
import type { CatalogueVersion } from './catalogue-version.ts';
import { compressed, isCompressible, setEncoding } from './compression.ts';
import {
  finishResponse,
  isSharable,
  personalHeaders,
  variedHeaders,
  type ResponseHead,
  type HeaderMap,
  type WholeResponse,
} from './finished-response.ts';
import type { CachedResponse, ResponseCache } from './memory-store.ts';
import { chunksOf, readUpTo } from './read-up-to.ts';
import { matchesEtag, isCacheable, STALE_IF_ERROR_S, toUnconditionalGet } from './policy.ts';
import { isBodyPending, readBody } from './request-body.ts';
import { createSender, type SenderDependencies } from './send.ts';

export interface CachingListenerDependencies extends SenderDependencies {
  /** The application. */
  fetch: (request: Request, notes: ServerNotes) => Response | Promise<Response>;
  /** The route of a request, which declares what may be cached; null if there is none. */
  findRoute: (request: Request) => Route | null;
  catalogue: CatalogueVersion;
  cache: ResponseCache;
  /** The key of the client for rate limits. */
  clientKey: (incoming: IncomingMessage) => string;
  /** Receives the error of a response that failed after its headers were sent. */
  onBroken: (requestId: string, error: unknown) => void;
}

/** A larger response is streamed and not cached. */
const MAX_CACHED_BYTES = 256 * 1024;

/** A request that is not served from the cache. */
interface Miss {
  info: RequestInfo;
  route: Route | null;
  /** Whether the route allows caching. */
  isCacheable: boolean;
  /** The version of the catalogue before the response was made. */
  version: string | null | undefined;
}

export interface CachingListener {
  /** For a server of `node:http`. */
  listener: RequestListener;
  /** How many requests the application is answering. */
  answering: () => number;
}

export function createCachingListener(dependencies: CachingListenerDependencies): CachingListener {
  const { catalogue, cache, now, clientKey, findRoute } = dependencies;
  const sender = createSender(dependencies);
  const forwarded = new WeakMap<object, RequestInfo>();
  let answering = 0;

  const forward = getRequestListener(
    async (request, { incoming }) => {
      const info = forwarded.get(incoming);
      if (!info) throw new Error('Only the caching listener forwards requests');
      await answer(info, request);
      return RESPONSE_ALREADY_SENT;
    },
    { autoCleanupIncoming: false },
  );

  return {
    listener: (incoming, outgoing) => {
      const info = readRequest(incoming, outgoing, now());
      if (!serveCached(info)) void callApplication(info);
    },
    answering: () => answering,
  };

  /** Sends a cached response, if it is current or if the catalogue's version cannot be read. Returns whether it did. */
  function serveCached(info: RequestInfo): boolean {
    const cached = find(info);
    const version = catalogue.current();
    if (cached && cached.version === version) {
      cached.confirmedAt = catalogue.checkedAt();
      sendCached(info, cached);
      return true;
    }
    if (!cached || version !== null || !canServeStale(cached)) return false;
    sendStale(info, cached);
    return true;
  }

  async function callApplication(info: RequestInfo): Promise<void> {
    const { incoming, outgoing } = info;
    answering += 1;
    outgoing.once('close', () => (answering -= 1));
    if (isBodyPending(incoming) && !(await readBody(incoming))) return;
    forwarded.set(incoming, info);
    await forward(incoming, outgoing);
    // Reports a request that Hono's server rejected because it could not parse it.
    sender.report(info);
  }

  async function answer(info: RequestInfo, request: Request): Promise<void> {
    const route = findRoute(request);
    const mayCache = info.key !== null && isCacheable(route);
    // Health checks never wait for the database: their route is not cacheable.
    if (mayCache && catalogue.current() === undefined) {
      await catalogue.settle();
      if (serveCached(info)) return;
    }
    const miss = { info, route, isCacheable: mayCache, version: catalogue.current() };
    const notes = { client: clientKey(info.incoming) };
    const whole = mayCache ? toUnconditionalGet(request) : request;
    await sendResponse(miss, await dependencies.fetch(whole, notes));
  }

  async function sendResponse(miss: Miss, response: Response): Promise<void> {
    const { info, route } = miss;
    // Read once: the lightweight responses of Hono's server change their headers when the body is read.
    const { status, headers } = response;
    const head = { status, headers: new Map(headers) };
    const cached = status >= 500 ? find(info) : undefined;
    if (cached && canServeStale(cached)) {
      await response.body?.cancel();
      return sendStale(info, cached);
    }
    const whole = bytesOf(response);
    const { bytes, rest } =
      whole && whole.byteLength <= MAX_CACHED_BYTES
        ? { bytes: whole, rest: null }
        : await readUpTo(response.body, MAX_CACHED_BYTES);
    if (rest === null) return sendWhole(miss, { ...head, bytes });
    const meta = { ...metaOf(head), route };
    try {
      const finished = finishResponse(head);
      if (miss.isCacheable && status === 200 && matchesEtag(info.ifNoneMatch, finished.etag))
        sender.send(info, finished, { ...meta, isNotModified: true });
      else await sender.sendChunks(info, head, { ...meta, chunks: chunksOf(bytes, rest) });
    } catch (error) {
      dependencies.onBroken(meta.id, error);
    } finally {
      // Frees the source of the response even if the client disconnected.
      await rest.cancel().catch(() => {});
    }
  }

  async function sendWhole(miss: Miss, response: WholeResponse): Promise<void> {
    const { info, version, route } = miss;
    const meta = { ...metaOf(response), route };
    // If the application handled a HEAD itself, there are no bytes.
    const hasNoBody = info.method === 'HEAD' && !miss.isCacheable;
    const bytes = hasNoBody ? undefined : await encoded(info, response);
    const finished = finishResponse(response, bytes);
    if (!miss.isCacheable || !isSharable(response)) return sender.send(info, finished, meta);
    const isNotModified = matchesEtag(info.ifNoneMatch, finished.etag);
    if (typeof version === 'string' && response.bytes.byteLength <= MAX_CACHED_BYTES)
      store(info, { ...finished, route, version, confirmedAt: now() }, response.headers);
    sender.send(info, finished, { ...meta, isNotModified });
  }

  function find(info: RequestInfo): CachedResponse | undefined {
    const cached = info.key === null ? undefined : cache.get(info.key);
    if (!cached || 'bytes' in cached) return cached;
    const variant = cache.get(variantKey(info, cached.varies));
    return variant && 'bytes' in variant ? variant : undefined;
  }

  function store(info: RequestInfo, response: CachedResponse, headers: HeaderMap): void {
    const varies = variedHeaders(headers);
    const key = info.key ?? '';
    if (varies.length > 0) cache.set(key, { varies });
    cache.set(varies.length > 0 ? variantKey(info, varies) : key, response);
  }

  function canServeStale({ confirmedAt }: CachedResponse): boolean {
    return now() - confirmedAt < STALE_IF_ERROR_S * 1_000;
  }

  function sendCached(info: RequestInfo, cached: CachedResponse): void {
    const isNotModified = matchesEtag(info.ifNoneMatch, cached.etag);
    const { route } = cached;
    sender.send(info, cached, { id: requestIdOf(info), route, isNotModified, cache: 'hit' });
  }

  /** `Age` counts from the last confirmation, so that other caches count `stale-if-error` from there. */
  function sendStale(info: RequestInfo, cached: CachedResponse): void {
    const isNotModified = matchesEtag(info.ifNoneMatch, cached.etag);
    const { route } = cached;
    const personal = ['age', String(Math.floor((now() - cached.confirmedAt) / 1_000))];
    const id = requestIdOf(info);
    sender.send(info, cached, { id, route, isNotModified, cache: 'stale', personal });
  }
}

/** The request id and the headers for this client, from a response of the application. */
function metaOf({ headers }: ResponseHead) {
  const id = headers.get('x-request-id') ?? '';
  return { id, cache: 'miss', personal: personalHeaders(headers) } as const;
}

/** The bytes in the client's preferred encoding. Sets the matching headers. */
async function encoded(
  { encoding }: RequestInfo,
  { headers, bytes }: WholeResponse,
): Promise<Uint8Array> {
  if (encoding === 'identity' || !isCompressible(headers, bytes.byteLength)) return bytes;
  setEncoding(headers, encoding);
  return compressed(bytes, encoding);
}

/** Writes responses to connections, and reports each once to metrics and log. */

import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Route } from '../http/app-env.ts';
import type { RequestInfo } from './request-info.ts';
import { endAfterBody, isBodyPending } from './request-body.ts';
import { SLICE_BYTES, slicesOf } from './read-up-to.ts';
import { isCompressible, setEncoding } from './compression.ts';
import type { FinishedResponse, ResponseHead } from './finished-response.ts';

/** Where a response came from: the cache, the application, or the cache after a failure. */
export type CacheUse = 'hit' | 'miss' | 'stale';

/** What metrics and log receive about an answered request. */
export interface RequestRecord {
  request_id: string;
  method: string;
  /** The pattern of the route, never the URL: `/v1/films/:id`. Null if no route matched. */
  route: string | null;
  /** Whether requests of the route are logged. */
  logged: boolean;
  status: number;
  /** Milliseconds from the request to its response. */
  ms: number;
  cache: CacheUse;
}

export interface SenderDependencies {
  observe: (record: RequestRecord) => void;
  /** Milliseconds of a monotonic clock. */
  now: () => number;
  /** Whether the program is shutting down, so that connections must close. */
  isDraining: () => boolean;
  /** Whether responses have a `Server-Timing` header. */
  sendsTiming: boolean;
}

interface ResponseMeta {
  id: string;
  route: Route | null;
  cache: CacheUse;
  /** Headers for this client only, as alternating names and values. */
  personal?: readonly string[];
}

export interface Sender {
  /** Sends a whole response, or a 304 for it. */
  send: (
    info: RequestInfo,
    response: FinishedResponse,
    meta: ResponseMeta & { isNotModified?: boolean },
  ) => void;
  /** Streams a response as fast as the client reads. Rejects if producing it fails; the client then gets an incomplete response. */
  sendChunks: (
    info: RequestInfo,
    head: ResponseHead,
    meta: ResponseMeta & { chunks: AsyncIterable<Uint8Array> },
  ) => Promise<void>;
  /** Reports a request that was answered elsewhere, unless it is already reported. */
  report: (info: RequestInfo) => void;
}

const NONE: readonly string[] = [];
const NO_BYTES = new Uint8Array();

/** Error codes of a stream whose client disconnected. */
const DISCONNECT_CODES = new Set([
  ...['ERR_STREAM_PREMATURE_CLOSE', 'ERR_STREAM_DESTROYED', 'ERR_STREAM_UNABLE_TO_PIPE'],
  ...['ECONNRESET', 'EPIPE'],
]);

export function createSender({
  observe,
  now,
  isDraining,
  sendsTiming,
}: SenderDependencies): Sender {
  function report(info: RequestInfo, status: number, { id, route, cache }: ResponseMeta): void {
    if (info.isReported) return;
    info.isReported = true;
    const ms = now() - info.startedAt;
    observe({
      request_id: id,
      method: info.method,
      route: route?.pattern ?? null,
      logged: route?.logged !== false,
      status,
      ms,
      cache,
    });
  }

  function extraHeaders(
    info: RequestInfo,
    { cache, personal = NONE }: ResponseMeta,
  ): readonly string[] {
    const mustClose = isDraining() || isBodyPending(info.incoming);
    if (!mustClose && !sendsTiming) return personal;
    const ms = (now() - info.startedAt).toFixed(2);
    return [
      ...personal,
      ...(mustClose ? ['connection', 'close'] : []),
      ...(sendsTiming ? ['server-timing', `${cache};dur=${ms}`] : []),
    ];
  }

  return {
    send: (info, response, meta) => {
      const { incoming, outgoing, method } = info;
      const isNotModified = meta.isNotModified === true;
      const status = isNotModified ? 304 : response.status;
      const head = isNotModified ? response.notModifiedHead : response.head;
      head[head.length - 1] = meta.id;
      const extra = extraHeaders(info, meta);
      outgoing.writeHead(status, extra.length > 0 ? [...head, ...extra] : head);
      const hasBody = !isNotModified && method !== 'HEAD' && status !== 204 && status !== 304;
      const bytes = hasBody ? response.bytes : NO_BYTES;
      if (isBodyPending(incoming)) {
        outgoing.flushHeaders();
        if (hasBody) outgoing.write(bytes);
        endAfterBody(incoming, outgoing);
      } else if (bytes.byteLength <= SLICE_BYTES) outgoing.end(bytes);
      // A client that disconnects is not an error.
      else void pipeline(Readable.from(slicesOf(bytes)), outgoing).catch(() => {});
      report(info, status, meta);
    },
    sendChunks: async (info, { status, headers }, meta) => {
      const { outgoing, method } = info;
      const isPlain = info.encoding === 'identity' || !isCompressible(headers);
      // Gzip, because Brotli buffers more before it sends the first bytes.
      if (!isPlain) setEncoding(headers, 'gzip');
      outgoing.writeHead(status, [...[...headers].flat(), ...extraHeaders(info, meta)]);
      report(info, status, meta);
      if (method === 'HEAD') return void outgoing.end();
      const source = Readable.from(meta.chunks, { objectMode: false });
      await (isPlain ? pipeline(source, outgoing) : pipeline(source, createGzip(), outgoing)).catch(
        (error: NodeJS.ErrnoException) => {
          if (!DISCONNECT_CODES.has(error.code ?? '')) throw error;
        },
      );
    },
    report: (info) =>
      report(info, info.outgoing.statusCode, { id: '', route: null, cache: 'miss' }),
  };
}

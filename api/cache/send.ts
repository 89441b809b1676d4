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

/** What metrics and log learn about a request once it is answered. */
export interface Answered {
  request_id: string;
  method: string;
  /** The pattern of the route, never the address: `/v1/films/:id`. Null where none answered. */
  route: string | null;
  /** Whether the route lets its requests be logged. */
  logged: boolean;
  status: number;
  /** Milliseconds from its arrival to its answer. */
  ms: number;
  cache: CacheUse;
}

export interface SenderDependencies {
  observe: (answered: Answered) => void;
  /** Milliseconds of a clock that only goes forwards. */
  now: () => number;
  /** Whether connections are to be closed, since the program ends. */
  isDraining: () => boolean;
  /** Whether each response says how long it took (`Server-Timing`). */
  sendsTiming: boolean;
}

interface ResponseMeta {
  id: string;
  route: Route | null;
  cache: CacheUse;
  /** Headers for this client alone: names and values in turn. */
  personal?: readonly string[];
}

export interface Sender {
  /** Sends a whole response, or a 304 for it. */
  send: (
    info: RequestInfo,
    response: FinishedResponse,
    meta: ResponseMeta & { isNotModified?: boolean },
  ) => void;
  /** Sends a response chunk by chunk, as fast as the client reads. Rejects where making it fails; the client then sees it cut off. */
  sendChunks: (
    info: RequestInfo,
    head: ResponseHead,
    meta: ResponseMeta & { chunks: AsyncIterable<Uint8Array> },
  ) => Promise<void>;
  /** Reports a request that something else answered, unless it was reported. */
  report: (info: RequestInfo) => void;
}

const NONE: readonly string[] = [];
const NO_BYTES = new Uint8Array();

/** How a stream to a client that hung up fails. */
const CLIENT_GONE = new Set([
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

  function moreHead(
    info: RequestInfo,
    { cache, personal = NONE }: ResponseMeta,
  ): readonly string[] {
    const closes = isDraining() || isBodyPending(info.incoming);
    if (!closes && !sendsTiming) return personal;
    const ms = (now() - info.startedAt).toFixed(2);
    return [
      ...personal,
      ...(closes ? ['connection', 'close'] : []),
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
      const more = moreHead(info, meta);
      outgoing.writeHead(status, more.length > 0 ? [...head, ...more] : head);
      const hasBody = !isNotModified && method !== 'HEAD' && status !== 204 && status !== 304;
      const bytes = hasBody ? response.bytes : NO_BYTES;
      if (isBodyPending(incoming)) {
        outgoing.flushHeaders();
        if (hasBody) outgoing.write(bytes);
        endAfterBody(incoming, outgoing);
      } else if (bytes.byteLength <= SLICE_BYTES) outgoing.end(bytes);
      // A client that hangs up is not an error of ours.
      else void pipeline(Readable.from(slicesOf(bytes)), outgoing).catch(() => {});
      report(info, status, meta);
    },
    sendChunks: async (info, { status, headers }, meta) => {
      const { outgoing, method } = info;
      const isPlain = info.encoding === 'identity' || !isCompressible(headers);
      // Brotli would hold back what a slow client could read already.
      if (!isPlain) setEncoding(headers, 'gzip');
      outgoing.writeHead(status, [...[...headers].flat(), ...moreHead(info, meta)]);
      report(info, status, meta);
      if (method === 'HEAD') return void outgoing.end();
      const source = Readable.from(meta.chunks, { objectMode: false });
      await (isPlain ? pipeline(source, outgoing) : pipeline(source, createGzip(), outgoing)).catch(
        (error: NodeJS.ErrnoException) => {
          if (!CLIENT_GONE.has(error.code ?? '')) throw error;
        },
      );
    },
    report: (info) =>
      report(info, info.outgoing.statusCode, { id: '', route: null, cache: 'miss' }),
  };
}

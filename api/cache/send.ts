/** Writes answers to connections, and tells of each once. */

import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Route } from '../http/app-env.ts';
import type { Asked } from './request-info.ts';
import { endAfterBody, isBodyPending } from './request-body.ts';
import { SLICE_BYTES, slicesOf } from './read-up-to.ts';
import { isCompressible, setEncoding } from './compression.ts';
import type { AnswerHead, FinishedAnswer } from './finished-answer.ts';

/** Where an answer came from: kept, made anew, or kept from before a failure. */
export type CacheUse = 'hit' | 'miss' | 'stale';

/** What is told of a request once it is answered. */
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
  /** Whether each answer says how long it took. */
  tellsTiming: boolean;
}

interface Told {
  id: string;
  route: Route | null;
  cache: CacheUse;
  /** Headers for this client alone: names and values in turn. */
  personal?: readonly string[];
}

export interface Sender {
  /** Sends a whole answer, or a 304 of it. */
  send: (asked: Asked, answer: FinishedAnswer, told: Told & { isKnown?: boolean }) => void;
  /** Sends an answer piece by piece, as fast as the client reads. Rejects where making it fails; the client then sees it cut off. */
  sendPieces: (
    asked: Asked,
    answer: AnswerHead,
    told: Told & { pieces: AsyncIterable<Uint8Array> },
  ) => Promise<void>;
  /** Tells of a request that something else has answered, where nothing was told yet. */
  tell: (asked: Asked) => void;
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
  tellsTiming,
}: SenderDependencies): Sender {
  function tell(asked: Asked, status: number, { id, route, cache }: Told): void {
    if (asked.isObserved) return;
    asked.isObserved = true;
    const ms = now() - asked.startedAt;
    observe({
      request_id: id,
      method: asked.method,
      route: route?.pattern ?? null,
      logged: route?.logged !== false,
      status,
      ms,
      cache,
    });
  }

  function moreHead(asked: Asked, { cache, personal = NONE }: Told): readonly string[] {
    const closes = isDraining() || isBodyPending(asked.incoming);
    if (!closes && !tellsTiming) return personal;
    const ms = (now() - asked.startedAt).toFixed(2);
    return [
      ...personal,
      ...(closes ? ['connection', 'close'] : []),
      ...(tellsTiming ? ['server-timing', `${cache};dur=${ms}`] : []),
    ];
  }

  return {
    send: (asked, answer, told) => {
      const { incoming, outgoing, method } = asked;
      const isKnown = told.isKnown === true;
      const status = isKnown ? 304 : answer.status;
      const head = isKnown ? answer.notModifiedHead : answer.head;
      head[head.length - 1] = told.id;
      const more = moreHead(asked, told);
      outgoing.writeHead(status, more.length > 0 ? [...head, ...more] : head);
      const hasBody = !isKnown && method !== 'HEAD' && status !== 204;
      const bytes = hasBody ? answer.bytes : NO_BYTES;
      if (isBodyPending(incoming)) {
        outgoing.flushHeaders();
        if (hasBody) outgoing.write(bytes);
        endAfterBody(incoming, outgoing);
      } else if (bytes.byteLength <= SLICE_BYTES) outgoing.end(bytes);
      // A client that hangs up is no failure.
      else void pipeline(Readable.from(slicesOf(bytes)), outgoing).catch(() => {});
      tell(asked, status, told);
    },
    sendPieces: async (asked, { status, head }, told) => {
      const { outgoing, method } = asked;
      const isPlain = asked.encoding === 'identity' || !isCompressible(head);
      // Brotli would hold back what a slow client could read already.
      if (!isPlain) setEncoding(head, 'gzip');
      outgoing.writeHead(status, [...[...head].flat(), ...moreHead(asked, told)]);
      tell(asked, status, told);
      if (method === 'HEAD') return void outgoing.end();
      const source = Readable.from(told.pieces, { objectMode: false });
      await (isPlain ? pipeline(source, outgoing) : pipeline(source, createGzip(), outgoing)).catch(
        (error: NodeJS.ErrnoException) => {
          if (!CLIENT_GONE.has(error.code ?? '')) throw error;
        },
      );
    },
    tell: (asked) => tell(asked, asked.outgoing.statusCode, { id: '', route: null, cache: 'miss' }),
  };
}

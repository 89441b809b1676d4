/** A request, as far as the front looks at it. */

import type { IncomingMessage, ServerResponse } from 'node:http';
import { hasTag, requestIdOf as idOf } from './policy.ts';
import { chosenEncoding, type Encoding } from './compression.ts';

export interface Asked {
  incoming: IncomingMessage;
  outgoing: ServerResponse;
  /** Milliseconds of the front's clock. */
  startedAt: number;
  method: string;
  encoding: Encoding;
  /** What its answer is kept under; null where it is not a read. */
  key: string | null;
  ifNoneMatch: string | undefined;
  /** Whether it was told of that this was answered. */
  isObserved: boolean;
}

/** Never kept, and never to wait for the database, as keeping does. */
const HEALTH = /^\/(?:healthz|readyz)(?:\?|$)/;

export function takeIn(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  startedAt: number,
): Asked {
  const { method = '', url = '', headers } = incoming;
  const isRead =
    (method === 'GET' || method === 'HEAD') && url.startsWith('/') && !HEALTH.test(url);
  const encoding = chosenEncoding(headers['accept-encoding']);
  return {
    incoming,
    outgoing,
    startedAt,
    method,
    encoding,
    key: isRead ? `${encoding} ${url}` : null,
    ifNoneMatch: isRead ? headers['if-none-match'] : undefined,
    isObserved: false,
  };
}

/** What an answer is kept under that hangs on more headers. */
export function variantKey({ key, incoming }: Asked, names: readonly string[]): string {
  return [key, ...names.map((name) => String(incoming.headers[name] ?? ''))].join('\n');
}

/** Makes a read ask for the whole answer, so that it can be kept and given to others. */
export function askInFull({ incoming, ifNoneMatch }: Asked): void {
  incoming.method = 'GET';
  if (ifNoneMatch === undefined) return;
  delete incoming.headers['if-none-match'];
  const { rawHeaders } = incoming;
  for (let at = rawHeaders.length - 2; at >= 0; at -= 2)
    if (rawHeaders[at]?.toLowerCase() === 'if-none-match') rawHeaders.splice(at, 2);
}

/** Whether the client has the answer of this tag already. */
export function isKnownTo({ ifNoneMatch }: Asked, { etag }: { etag: string }): boolean {
  return hasTag(ifNoneMatch, etag);
}

/** The request's own id where it came with a good one, else a new one. */
export function requestIdOf({ incoming }: Asked): string {
  const own = incoming.headers['x-request-id'];
  return idOf(typeof own === 'string' ? own : null);
}

/** What the caching listener reads from a request on Node. */

import type { IncomingMessage, ServerResponse } from 'node:http';
import { requestIdOf as idOf } from './policy.ts';
import { negotiateEncoding, type Encoding } from './compression.ts';

export interface RequestInfo {
  incoming: IncomingMessage;
  outgoing: ServerResponse;
  /** Milliseconds of the listener's clock. */
  startedAt: number;
  method: string;
  encoding: Encoding;
  /** The cache key of its response; null if it is not a GET or HEAD. */
  key: string | null;
  ifNoneMatch: string | undefined;
  /** Whether its response was reported to metrics and log. */
  isReported: boolean;
}

export function readRequest(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  startedAt: number,
): RequestInfo {
  const { method = '', url = '', headers } = incoming;
  const isRead = (method === 'GET' || method === 'HEAD') && url.startsWith('/');
  const encoding = negotiateEncoding(headers['accept-encoding']);
  return {
    incoming,
    outgoing,
    startedAt,
    method,
    encoding,
    key: isRead ? `${encoding} ${url}` : null,
    ifNoneMatch: headers['if-none-match'],
    isReported: false,
  };
}

/** The cache key of a response that varies by these request headers. */
export function variantKey({ key, incoming }: RequestInfo, names: readonly string[]): string {
  return [key, ...names.map((name) => String(incoming.headers[name] ?? ''))].join('\n');
}

/** The client's request id if it is valid, otherwise a new one. */
export function requestIdOf({ incoming }: RequestInfo): string {
  const own = incoming.headers['x-request-id'];
  return idOf(typeof own === 'string' ? own : null);
}

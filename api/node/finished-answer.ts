/** Turns an answer of the application into what goes over the wire. */

import { RETAINED_HEADERS } from '../http/cache.ts';

/** An answer with all its bytes. */
export interface FinishedAnswer {
  status: number;
  bytes: Uint8Array;
  /** Its entity tag, as its header names it; empty where it has none. */
  etag: string;
  /** Names and values in turn; the last value is the request id's, and is set anew for each request. */
  head: string[];
  /** The same of a 304. */
  notModifiedHead: string[];
}

const RETAINED = new Set(RETAINED_HEADERS);

/** How a client stands with its limit. */
const LIMIT = ['ratelimit', 'ratelimit-policy'];

/** Said to one client, and not to the next. */
const PERSONAL = new Set([...LIMIT, 'x-request-id']);

export function finishAnswer(
  { status, headers }: Pick<Response, 'status' | 'headers'>,
  bytes: Uint8Array,
): FinishedAnswer {
  const head: string[] = [];
  const notModifiedHead: string[] = [];
  for (const [name, value] of headers) {
    if (PERSONAL.has(name)) continue;
    head.push(name, value);
    if (RETAINED.has(name)) notModifiedHead.push(name, value);
  }
  if (status !== 204) head.push('content-length', String(bytes.byteLength));
  head.push('x-request-id', '');
  notModifiedHead.push('x-request-id', '');
  return { status, bytes, etag: headers.get('ETag') ?? '', head, notModifiedHead };
}

/** Whether anybody may be given this answer again. */
export function mayBeKept({ status, headers }: Pick<Response, 'status' | 'headers'>): boolean {
  return (
    status === 200 &&
    headers.has('ETag') &&
    (headers.get('Cache-Control') ?? '').startsWith('public') &&
    !headers.has('Set-Cookie') &&
    headers.get('Vary') !== '*'
  );
}

/** The headers for one client, which are not kept. */
export function personalHead(headers: Headers): string[] {
  return LIMIT.flatMap((name) => {
    const value = headers.get(name);
    return value === null ? [] : [name, value];
  });
}

/** The headers of a request that its answer hangs on, besides the encoding, which every answer hangs on. */
export function variedHeaders(headers: Headers): string[] {
  const names = (headers.get('Vary') ?? '').toLowerCase().split(',');
  return names
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'accept-encoding');
}

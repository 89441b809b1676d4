/** Turns a response of the application into what goes over the wire. */

import {
  isStorable,
  PERSONAL_HEADERS,
  RETAINED_HEADERS,
  variedHeaders as variedBy,
} from './policy.ts';

/** Headers by their names in small letters: copying and walking a `Headers` takes ten times as long. */
export type HeaderMap = Map<string, string>;

/** What is known of a response before its bytes. */
export interface ResponseHead {
  status: number;
  headers: HeaderMap;
}

/** A response before it is encoded. */
export interface WholeResponse extends ResponseHead {
  bytes: Uint8Array;
}

/** A response with all its bytes, ready to be sent. */
export interface FinishedResponse {
  status: number;
  bytes: Uint8Array;
  /** Its entity tag, as its header names it; empty where it has none. */
  etag: string;
  /** Header names and values in turn; the last value is the request id, which is set for each request. */
  head: string[];
  /** The same for a 304. */
  notModifiedHead: string[];
}

const NO_BYTES = new Uint8Array();

/** The headers about a client's rate limit. */
const RATE_LIMIT = ['ratelimit', 'ratelimit-policy'];

/** Without `bytes`, the length of the body is unknown and is not declared: a route answered a HEAD by itself, or the body is a stream. */
export function finishResponse(
  { status, headers }: ResponseHead,
  bytes?: Uint8Array,
): FinishedResponse {
  const head: string[] = [];
  const notModifiedHead: string[] = [];
  for (const [name, value] of headers) {
    if (PERSONAL_HEADERS.has(name)) continue;
    head.push(name, value);
    if (RETAINED_HEADERS.has(name)) notModifiedHead.push(name, value);
  }
  if (bytes && status !== 204 && status !== 304)
    head.push('content-length', String(bytes.byteLength));
  head.push('x-request-id', '');
  notModifiedHead.push('x-request-id', '');
  return {
    status,
    bytes: bytes ?? NO_BYTES,
    etag: headers.get('etag') ?? '',
    head,
    notModifiedHead,
  };
}

/** Whether other clients may be served this response. */
export function isSharable({ status, headers }: ResponseHead): boolean {
  return isStorable(status, (name) => headers.get(name));
}

/** The headers for one client, which are never cached: names and values in turn. */
export function personalHeaders(headers: HeaderMap): string[] {
  return RATE_LIMIT.flatMap((name) => {
    const value = headers.get(name);
    return value === undefined ? [] : [name, value];
  });
}

/** The request headers that a response depends on besides the encoding, on which every response depends. */
export function variedHeaders(headers: HeaderMap): string[] {
  return variedBy(headers.get('vary'));
}

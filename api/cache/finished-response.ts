/** Prepares a response of the application for sending. */

import {
  isStorable,
  PERSONAL_HEADERS,
  RETAINED_HEADERS,
  variedHeaders as variedBy,
} from './policy.ts';

/** Headers by lower-case name. Copying and iterating a `Headers` object takes ten times as long. */
export type HeaderMap = Map<string, string>;

/** The status and headers of a response. */
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
  /** Its `ETag` header; empty if it has none. */
  etag: string;
  /** Alternating header names and values. The last value is the request id, which is set for each request. */
  head: string[];
  /** The headers of a 304. */
  notModifiedHead: string[];
}

const NO_BYTES = new Uint8Array();

/** The rate-limit headers. */
const RATE_LIMIT = ['ratelimit', 'ratelimit-policy'];

/** Without `bytes`, there is no `Content-Length`: the body is a stream, or a route handled a HEAD itself. */
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

/** Whether the response may be served to other clients. */
export function isSharable({ status, headers }: ResponseHead): boolean {
  return isStorable(status, (name) => headers.get(name));
}

/** The headers for one client, which are never cached, as alternating names and values. */
export function personalHeaders(headers: HeaderMap): string[] {
  return RATE_LIMIT.flatMap((name) => {
    const value = headers.get(name);
    return value === undefined ? [] : [name, value];
  });
}

/** The request headers that a response depends on (`Vary`), except `Accept-Encoding`. */
export function variedHeaders(headers: HeaderMap): string[] {
  return variedBy(headers.get('vary'));
}

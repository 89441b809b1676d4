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

/** Said to one client, and not to the next. */
const PERSONAL = /^(x-request-id$|ratelimit)/;

export function finishAnswer(
  { status, headers }: Pick<Response, 'status' | 'headers'>,
  bytes: Uint8Array,
): FinishedAnswer {
  const common = [...headers].filter(([name]) => !PERSONAL.test(name));
  const retained = common.filter(([name]) => RETAINED.has(name));
  const length = status === 204 ? [] : ['content-length', String(bytes.byteLength)];
  return {
    status,
    bytes,
    etag: headers.get('ETag') ?? '',
    head: [...common.flat(), ...length, 'x-request-id', ''],
    notModifiedHead: [...retained.flat(), 'x-request-id', ''],
  };
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
  return [...headers].filter(([name]) => name.startsWith('ratelimit')).flat();
}

/** The headers of a request that its answer hangs on, besides the encoding, which every answer hangs on. */
export function variedHeaders(headers: Headers): string[] {
  const names = (headers.get('Vary') ?? '').toLowerCase().split(',');
  return names
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'accept-encoding');
}

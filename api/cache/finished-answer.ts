/** Turns an answer of the application into what goes over the wire. */

import type { Route } from '../http/app-env.ts';
import {
  isStorable,
  PERSONAL_HEADERS,
  RETAINED_HEADERS,
  variedHeaders as variedBy,
} from './policy.ts';

/** Headers by their names in small letters: of a `Headers`, a copy and a walk take ten times as long. */
export type Head = Map<string, string>;

/** What is known of an answer before its bytes. */
export interface AnswerHead {
  status: number;
  head: Head;
  /** The route that made it; null where none did. */
  route: Route | null;
}

/** An answer before it is encoded. */
export interface WholeAnswer extends AnswerHead {
  bytes: Uint8Array;
}

/** An answer with all its bytes, ready to be sent. */
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

/** How a client stands with its limit. */
const LIMIT = ['ratelimit', 'ratelimit-policy'];

export function finishAnswer(
  { status, head: from }: AnswerHead,
  bytes: Uint8Array,
): FinishedAnswer {
  const head: string[] = [];
  const notModifiedHead: string[] = [];
  for (const [name, value] of from) {
    if (PERSONAL_HEADERS.has(name)) continue;
    head.push(name, value);
    if (RETAINED_HEADERS.has(name)) notModifiedHead.push(name, value);
  }
  if (status !== 204) head.push('content-length', String(bytes.byteLength));
  head.push('x-request-id', '');
  notModifiedHead.push('x-request-id', '');
  return { status, bytes, etag: from.get('etag') ?? '', head, notModifiedHead };
}

/** Whether anybody may be given this answer again. */
export function mayBeKept({ status, head }: AnswerHead): boolean {
  return isStorable(status, (name) => head.get(name));
}

/** The headers for one client, which are not kept. */
export function personalHead(head: Head): string[] {
  return LIMIT.flatMap((name) => {
    const value = head.get(name);
    return value === undefined ? [] : [name, value];
  });
}

/** The headers of a request that its answer hangs on, besides the encoding, which every answer hangs on. */
export function variedHeaders(head: Head): string[] {
  return variedBy(head.get('vary'));
}

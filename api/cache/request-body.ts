/** Reads the body of a request before the application is asked, and discards what is left of one that is refused. */

import type { IncomingMessage, ServerResponse } from 'node:http';
import { MAX_BODY_BYTES } from '../http/body-limit.ts';

/** Bytes and milliseconds for which the rest of a refused body is still read. */
const MAX_DISCARDED_BYTES = 32 * 1024 * 1024;
const MAX_DISCARD_TIME = 2_000;

/** Whether some of the request's body is still to be read. */
export function isBodyPending({ complete, headers }: IncomingMessage): boolean {
  const isDeclared = headers['transfer-encoding'] !== undefined || lengthOf(headers) > 0;
  return isDeclared && !complete;
}

/**
 * Reads the body into `rawBody`, where Hono's server takes it from: a little more than `MAX_BODY_BYTES` of one that is longer, and
 * nothing of one that is declared as longer. False where it did not arrive whole, because the client hung up or sent malformed chunks:
 * then Node has answered 400 or closed the connection.
 */
export async function readBody(incoming: IncomingMessage): Promise<boolean> {
  const chunks: Buffer[] = [];
  try {
    if (lengthOf(incoming.headers) <= MAX_BODY_BYTES) await readInto(chunks, incoming);
  } catch {
    return false;
  }
  Object.assign(incoming, { rawBody: Buffer.concat(chunks) });
  return true;
}

async function readInto(chunks: Buffer[], incoming: IncomingMessage): Promise<void> {
  let size = 0;
  for await (const chunk of incoming.iterator({ destroyOnReturn: false })) {
    chunks.push(chunk);
    size += chunk.byteLength;
    if (size > MAX_BODY_BYTES) return;
  }
}

/**
 * Ends an answer that was written whole, once the client has sent the rest of its body, or has taken too long or sent too much. If the
 * connection closed at once, the system would reset it, and many clients would never see the answer.
 */
export function endAfterBody(incoming: IncomingMessage, outgoing: ServerResponse): void {
  let left = MAX_DISCARDED_BYTES;
  const timer = setTimeout(end, MAX_DISCARD_TIME);
  incoming.on('data', discard).once('end', end).once('close', end).resume();

  function discard(chunk: Buffer): void {
    left -= chunk.byteLength;
    if (left < 0) end();
  }

  function end(): void {
    clearTimeout(timer);
    incoming.off('data', discard).off('end', end).off('close', end);
    outgoing.end();
  }
}

function lengthOf(headers: IncomingMessage['headers']): number {
  return Number(headers['content-length'] ?? 0);
}

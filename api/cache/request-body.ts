/** Reads the body of a request before the application is called, and discards the rest of a rejected body. */

import type { IncomingMessage, ServerResponse } from 'node:http';
import { MAX_BODY_BYTES } from '../http/body-limit.ts';

/**
 * Milliseconds for which the rest of a rejected body is read, and without a byte of it. Its size has no limit: many clients read nothing
 * until they have sent all of it. Shorter than the server's `requestTimeout`, which cuts the connection.
 */
const MAX_DISCARD_MS = 10_000;
const MAX_IDLE_MS = 2_000;

/** Whether the request's body has not been read completely. */
export function isBodyPending({ complete, headers }: IncomingMessage): boolean {
  const isDeclared = headers['transfer-encoding'] !== undefined || lengthOf(headers) > 0;
  return isDeclared && !complete;
}

/**
 * Reads the body into `rawBody`, where Hono's server expects it. Stops soon after `MAX_BODY_BYTES`, and reads nothing if `Content-Length`
 * is larger. Returns false if the body did not arrive completely, because the client disconnected or sent malformed chunks: Node has then
 * answered 400 or closed the connection.
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
 * Ends a complete response once the client has sent the rest of its body, or has exceeded the limits. If the connection closed at once, the
 * system would reset it, and many clients would not receive the response.
 */
export function endAfterBody(incoming: IncomingMessage, outgoing: ServerResponse): void {
  const timer = setTimeout(end, MAX_DISCARD_MS);
  const idleTimer = setTimeout(end, MAX_IDLE_MS);
  const discard = () => void idleTimer.refresh();
  incoming.on('data', discard).once('end', end).once('close', end).resume();

  function end(): void {
    clearTimeout(timer);
    clearTimeout(idleTimer);
    incoming.off('data', discard).off('end', end).off('close', end);
    outgoing.end();
  }
}

function lengthOf(headers: IncomingMessage['headers']): number {
  return Number(headers['content-length'] ?? 0);
}

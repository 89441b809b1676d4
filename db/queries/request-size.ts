/** Keeps what is sent to a database server within the size of requests that servers and the proxies before them take. */

import type { InStatement } from '@libsql/client';

/** Bytes of a request with several films; a single film is sent whatever its size. */
export const MAX_REQUEST_BYTES = 1_000_000;

/** What the protocol adds to a statement at most, in bytes. */
const ENVELOPE = 200;

/** A request that was too large for the server, or would be: its films have to be sent in smaller parts. */
export class RequestTooLargeError extends Error {
  constructor(options?: ErrorOptions) {
    super(
      'The database server does not take requests of this size (413). Raise the limit of the server, or of the proxy before it; or shorten the film.',
      options,
    );
  }
}

/** Whether these statements are more than a request should have. */
export function exceedsRequest(statements: readonly InStatement[]): boolean {
  let bytes = 0;
  for (const statement of statements) {
    bytes += Buffer.byteLength(JSON.stringify(statement)) + ENVELOPE;
    if (bytes > MAX_REQUEST_BYTES) return true;
  }
  return false;
}

/** Whether a server, or a proxy before it, refused a request for its size. */
export function isTooLarge(error: unknown): boolean {
  return (
    error instanceof Error &&
    error.cause instanceof Error &&
    'status' in error.cause &&
    error.cause.status === 413
  );
}

/**
 * Saves all items at once, or in halves as long as `save` throws a RequestTooLargeError, down to one item. Returns what `save` returned
 * for each part, in order.
 */
export async function saveInParts<Item, Result>(
  items: readonly Item[],
  save: (part: readonly Item[]) => Promise<Result>,
): Promise<Result[]> {
  try {
    return [await save(items)];
  } catch (error) {
    if (!(error instanceof RequestTooLargeError) || items.length < 2) throw error;
    const middle = Math.ceil(items.length / 2);
    return [
      ...(await saveInParts(items.slice(0, middle), save)),
      ...(await saveInParts(items.slice(middle), save)),
    ];
  }
}

/** Limits the size of requests to a database server, because servers and their proxies reject large ones. */

import type { InStatement } from '@libsql/client';

/** Bytes of a request with several films; a single film is sent at any size. */
export const MAX_REQUEST_BYTES = 1_000_000;

/** Bytes that the protocol adds to a statement, at most. */
const STATEMENT_OVERHEAD = 200;

/** A request that is too large for the server: its films must be sent in smaller parts. */
export class RequestTooLargeError extends Error {
  constructor(options?: ErrorOptions) {
    super(
      'The database server does not take requests of this size (413). Raise the limit of the server, or of the proxy before it; or shorten the film.',
      options,
    );
  }
}

/** Whether these statements exceed `MAX_REQUEST_BYTES`. */
export function exceedsRequest(statements: readonly InStatement[]): boolean {
  let bytes = 0;
  for (const statement of statements) {
    bytes += Buffer.byteLength(JSON.stringify(statement)) + STATEMENT_OVERHEAD;
    if (bytes > MAX_REQUEST_BYTES) return true;
  }
  return false;
}

/** Whether a server or its proxy rejected a request because of its size (413). */
export function isTooLarge(error: unknown): boolean {
  return (
    error instanceof Error &&
    error.cause instanceof Error &&
    'status' in error.cause &&
    error.cause.status === 413
  );
}

/**
 * Saves all items at once; while `save` throws a RequestTooLargeError, in halves, down to one item. Returns the result of `save` for each
 * part, in order.
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

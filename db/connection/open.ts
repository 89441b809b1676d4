/** Opens a connection to the database: to an embedded libSQL file on Node, to a libSQL server over HTTP anywhere. */

import { createClient, LibsqlError, type Client } from '@libsql/client';
import { wrapClient, type WrapQuery } from './wrap-client.ts';
import { filePath, type DatabaseAddress } from './address.ts';

/** How long a query may take, in milliseconds. */
export interface Timeouts {
  /** Waiting for another process's lock on an embedded database. This blocks the whole process. */
  lock: number;
  /** Until the complete response of a server. */
  server: number;
}

/** A command waits rather than fails. */
export const COMMAND_TIMEOUTS: Timeouts = { lock: 5_000, server: 60_000 };

/** A service fails within seconds, and one slow query must not block the other requests for long. */
export const SERVICE_TIMEOUTS: Timeouts = { lock: 100, server: 3_000 };

/** Milliseconds after a timeout in which queries fail at once: those queued behind the one that timed out must not wait too. */
const TIMEOUT_PAUSE = 500;

/**
 * Opens a client; nothing is read or written yet. Throws a LibsqlError if a file cannot be opened. Later database errors are LibsqlErrors
 * too.
 */
export function openClient(address: DatabaseAddress, timeouts: Timeouts): Client {
  const { url, authToken } = address;
  const client = createClient({
    url,
    timeout: timeouts.lock,
    // An embedded database runs one statement at a time; more connections would only divide its cache.
    ...(filePath(address) === undefined ? {} : { concurrency: 1 }),
    fetch: fetchWithin(timeouts.server),
    ...(authToken ? { authToken } : {}),
  });
  return wrapClient(client, withDatabaseErrors);
}

/** A malformed response of a server, or a file that cannot be reopened, throws errors of other classes. */
const withDatabaseErrors: WrapQuery = async (run) => {
  try {
    return await run();
  } catch (error) {
    throw error instanceof LibsqlError ? error : databaseError('UNKNOWN', error);
  }
};

/** The client rethrows a failed connection unchanged, which could not be told from other errors. */
function fetchWithin(timeout: number) {
  let pausedUntil = 0;
  return async (request: Request): Promise<Response> => {
    if (performance.now() < pausedUntil)
      throw databaseError('SERVER_UNREACHABLE', 'it timed out a moment ago');
    const signal = AbortSignal.timeout(timeout);
    try {
      const response = await fetch(request, { signal });
      // Read here, because the timeout covers the whole body.
      return new Response(await response.arrayBuffer(), response);
    } catch (cause) {
      if (signal.aborted) pausedUntil = performance.now() + TIMEOUT_PAUSE;
      throw databaseError('SERVER_UNREACHABLE', cause);
    }
  };
}

function databaseError(code: string, cause: unknown): LibsqlError {
  const error = cause instanceof Error ? cause : new Error(String(cause));
  return new LibsqlError(error.message, code, undefined, undefined, error);
}

/** Opens a connection to the database: to an embedded libSQL file on Node, to a libSQL server over HTTP anywhere. */

import { createClient, LibsqlError, type Client } from '@libsql/client';
import { aroundClient, type Around } from './wrap-client.ts';
import { filePath, type DatabaseAddress } from './address.ts';

/** How long a question may wait, in milliseconds. */
export interface Patience {
  /** For the lock of another process, in an embedded database. Nothing else happens in this process meanwhile. */
  lock: number;
  /** For the whole answer of a server. */
  server: number;
}

/** A command has time: it would rather wait than fail. */
export const OF_A_COMMAND: Patience = { lock: 5_000, server: 60_000 };

/** A service says within seconds that it cannot answer, and does not stand still for the others. */
export const OF_A_SERVICE: Patience = { lock: 100, server: 3_000 };

/** How long a server that let us wait in vain is not asked again: what queued behind that question then fails at once too. */
const PAUSE = 500;

/**
 * Opens a client; nothing is read or written yet. Throws LibsqlError where a file cannot be opened. Whatever it throws later for
 * a fault of the database is a LibsqlError too.
 */
export function openClient(address: DatabaseAddress, patience: Patience): Client {
  const { url, authToken } = address;
  const client = createClient({
    url,
    timeout: patience.lock,
    // An embedded database answers one statement at a time anyhow; more connections would only share its memory out.
    ...(filePath(address) === undefined ? {} : { concurrency: 1 }),
    fetch: fetchWithin(patience.server),
    ...(authToken ? { authToken } : {}),
  });
  return aroundClient(client, withDatabaseErrors);
}

/** What a server answers that is not of its protocol, and a file that cannot be opened again, come as errors of any kind. */
const withDatabaseErrors: Around = async (ask) => {
  try {
    return await ask();
  } catch (error) {
    throw error instanceof LibsqlError ? error : databaseError('UNKNOWN', error);
  }
};

/** The client passes a failed connection on as it came, and nobody could tell it from any other error. */
function fetchWithin(patience: number) {
  let pausedUntil = 0;
  return async (request: Request): Promise<Response> => {
    if (performance.now() < pausedUntil)
      throw databaseError('SERVER_UNREACHABLE', 'it did not answer a moment ago');
    const timeLimit = AbortSignal.timeout(patience);
    try {
      const response = await fetch(request, { signal: timeLimit });
      // Read here, since the limit holds for the last byte as for the first.
      return new Response(await response.arrayBuffer(), response);
    } catch (cause) {
      if (timeLimit.aborted) pausedUntil = performance.now() + PAUSE;
      throw databaseError('SERVER_UNREACHABLE', cause);
    }
  };
}

function databaseError(code: string, cause: unknown): LibsqlError {
  const error = cause instanceof Error ? cause : new Error(String(cause));
  return new LibsqlError(error.message, code, undefined, undefined, error);
}

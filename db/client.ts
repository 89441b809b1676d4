/** Opens the database: an embedded libSQL file on Node, a libSQL server over HTTP anywhere. */

import { createClient, LibsqlError, type Client } from '@libsql/client';
import { drizzle, type LibSQLDatabase } from 'drizzle-orm/libsql';
import * as schema from './schema.ts';

export type Db = LibSQLDatabase<typeof schema> & { $client: Client };

export interface DatabaseAddress {
  /** `file:…`, `libsql://…`, `https://…` or `http://…`. */
  url: string;
  authToken?: string | undefined;
}

/** How long a statement waits for another process's write, in milliseconds. */
const BUSY_TIMEOUT = 5_000;

/** Opens a client; nothing is read or written yet. Throws LibsqlError where a file cannot be opened. */
export function openDb({ url, authToken }: DatabaseAddress): Db {
  const client = createClient({
    url,
    timeout: BUSY_TIMEOUT,
    // An embedded database answers one statement at a time anyhow; more connections would only share its memory out.
    ...(url.startsWith('file:') ? { concurrency: 1 } : {}),
    fetch: fetchFromDatabase,
    ...(authToken ? { authToken } : {}),
  });
  return drizzle(client, { schema });
}

/** The client passes a failed connection on as it came, and nobody could tell it from any other error. */
async function fetchFromDatabase(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (cause) {
    const error = cause instanceof Error ? cause : new Error(String(cause));
    throw new LibsqlError(error.message, 'SERVER_UNREACHABLE', undefined, undefined, error);
  }
}

/** Opens the database: an embedded libSQL file on Node, a libSQL server over HTTP anywhere. */

import { createClient, type Client } from '@libsql/client';
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
  const client = createClient({ url, timeout: BUSY_TIMEOUT, ...(authToken ? { authToken } : {}) });
  return drizzle(client, { schema });
}

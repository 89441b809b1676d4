/** The database as the program uses it: a client, and on Node a builder of statements around it. */

import type { Client } from '@libsql/client';
import { drizzle, type LibSQLDatabase } from 'drizzle-orm/libsql';
import { OF_A_COMMAND, openClient, type DatabaseAddress } from './open-client.ts';
import * as schema from './schema.ts';

export type Db = LibSQLDatabase<typeof schema> & ReadDb;

/** All that reads need, as their statements are text. The builder would be an eighth of the Worker. */
export interface ReadDb {
  $client: Client;
}

/**
 * Opens a database; nothing is read or written yet. Throws LibsqlError where a file cannot be opened. Whatever it throws later for a
 * fault of the database is a LibsqlError too.
 */
export function openDb(address: DatabaseAddress, patience = OF_A_COMMAND): Db {
  return withSchema(openClient(address, patience));
}

export function withSchema(client: Client): Db {
  return drizzle(client, { schema });
}

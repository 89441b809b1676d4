/** The database client, on Node with drizzle's query builder around it. */

import type { Client, InStatement, InValue } from '@libsql/client';
import { drizzle, type LibSQLDatabase } from 'drizzle-orm/libsql';
import type { DatabaseAddress } from './address.ts';
import { COMMAND_TIMEOUTS, openClient } from './open.ts';
import * as schema from '../schema.ts';

export type Db = LibSQLDatabase<typeof schema> & { $client: Client };

/** All that reads need, because their SQL is text. The query builder would be an eighth of the Worker's size. */
export interface ReadDb {
  $client: {
    execute: (query: Query) => Promise<{ rows: Row[] }>;
    close: () => void;
    /** `file` where it is embedded. */
    readonly protocol: string;
  };
}

/** A statement of a batch: SQL text, and the values of its placeholders. */
export type Statement = InStatement;

/** All that the service's own writes need. A batch is written as a whole or not at all. */
export interface WriteDb {
  $client: ReadDb['$client'] & Pick<Client, 'batch'>;
}

/**
 * SQL text, and the values of its placeholders. Set `hasOneRow` if there is at most one row: an embedded database then does not look for
 * the next.
 */
export type Query = string | { sql: string; args?: InValue[]; hasOneRow?: boolean };

/** A statement of a batch. */
export type BatchStatement = InStatement;

/** Values by column name. */
export type Row = Record<string, unknown>;

/**
 * Opens a database; nothing is read or written yet. Throws a LibsqlError if a file cannot be opened. Later database errors are
 * LibsqlErrors too.
 */
export function openDb(address: DatabaseAddress): Db {
  return drizzle(openClient(address, COMMAND_TIMEOUTS), { schema });
}

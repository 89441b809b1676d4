/** The database as the program uses it: a client, and on Node a builder of statements around it. */

import type { Client, InValue } from '@libsql/client';
import { drizzle, type LibSQLDatabase } from 'drizzle-orm/libsql';
import type { DatabaseAddress } from './address.ts';
import { OF_A_COMMAND, openClient } from './open.ts';
import * as schema from '../schema.ts';

export type Db = LibSQLDatabase<typeof schema> & { $client: Client };

/** All that reads need, as their statements are text. The builder would be an eighth of the Worker. */
export interface ReadDb {
  $client: {
    execute: (question: Question) => Promise<{ rows: Row[] }>;
    close: () => void;
    /** `file` where it is embedded. */
    readonly protocol: string;
  };
}

/**
 * A statement as text, and what stands in the place of its question marks. One that has a row at most should say so: an embedded
 * file is then not asked for the next.
 */
export type Question = string | { sql: string; args?: InValue[]; hasOneRow?: boolean };

/** A value for each name of a column. */
export type Row = Record<string, unknown>;

/**
 * Opens a database; nothing is read or written yet. Throws LibsqlError where a file cannot be opened. Whatever it throws later for a
 * fault of the database is a LibsqlError too.
 */
export function openDb(address: DatabaseAddress): Db {
  return drizzle(openClient(address, OF_A_COMMAND), { schema });
}

/** Whether the database is behind a server, where each question is a request. */
export function isServer(db: ReadDb): boolean {
  return db.$client.protocol !== 'file';
}

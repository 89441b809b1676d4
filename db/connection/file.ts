/**
 * A read connection to an embedded file that prepares each statement once. The libSQL client prepares it every time and reads its columns
 * twice, which took two thirds of reading a film by its id. Node only.
 */

import { closeSync, openSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { LibsqlError, type InValue } from '@libsql/client';
import Database from 'libsql';
import type { Query, Row } from './client.ts';
import { isDiskFull } from './disk-full.ts';
import { followLink } from './follow-link.ts';

export interface FileConnection {
  /** All its errors are LibsqlErrors. */
  read: (query: Query) => Row[];
  close: () => void;
}

/** Prepared statements to cache; the least recently used are dropped. List queries have some hundreds of forms. */
const MAX_STATEMENTS = 100;

/** Opens an existing file; `lockTimeout` is how many milliseconds a query waits for another process. Throws a LibsqlError. */
export function connectToFile(path: string, lockTimeout: number): FileConnection {
  const database = withLibsqlErrors(() => openDatabase(path, lockTimeout));
  const statements = new Map<string, Database.Statement>();

  function read(query: Query): Row[] {
    const {
      sql,
      args = [],
      hasOneRow = false,
    } = typeof query === 'string' ? { sql: query } : query;
    const statement = statements.get(sql) ?? database.prepare(sql);
    // A map keeps insertion order: deleting and setting makes it the newest. A statement that fails is dropped.
    statements.delete(sql);
    const rows = hasOneRow ? firstRow(statement, args) : statement.all(args);
    statements.set(sql, statement);
    if (statements.size > MAX_STATEMENTS) {
      for (const oldest of statements.keys()) {
        statements.delete(oldest);
        break;
      }
    }
    return rows as Row[]; // an object for each, as the statement is not set to `raw`
  }

  return {
    read: (query) => withLibsqlErrors(() => read(query)),
    close: () => {
      // libsql 0.5 cannot finalize a statement: the file stays open until its statements are garbage-collected.
      statements.clear();
      database.close();
    },
  };
}

/**
 * Throws a LibsqlError if the disk has no room for the WAL index (`-shm`, 32 kB), which the first process that opens the file creates. Any
 * other error is left to the first query.
 */
export function requireRoomForWalIndex(path: string): void {
  try {
    withLibsqlErrors(() => openWithIndex(path, 0).close());
  } catch (error) {
    if (isDiskFull(error)) throw error;
  }
}

function openDatabase(path: string, lockTimeout: number): Database.Database {
  try {
    return openWithIndex(path, lockTimeout);
  } catch (error) {
    if (!isDiskFull(error)) throw error;
    return openWithoutIndex(path, lockTimeout);
  }
}

function openWithIndex(path: string, lockTimeout: number): Database.Database {
  const database = new Database(path, { timeout: lockTimeout });
  try {
    // Opening alone reads nothing.
    database.exec('select 1 from sqlite_schema limit 1');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** With the WAL index in memory, which SQLite uses if the `-shm` file is read-only. It still sees later writes of other processes. */
function openWithoutIndex(path: string, lockTimeout: number): Database.Database {
  closeSync(openSync(`${followLink(path)}-shm`, 'a'));
  return new Database(`${pathToFileURL(path).href}?readonly_shm=1`, { timeout: lockTimeout });
}

/** `get` takes a third less time than `all` for one row. */
function firstRow(statement: Database.Statement, args: InValue[]): unknown[] {
  const row = statement.get(args);
  return row === undefined ? [] : [row];
}

/** Throws errors as LibsqlErrors with the codes of the client: the primary code, without the suffix in `SQLITE_IOERR_READ`. */
export function withLibsqlErrors<Result>(run: () => Result): Result {
  try {
    return run();
  } catch (cause) {
    const error = cause instanceof Error ? cause : new Error(String(cause));
    const { code = '' } = error as { code?: unknown }; // a SqliteError has one
    const base = /^SQLITE_[A-Z]+/.exec(String(code))?.[0] ?? 'UNKNOWN';
    throw new LibsqlError(error.message, base, String(code), undefined, error);
  }
}

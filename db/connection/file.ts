/**
 * A connection that reads an embedded file and prepares each statement once. The client of libSQL prepares it each time and asks for its
 * columns twice each time: of a film by its id that was two thirds. Node only.
 */

import { closeSync, openSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { LibsqlError, type InValue } from '@libsql/client';
import Database from 'libsql';
import type { Question, Row } from './client.ts';
import { isDiskFull } from './disk-full.ts';
import { followLink } from './follow-link.ts';

export interface FileConnection {
  /** Whatever it throws is a LibsqlError. */
  read: (question: Question) => Row[];
  close: () => void;
}

/** Those that were asked longest ago are let go of: questions for pages have some hundreds of forms. */
const MOST_STATEMENTS = 100;

/** Opens a file that is there; `lock` is how many milliseconds a question waits for another process. Throws a LibsqlError. */
export function connectToFile(path: string, lock: number): FileConnection {
  const database = withLibsqlErrors(() => openDatabase(path, lock));
  const statements = new Map<string, Database.Statement>();

  function read(question: Question): Row[] {
    const {
      sql,
      args = [],
      hasOneRow = false,
    } = typeof question === 'string' ? { sql: question } : question;
    const statement = statements.get(sql) ?? database.prepare(sql);
    // A map keeps the order in which its keys came: what is put back is the newest. What fails is not put back.
    statements.delete(sql);
    const rows = hasOneRow ? firstRow(statement, args) : statement.all(args);
    statements.set(sql, statement);
    if (statements.size > MOST_STATEMENTS) {
      for (const oldest of statements.keys()) {
        statements.delete(oldest);
        break;
      }
    }
    return rows as Row[]; // an object for each, as the statement is not set to `raw`
  }

  return {
    read: (question) => withLibsqlErrors(() => read(question)),
    close: () => {
      // libsql 0.5 has no way to end a statement: the file stays open until its statements are collected as garbage.
      statements.clear();
      database.close();
    },
  };
}

/**
 * Throws a LibsqlError where the disk has no room for the index of the write-ahead log, 32 kB beside the file: a process that opens the file
 * first has to make it. Any other failure is left to the first question.
 */
export function requireRoomForIndex(path: string): void {
  try {
    withLibsqlErrors(() => openWithIndex(path, 0).close());
  } catch (error) {
    if (isDiskFull(error)) throw error;
  }
}

function openDatabase(path: string, lock: number): Database.Database {
  try {
    return openWithIndex(path, lock);
  } catch (error) {
    if (!isDiskFull(error)) throw error;
    return openWithoutIndex(path, lock);
  }
}

function openWithIndex(path: string, lock: number): Database.Database {
  const database = new Database(path, { timeout: lock });
  try {
    // Opening reads nothing yet.
    database.exec('select 1 from sqlite_schema limit 1');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** With an index in memory, which SQLite makes where there is one that it may not write. It sees what others write later. */
function openWithoutIndex(path: string, lock: number): Database.Database {
  closeSync(openSync(`${followLink(path)}-shm`, 'a'));
  return new Database(`${pathToFileURL(path).href}?readonly_shm=1`, { timeout: lock });
}

/** Takes a third less time than all of one. */
function firstRow(statement: Database.Statement, args: InValue[]): unknown[] {
  const row = statement.get(args);
  return row === undefined ? [] : [row];
}

/** The errors of the file under the codes that the client gives them, without what SQLite adds to some: `SQLITE_IOERR_READ`. */
export function withLibsqlErrors<Answer>(ask: () => Answer): Answer {
  try {
    return ask();
  } catch (cause) {
    const error = cause instanceof Error ? cause : new Error(String(cause));
    const { code = '' } = error as { code?: unknown }; // a SqliteError has one
    const base = /^SQLITE_[A-Z]+/.exec(String(code))?.[0] ?? 'UNKNOWN';
    throw new LibsqlError(error.message, base, String(code), undefined, error);
  }
}

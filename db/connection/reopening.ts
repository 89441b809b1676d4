/**
 * The database of a service that runs for months: whatever becomes of the file, it answers again as soon as the file is good again,
 * without a restart. Node only.
 */

import { statSync } from 'node:fs';
import { LibsqlError } from '@libsql/client';
import type { Question, ReadDb, Row } from './client.ts';
import { connectToFile, type FileConnection } from './file.ts';
import { filePath, type DatabaseAddress } from './address.ts';
import { OF_A_SERVICE, openClient } from './open.ts';

/** A closed connection, and its file, live until its statements are collected, so that they are not to be made by the hundred. Milliseconds. */
const REOPEN_EVERY = 250;

/** After a lock that was waited for in vain, everybody is refused for a while, since waiting stops the whole process. Milliseconds. */
const PAUSE = 500;

/** Faults of a question, after which the connection is as good as before. */
const ANSWERED = new Set(['SQLITE_ERROR', 'SQLITE_CONSTRAINT', 'CLIENT_CLOSED']);

export interface LastingDb {
  db: ReadDb;
  /** How often the file was opened: what SQLite tells of one connection means nothing for the next. */
  timesOpened: () => number;
}

/** Opens an existing database; it never creates an empty file. */
export function openLastingDb(address: DatabaseAddress): LastingDb {
  const path = filePath(address);
  if (path === undefined)
    return { db: { $client: openClient(address, OF_A_SERVICE) }, timesOpened: () => 1 };
  const { read, close, timesOpened } = followFile(path);
  // Where it fails the promise rejects, as any client's does.
  const execute = async (question: Question) => ({ rows: read(question) });
  return { db: { $client: { execute, close, protocol: 'file' } }, timesOpened };
}

/** Opens the file again after any failure of it, and when another one took its place. */
function followFile(path: string): FileConnection & { timesOpened: () => number } {
  const connect = () => connectToFile(path, OF_A_SERVICE.lock);
  let opened = identityOf(path);
  let connection: FileConnection | null = null;
  let isClosed = false;
  let times = 1;
  let reopenedAt = -Infinity;
  let paused = { until: 0, error: new Error() };

  /** Takes 4 µs. Later would be too late: an empty file in the place of ours, once opened, makes SQLite delete the log of the next one. */
  function look(): void {
    const found = identityOf(path);
    if (found === null) throw new LibsqlError(`There is no file ${path}`, 'SQLITE_CANTOPEN');
    if (found !== opened) reopen();
    opened = found;
  }

  /** The next question opens it, once it has looked at what is there. */
  function reopen(): void {
    connection?.close();
    connection = null;
    reopenedAt = performance.now();
    times += 1;
  }

  function read(question: Question): Row[] {
    if (isClosed) throw new LibsqlError('The database is closed', 'CLIENT_CLOSED');
    // Of many that are asked together only the first waits for a lock.
    if (performance.now() < paused.until) throw paused.error;
    look();
    try {
      connection ??= connect();
      return connection.read(question);
    } catch (error) {
      if (!(error instanceof LibsqlError) || ANSWERED.has(error.code)) throw error;
      const now = performance.now();
      if (error.code === 'SQLITE_BUSY') paused = { until: now + PAUSE, error };
      if (now - reopenedAt > REOPEN_EVERY) reopen();
      throw error;
    }
  }

  return {
    read,
    close: () => {
      isClosed = true;
      connection?.close();
      connection = null;
    },
    timesOpened: () => times,
  };
}

/** What tells a file from another one in its place; null where none can be seen. */
function identityOf(path: string): string | null {
  try {
    const { dev, ino } = statSync(path);
    return `${dev}:${ino}`;
  } catch {
    return null;
  }
}

/**
 * The database of a long-running service: reopens its file after errors and when the file is replaced, so that the service recovers without
 * a restart. Node only.
 */

import { LibsqlError } from '@libsql/client';
import type { Query, ReadDb, Row } from './client.ts';
import { connectToFile, type FileConnection } from './file.ts';
import { filePath, type DatabaseAddress } from './address.ts';
import { identityOf } from './file-identity.ts';
import { SERVICE_TIMEOUTS, openClient } from './open.ts';

/** Milliseconds between two reopenings: a closed connection keeps its file open until its statements are garbage-collected. */
const REOPEN_INTERVAL = 250;

/** Milliseconds after a lock timeout in which queries fail at once, because waiting blocks the whole process. */
const LOCK_PAUSE = 500;

/** Error codes of a bad query, after which the connection is still good. */
const QUERY_ERRORS = new Set(['SQLITE_ERROR', 'SQLITE_CONSTRAINT', 'CLIENT_CLOSED']);

export interface ReopeningDb {
  db: ReadDb;
  /** How often the file was opened: SQLite's `data_version` is only comparable within one connection. */
  timesOpened: () => number;
}

/** Opens an existing database; it never creates an empty file. */
export function openReopeningDb(address: DatabaseAddress): ReopeningDb {
  const path = filePath(address);
  if (path === undefined)
    return { db: { $client: openClient(address, SERVICE_TIMEOUTS) }, timesOpened: () => 1 };
  const { read, close, timesOpened } = followFile(path);
  // Async, so that an error rejects the promise as in any other client.
  const execute = async (query: Query) => ({ rows: read(query) });
  return { db: { $client: { execute, close, protocol: 'file' } }, timesOpened };
}

/** Reopens the file after any error, and when another file has replaced it. */
function followFile(path: string): FileConnection & { timesOpened: () => number } {
  const connect = () => connectToFile(path, SERVICE_TIMEOUTS.lock);
  let openedFile = identityOf(path);
  let connection: FileConnection | null = null;
  let isClosed = false;
  let openedCount = 1;
  let reopenedAt = -Infinity;
  let paused = { until: 0, error: new Error() };

  /** Takes 4 µs. Must run before the query: if SQLite opens an empty file that replaced ours, it deletes the WAL of the next file there. */
  function reopenIfReplaced(): void {
    const found = identityOf(path);
    if (found === null) throw new LibsqlError(`There is no file ${path}`, 'SQLITE_CANTOPEN');
    if (found !== openedFile) reopen();
    openedFile = found;
  }

  /** Closes the connection; the next query opens a new one. */
  function reopen(): void {
    connection?.close();
    connection = null;
    reopenedAt = performance.now();
    openedCount += 1;
  }

  function read(query: Query): Row[] {
    if (isClosed) throw new LibsqlError('The database is closed', 'CLIENT_CLOSED');
    // Of many concurrent queries, only the first waits for a lock.
    if (performance.now() < paused.until) throw paused.error;
    reopenIfReplaced();
    try {
      connection ??= connect();
      return connection.read(query);
    } catch (error) {
      if (!(error instanceof LibsqlError) || QUERY_ERRORS.has(error.code)) throw error;
      const now = performance.now();
      if (error.code === 'SQLITE_BUSY') paused = { until: now + LOCK_PAUSE, error };
      if (now - reopenedAt > REOPEN_INTERVAL) reopen();
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
    timesOpened: () => openedCount,
  };
}

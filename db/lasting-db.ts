/**
 * The database of a service that runs for months: whatever becomes of the file, it answers again as soon as the file is good again,
 * without a restart. Node only.
 */

import { statSync } from 'node:fs';
import { LibsqlError } from '@libsql/client';
import { aroundClient, type Around } from './around-client.ts';
import { openDb, withSchema, type Db } from './client.ts';
import { filePath, OF_A_SERVICE, type DatabaseAddress } from './open-client.ts';

/** A closed connection lives until its statements are collected, so that they are not to be made by the hundred. Milliseconds. */
const REOPEN_EVERY = 250;

/** After a lock that was waited for in vain, everybody is refused for a while, since waiting stops the whole process. Milliseconds. */
const PAUSE = 500;

/** Faults of a question, after which the connection is as good as before. */
const ANSWERED = new Set(['SQLITE_ERROR', 'SQLITE_CONSTRAINT', 'CLIENT_CLOSED']);

export interface LastingDb {
  db: Db;
  /** How often the file was opened: what SQLite tells of one connection means nothing for the next. */
  timesOpened: () => number;
}

/** Opens a database that is there already: an embedded file never anew as an empty one. */
export function openLastingDb(address: DatabaseAddress): LastingDb {
  const db = openDb(address, OF_A_SERVICE);
  const path = filePath(address);
  if (path === undefined) return { db, timesOpened: () => 1 };
  const { around, timesOpened } = followFile(path, db);
  return { db: withSchema(aroundClient(db.$client, around)), timesOpened };
}

/** Opens the file again after any failure of it, and when another one took its place. */
function followFile(path: string, { $client }: Db): { around: Around; timesOpened: () => number } {
  let opened = identityOf(path);
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

  function reopen(): void {
    $client.reconnect();
    reopenedAt = performance.now();
    times += 1;
  }

  const askNow: Around = async (ask) => {
    if (performance.now() < paused.until) throw paused.error;
    look();
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof LibsqlError) || ANSWERED.has(error.code)) throw error;
      const now = performance.now();
      if (error.code === 'SQLITE_BUSY') paused = { until: now + PAUSE, error };
      if (now - reopenedAt > REOPEN_EVERY) reopen();
      throw error;
    }
  };
  // One after the other, as the file answers them anyhow: of many that are asked together only the first waits for a lock.
  let before: Promise<unknown> = Promise.resolve();
  const around: Around = (ask) => {
    const answer = before.then(() => askNow(ask));
    before = answer.catch(() => {});
    return answer;
  };
  return { around, timesOpened: () => times };
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

/** Counts the films that are asked for in vain, and saves the counts once a minute and at the end. Node only. */

import { existsSync, statSync } from 'node:fs';
import type { BatchStatement, ReadDb } from '../../db/connection/client.ts';
import { filePath, type DatabaseAddress } from '../../db/connection/address.ts';
import { SERVICE_TIMEOUTS, openClient } from '../../db/connection/open.ts';
import { countWanted } from '../../db/queries/wanted-films.ts';
import { createWantedCounter, type WantedCounter } from '../services/films/wanted-counter.ts';

export interface WantedLog {
  count: WantedCounter['count'];
  /** What the database holds; null until it was read. */
  figures: () => Figures | null;
  /** Reads the figures again. */
  refresh: () => void;
  /** Saves at once. Never rejects; what cannot be saved is lost if the process ends. */
  close: () => Promise<void>;
}

export type Figures = Awaited<ReturnType<typeof countWanted>>;

interface Dependencies {
  database: DatabaseAddress;
  db: ReadDb;
  /** Called with the first of several failures in a row. */
  report: (error: unknown) => void;
}

/** Milliseconds between two times of saving. */
const INTERVAL = 60_000;

/** Milliseconds for which another process counts as writing after its last write. An import saves a batch every second or so. */
const WRITING = 10_000;

export function openWantedLog({ database, db, report }: Dependencies): WantedLog {
  const path = filePath(database);
  const counter = createWantedCounter({
    now: () => new Date(),
    write: (statements) => write(database, statements),
  });
  let figures: Figures | null = null;
  let isFailing = false;

  async function save(): Promise<void> {
    try {
      await counter.save();
      isFailing = false;
    } catch (error) {
      if (!isFailing) report(error);
      isFailing = true;
    }
    await refresh();
  }

  async function refresh(): Promise<void> {
    figures = await countWanted(db).catch(() => figures);
  }

  const timer = setInterval(() => {
    // Beside an import it would have to wait for a lock, and merge what the import wrote: that can take a second.
    if (counter.isDue() && !isBeingWritten(path)) void save();
  }, INTERVAL);
  timer.unref();
  void refresh();

  return {
    count: counter.count,
    figures: () => figures,
    refresh: () => void refresh(),
    close: async () => {
      clearInterval(timer);
      if (counter.isDue()) await save();
    },
  };
}

/** With a connection for each time, so that a file that was replaced is the one that is written. It never creates a file. */
async function write(database: DatabaseAddress, statements: BatchStatement[]): Promise<void> {
  const path = filePath(database);
  if (path !== undefined && !existsSync(path)) throw new Error(`There is no file ${path}`);
  const client = openClient(database, SERVICE_TIMEOUTS);
  try {
    await client.batch(statements, 'write');
  } finally {
    client.close();
  }
}

/** Whether another process has just written to an embedded database. */
function isBeingWritten(path: string | undefined): boolean {
  if (path === undefined) return false;
  const log = statSync(`${path}-wal`, { throwIfNoEntry: false });
  return log !== undefined && Date.now() - log.mtimeMs < WRITING;
}

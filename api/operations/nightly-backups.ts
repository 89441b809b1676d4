/** Backs up an embedded database every night, in a separate process, and deletes old backups. Node only. */

import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { filePath, type DatabaseAddress } from '../../db/connection/address.ts';
import { runInBackground } from './background-command.ts';
import { stemOf } from './database-path.ts';
import { removeUnfinishedBackup, checksumPath } from './backup.ts';
import { makeFolder } from './make-folder.ts';
import { timeToNextNight } from './next-night.ts';
import { isPart } from './part-files.ts';

/** The local hour at which the backup is made. */
const BACKUP_HOUR = 3;

/** Milliseconds from a failure to the next attempt. */
const RETRY_DELAY = 3_600_000;

export interface NightlyBackupOptions {
  /** The database's file. */
  path: string;
  folder: string;
  /** How many backups are kept: the newest up to today's. A backup with a later date, from a wrong clock, does not count and is kept too. */
  keepDays: number;
  now: () => Date;
  /** Waits this many milliseconds. */
  sleep: (milliseconds: number) => Promise<unknown>;
  /** Writes a backup to this path. */
  backUp: (target: string) => Promise<void>;
  report: (error: unknown) => void;
  /** Logs the names of backups that were removed. */
  logRemoved: (names: readonly string[]) => void;
}

/**
 * Starts the nightly backups if a folder is set. Does not keep the process alive. When `stop` is aborted, a running backup is killed and
 * its unfinished files are removed.
 */
export function startNightlyBackups(
  database: DatabaseAddress,
  { folder, keepDays, stop }: { folder: string | undefined; keepDays: number; stop: AbortSignal },
): void {
  if (folder === undefined) return;
  const path = filePath(database);
  if (path === undefined)
    return report(
      new Error(
        'BACKUP_FOLDER only works with an embedded database. Back up a libSQL server with its own tools.',
      ),
    );
  void runNightlyBackups({
    path,
    folder,
    keepDays,
    now: () => new Date(),
    sleep: (milliseconds) => delay(milliseconds, undefined, { ref: false }),
    backUp: (target) => backUpInOtherProcess(target, stop),
    report: (error) => {
      if (!stop.aborted) report(error);
    },
    logRemoved,
  });
}

/** Never returns: backs up at once if today has no backup yet, and then every night. */
export async function runNightlyBackups(options: NightlyBackupOptions): Promise<never> {
  for (;;) {
    const nextNight = timeToNextNight(options.now(), BACKUP_HOUR);
    try {
      await backUpToday(options);
      await removeOldBackups(options);
      await options.sleep(nextNight);
    } catch (error) {
      options.report(error);
      await options.sleep(Math.min(RETRY_DELAY, nextNight));
    }
  }
}

async function backUpToday({ path, folder, now, backUp }: NightlyBackupOptions): Promise<void> {
  const target = join(folder, `${stemOf(path)}-nightly-${dayOf(now())}.db`);
  await makeFolder(folder);
  if (existsSync(target)) return;
  await backUp(target).catch((error: unknown) => {
    // Another process that serves the same file may have been faster.
    if (!existsSync(target)) throw error;
  });
}

/** Removes all but the newest backups, and the temporary files of earlier days; never today's. */
async function removeOldBackups({
  path,
  folder,
  keepDays,
  now,
  logRemoved: log,
}: NightlyBackupOptions): Promise<void> {
  const start = `${stemOf(path)}-nightly-`;
  const today = `${start}${dayOf(now())}`;
  const names = (await readdir(folder)).filter((name) => name.startsWith(start)).toSorted();
  const backups = names.filter((name) => /^\d{4}-\d\d-\d\d\.db$/.test(name.slice(start.length)));
  const old = backups.filter((name) => name <= `${today}.db`).slice(0, -keepDays);
  const parts = names.filter((name) => isPart(name) && !name.startsWith(today));
  for (const name of [...old.flatMap((one) => [one, checksumPath(one)]), ...parts])
    await rm(join(folder, name), { force: true });
  if (old.length > 0) log(old);
}

/** The local date: `2026-11-24`. */
function dayOf(time: Date): string {
  const parts = [time.getFullYear(), time.getMonth() + 1, time.getDate()];
  return parts.map((part) => String(part).padStart(2, '0')).join('-');
}

/** Runs `cli backup`, and removes what it leaves if it is killed. */
async function backUpInOtherProcess(target: string, stop: AbortSignal): Promise<void> {
  const { pid, code, stderr } = await runInBackground(['backup', target], stop);
  if (code === 0) return;
  if (pid !== undefined) removeUnfinishedBackup(target, pid);
  throw new Error(stderr.trim());
}

function report(error: unknown): void {
  const line = { time: new Date().toISOString(), level: 'error', problem: 'nightly-copy-failed' };
  console.error(JSON.stringify({ ...line, error: String(error) }));
}

function logRemoved(names: readonly string[]): void {
  const line = { time: new Date().toISOString(), level: 'info', message: 'nightly-copies-removed' };
  console.log(JSON.stringify({ ...line, names }));
}

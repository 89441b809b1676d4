/** A copy of an embedded database every night, the newest few of them kept, made beside the service so that no answer waits. Node only. */

import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { filePath, type DatabaseAddress } from '../../db/connection/address.ts';
import { DIST } from '../dist.ts';
import { stemOf } from './database-path.ts';
import { removeUnfinishedBackup, checksumPath } from './backup.ts';
import { makeFolder } from './make-folder.ts';
import { isPart } from './part-files.ts';

const COMMANDS = join(DIST, 'cli.js');

/** The hour, by this machine's clock, at which a night's copy is made. */
const HOUR = 3;

/** How long after a failure it is tried again, in milliseconds. */
const RETRY = 3_600_000;

export interface NightlyCopies {
  /** The database's file. */
  path: string;
  folder: string;
  /** How many copies stay: the newest of those up to today's. One dated later, by a clock that was wrong, stays beside them. */
  keepDays: number;
  now: () => Date;
  /** Waits so many milliseconds. */
  sleep: (milliseconds: number) => Promise<unknown>;
  /** Makes a copy of this name. */
  copy: (target: string) => Promise<void>;
  report: (error: unknown) => void;
  /** Notes the names of copies that were removed. */
  noteRemoved: (names: readonly string[]) => void;
}

/**
 * Has the copies made for as long as the process lives, if a folder is set; keeps no process alive. Once `stop` is aborted, a copy
 * under way ends, and its unfinished files are removed.
 */
export function startNightlyCopies(
  database: DatabaseAddress,
  { folder, keepDays, stop }: { folder: string | undefined; keepDays: number; stop: AbortSignal },
): void {
  if (folder === undefined) return;
  const path = filePath(database);
  if (path === undefined)
    return report(
      new Error('BACKUP_FOLDER is for an embedded database; a server has copies of its own.'),
    );
  void keepNightlyCopies({
    path,
    folder,
    keepDays,
    now: () => new Date(),
    sleep: (milliseconds) => delay(milliseconds, undefined, { ref: false }),
    copy: (target) => copyInOtherProcess(target, stop),
    report: (error) => {
      if (!stop.aborted) report(error);
    },
    noteRemoved,
  });
}

/** Goes on for ever: a day that has no copy yet gets one at once, and the next one its own at night. */
export async function keepNightlyCopies(options: NightlyCopies): Promise<never> {
  for (;;) {
    const nextNight = timeToNextNight(options.now());
    try {
      await makeTodays(options);
      await removeOld(options);
      await options.sleep(nextNight);
    } catch (error) {
      options.report(error);
      await options.sleep(Math.min(RETRY, nextNight));
    }
  }
}

async function makeTodays({ path, folder, now, copy }: NightlyCopies): Promise<void> {
  const target = join(folder, `${stemOf(path)}-nightly-${dayOf(now())}.db`);
  await makeFolder(folder);
  if (existsSync(target)) return;
  await copy(target).catch((error: unknown) => {
    // Another process that serves the same file may have been quicker.
    if (!existsSync(target)) throw error;
  });
}

/** Removes all but the newest copies, never today's, and what an interrupted day has left of one. */
async function removeOld({
  path,
  folder,
  keepDays,
  now,
  noteRemoved: note,
}: NightlyCopies): Promise<void> {
  const start = `${stemOf(path)}-nightly-`;
  const today = `${start}${dayOf(now())}`;
  const names = (await readdir(folder)).filter((name) => name.startsWith(start)).toSorted();
  const copies = names.filter((name) => /^\d{4}-\d\d-\d\d\.db$/.test(name.slice(start.length)));
  const old = copies.filter((name) => name <= `${today}.db`).slice(0, -keepDays);
  const parts = names.filter((name) => isPart(name) && !name.startsWith(today));
  for (const name of [...old.flatMap((one) => [one, checksumPath(one)]), ...parts])
    await rm(join(folder, name), { force: true });
  if (old.length > 0) note(old);
}

/** `2026-11-24`, by this machine's clock. */
function dayOf(time: Date): string {
  const parts = [time.getFullYear(), time.getMonth() + 1, time.getDate()];
  return parts.map((part) => String(part).padStart(2, '0')).join('-');
}

/** Milliseconds to the next time that it is the hour, on the day after this one. */
function timeToNextNight(now: Date): number {
  const next = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, HOUR);
  return next.getTime() - now.getTime();
}

/** Runs `cli backup`, after everything else that this machine has to do. Ends it at once where it is to stop. */
async function copyInOtherProcess(target: string, stop: AbortSignal): Promise<void> {
  stop.throwIfAborted();
  const child = spawn(process.execPath, [COMMANDS, 'backup', target], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  giveWay(child.pid);
  // It would tidy up after a gentler signal, but at its low priority not soon.
  const kill = () => child.kill('SIGKILL');
  stop.addEventListener('abort', kill);
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const [said, code] = await Promise.all([text(child.stderr), ended]);
  stop.removeEventListener('abort', kill);
  if (code === 0) return;
  if (child.pid !== undefined) removeUnfinishedBackup(target, child.pid);
  throw new Error(said.trim());
}

/** Lets everything else go first, where the system allows that. */
function giveWay(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    setPriority(pid, constants.priority.PRIORITY_LOW);
  } catch {
    // A copy made at the usual priority is as good.
  }
}

function report(error: unknown): void {
  const line = { time: new Date().toISOString(), level: 'error', problem: 'nightly-copy-failed' };
  console.error(JSON.stringify({ ...line, error: String(error) }));
}

function noteRemoved(names: readonly string[]): void {
  const line = { time: new Date().toISOString(), level: 'info', message: 'nightly-copies-removed' };
  console.log(JSON.stringify({ ...line, names }));
}

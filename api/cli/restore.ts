/** `cli restore`: puts a checked copy in the place of an embedded database, and keeps what was there. Node only. */

import { existsSync } from 'node:fs';
import { copyFile, link, realpath, rename, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { openDb } from '../../db/connection/client.ts';
import type { DatabaseAddress } from '../../db/connection/address.ts';
import { withDatabaseLock } from '../../db/connection/lock.ts';
import { followLink } from '../../db/connection/follow-link.ts';
import { removeWal } from '../../db/queries/remove-wal.ts';
import { nodeSettings } from '../operations/node-settings.ts';
import { verifyChecksum, requireRestorable } from '../operations/verify-backup.ts';
import { failWith, oneFile, readOptions, UsageError } from './command-failure.ts';
import { CommandError } from '../services/command-error.ts';
import {
  SQLITE_SIDE_FILES,
  requireEmbedded,
  stemOf,
  uniqueTime,
} from '../operations/database-path.ts';
import {
  commitFile,
  sha256Of,
  syncFile,
  syncFolder,
  writeFileAtomic,
} from '../operations/durable-file.ts';
import { checksumPath } from '../operations/backup.ts';
import { makeFolder } from '../operations/make-folder.ts';
import { partOf, removePart } from '../operations/part-files.ts';
import { restoreCommand } from '../operations/shell-quote.ts';
import { withSignalCleanup } from '../operations/signal-cleanup.ts';

export const usage = `Usage: npm run -s cli -- restore COPY
Stop the service first. Checks the copy (its SHA-256, every page, its schema) before anything is changed,
and keeps the database that was there under another name beside it.`;

export async function run(args: readonly string[]): Promise<number> {
  try {
    const copy = oneFile(readOptions(args, {}).positionals);
    if (copy === undefined) throw new UsageError('Say which copy to restore.');
    const { database } = nodeSettings(process.env);
    // Where it is a link, the link stays.
    const path = followLink(
      requireEmbedded(database, 'A copy takes the place of an embedded database'),
    );
    await requireOther(copy, path);
    const { films, kept } = await restore(copy, { path, database });
    if (kept !== undefined)
      console.error(`What was there is kept. To go back: ${restoreCommand(kept)}`);
    console.log(`${path} is now ${basename(copy)}: ${films} films. Start the service.`);
    return 0;
  } catch (error) {
    return failWith(error, 'restore');
  }
}

async function requireOther(copy: string, path: string): Promise<void> {
  const found = await stat(copy).catch(() => undefined);
  if (!found) throw new CommandError(`There is no file ${copy}.`);
  if (!found.isFile()) throw new CommandError(`${copy} is not a file.`);
  if (existsSync(path) && (await realpath(path)) === (await realpath(copy)))
    throw new CommandError(`${copy} is the database itself. Name a copy of it.`);
}

interface Restored {
  films: number;
  /** Where the database is that was there before; undefined where there was none. */
  kept: string | undefined;
}

async function restore(
  copy: string,
  { path, database }: { path: string; database: DatabaseAddress },
): Promise<Restored> {
  await makeFolder(dirname(path));
  const part = partOf(path);
  try {
    const films = await withSignalCleanup(
      async () => {
        await copyFile(copy, part);
        await verifyChecksum(part, copy);
        return requireRestorable(part, copy);
      },
      () => {
        removePart(part);
        return 'The restore was stopped. Nothing was changed.';
      },
    );
    // Programs that start meanwhile wait for this lock.
    const kept = await withDatabaseLock(database, async () => {
      const aside = existsSync(path) ? await setAside(path, database) : undefined;
      await commitFile(part, path);
      return aside;
    });
    if (kept !== undefined)
      await writeFileAtomic(checksumPath(kept), `${await sha256Of(kept)}  ${basename(kept)}\n`);
    return { films, kept };
  } finally {
    removePart(part);
  }
}

/**
 * Gives the database a second name, so that it is still there while the copy takes the first. Throws where any program has it open:
 * that one would go on with the old file, and what it writes would be lost.
 */
async function setAside(path: string, database: DatabaseAddress): Promise<string> {
  if (!(await isFree(database)))
    throw new CommandError(
      `${path} is in use, and nothing was changed. Stop the service and every other program that has it open, then restore again.`,
    );
  const kept = join(dirname(path), `${stemOf(path)}-before-restore-${uniqueTime(new Date())}.db`);
  for (const sideFile of SQLITE_SIDE_FILES)
    if (existsSync(`${path}${sideFile}`)) await rename(`${path}${sideFile}`, `${kept}${sideFile}`);
  await link(path, kept).catch(async () => {
    // Some file systems know no second names.
    await copyFile(path, kept);
    await syncFile(kept);
  });
  await syncFolder(dirname(path));
  return kept;
}

/** Whether nobody else has the database open. Of a file that is no database any more, nobody can make use. */
async function isFree(database: DatabaseAddress): Promise<boolean> {
  try {
    const db = openDb(database);
    try {
      return await removeWal(db);
    } finally {
      db.$client.close();
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'SQLITE_NOTADB' || code === 'SQLITE_CORRUPT') return true;
    throw error;
  }
}

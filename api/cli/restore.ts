/** `cli restore`: replaces an embedded database with a verified copy, and keeps the old one. Node only. */

import { existsSync } from 'node:fs';
import { copyFile, link, realpath, rename, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { DatabaseAddress } from '../../db/connection/address.ts';
import { openDb } from '../../db/connection/client.ts';
import { followLink } from '../../db/connection/follow-link.ts';
import { withDatabaseLock } from '../../db/connection/lock.ts';
import { forgetSignIns } from '../../db/queries/forget-sign-ins.ts';
import { removeWal } from '../../db/queries/remove-wal.ts';
import { checksumPath } from '../operations/backup.ts';
import {
  addressOf,
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
import { makeFolder } from '../operations/make-folder.ts';
import { partOf, removePart } from '../operations/part-files.ts';
import { restoreCommand } from '../operations/shell-quote.ts';
import { withSignalCleanup } from '../operations/signal-cleanup.ts';
import { verifyChecksum, requireRestorable } from '../operations/verify-backup.ts';
import { counted } from '../domain/text/plural.ts';
import { CommandError } from '../services/command-error.ts';
import { EXIT, UsageError } from './failure.ts';
import { defineVerb } from './verb.ts';
import { withDatabase } from './with-database.ts';

export const verb = defineVerb({
  summary: 'replaces the database with a copy',
  usage: `Usage: npm run -s cli -- restore COPY
Stop the service first. The copy is checked (its SHA-256, every page, its schema) before anything changes,
and the old database stays beside the new one under another name. Everyone has to sign in again.`,
  options: {},
  takesFile: true,
  async run({ file: copy, settings }) {
    if (copy === undefined) throw new UsageError('Say which copy to restore.');
    const { database } = settings();
    // If it is a link, the link stays and its target is replaced.
    const path = followLink(
      requireEmbedded(database, 'A copy takes the place of an embedded database'),
    );
    await requireOtherFile(copy, path);
    const { films, kept } = await restore(copy, { path, database });
    if (kept !== undefined)
      console.error(`The old database is kept. To go back: ${restoreCommand(kept)}`);
    console.log(`${path} is now ${basename(copy)}: ${counted(films, 'film')}. Start the service.`);
    return EXIT.ok;
  },
});

async function requireOtherFile(copy: string, path: string): Promise<void> {
  const found = await stat(copy).catch(() => undefined);
  if (!found) throw new CommandError(`There is no file ${copy}.`);
  if (!found.isFile()) throw new CommandError(`${copy} is not a file.`);
  if (existsSync(path) && (await realpath(path)) === (await realpath(copy)))
    throw new CommandError(`${copy} is the database itself. Name a copy of it.`);
}

interface Restored {
  films: number;
  /** The path of the old database; undefined if there was none. */
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
        const films = await requireRestorable(part, copy);
        // A session that was ended since must not come back.
        await withDatabase(
          () => openDb(addressOf(part)),
          async (db) => {
            await forgetSignIns(db);
            await removeWal(db);
          },
        );
        return films;
      },
      () => {
        removePart(part);
        return 'The restore was stopped. Nothing was changed.';
      },
    );
    // Programs that start now wait for this lock.
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
 * Gives the database a second name, so that it still exists when the copy takes the first one. Throws if any program has it open:
 * that program would continue with the old file, and its writes would be lost.
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
    // Some file systems have no hard links.
    await copyFile(path, kept);
    await syncFile(kept);
  });
  await syncFolder(dirname(path));
  return kept;
}

/** Whether no other program has the database open. No program can use a file that is no longer a database. */
async function isFree(database: DatabaseAddress): Promise<boolean> {
  try {
    return await withDatabase(() => openDb(database), removeWal);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'SQLITE_NOTADB' || code === 'SQLITE_CORRUPT') return true;
    throw error;
  }
}

/** `cli backup`: a checked copy of an embedded database, while the service runs. Node only. */

import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openDb } from '../../db/connection/client.ts';
import { withDatabaseLock } from '../../db/connection/lock.ts';
import { readApplied } from '../../db/queries/schema-state.ts';
import { nodeSettings } from '../operations/node-settings.ts';
import { failWith, oneFile, readOptions } from './command-failure.ts';
import { CommandError } from '../services/command-error.ts';
import {
  requireEmbedded,
  displayUrl,
  stemOf,
  uniqueTime,
  defaultBackupFolder,
} from '../operations/database-path.ts';
import { createBackup, checksumPath } from '../operations/backup.ts';
import { makeFolder } from '../operations/make-folder.ts';

export const usage = `Usage: npm run -s cli -- backup [FILE or FOLDER]
Copies the embedded database while the service runs, checks the copy, and writes its SHA-256 beside it.
Without a name it goes into BACKUP_FOLDER, else into backups/ beside the database. No file is written over.`;

/** Copies, and tells the copy's name on standard output. */
export async function run(args: readonly string[]): Promise<number> {
  try {
    const asked = oneFile(readOptions(args, {}).positionals);
    const { database, backups } = nodeSettings(process.env);
    const path = requireEmbedded(database, 'A copy is made of an embedded database');
    if (!existsSync(path))
      throw new CommandError(`There is no database ${displayUrl(database)} to copy.`);
    const db = openDb(database);
    try {
      await readApplied(db); // before a folder is made for what is no database
      const target = await placeOf(asked, { path, folder: backups.folder });
      const { bytes, films } = await createBackup(path, target, {
        underLock: (step) => withDatabaseLock(database, step),
      });
      console.error(
        `${films} films, ${bytes} bytes, checked; its checksum is in ${checksumPath(target)}`,
      );
      console.log(target);
    } finally {
      db.$client.close();
    }
    return 0;
  } catch (error) {
    return failWith(error, 'backup');
  }
}

/** The copy's file. Only the folder that is meant for copies is made where it is missing. */
async function placeOf(
  asked: string | undefined,
  { path, folder = defaultBackupFolder(path) }: { path: string; folder: string | undefined },
): Promise<string> {
  const name = `${stemOf(path)}-${uniqueTime(new Date())}.db`;
  if (asked === undefined) {
    await makeFolder(folder);
    return join(folder, name);
  }
  if (existsSync(asked) && statSync(asked).isDirectory()) return join(asked, name);
  const meant = /[\\/]$/.test(asked) ? asked : dirname(asked);
  if (!existsSync(meant))
    throw new CommandError(`There is no folder ${meant} to put the copy into.`);
  return asked;
}

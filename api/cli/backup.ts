/** `cli backup`: a verified copy of an embedded database, while the service runs. Node only. */

import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openDb } from '../../db/connection/client.ts';
import { withDatabaseLock } from '../../db/connection/lock.ts';
import { readApplied } from '../../db/queries/schema-state.ts';
import { checksumPath, createBackup } from '../operations/backup.ts';
import {
  requireEmbedded,
  displayUrl,
  stemOf,
  uniqueTime,
  defaultBackupFolder,
} from '../operations/database-path.ts';
import { makeFolder } from '../operations/make-folder.ts';
import { counted } from '../domain/text/plural.ts';
import { CommandError } from '../services/command-error.ts';
import { EXIT } from './failure.ts';
import { defineVerb } from './verb.ts';
import { withDatabase } from './with-database.ts';

export const verb = defineVerb({
  summary: 'copies the database while the service runs',
  usage: `Usage: npm run -s cli -- backup [FILE or FOLDER]
Copies the embedded database while the service runs, checks the copy, and writes its SHA-256 beside it.
Without a name, the copy goes into BACKUP_FOLDER, or into backups/ beside the database. It never overwrites a file.`,
  options: {},
  takesFile: true,
  /** Prints the name of the copy on standard output. */
  async run({ file, settings }) {
    const { database, backups } = settings();
    const path = requireEmbedded(database, 'A copy is made of an embedded database');
    if (!existsSync(path))
      throw new CommandError(`There is no database ${displayUrl(database)} to copy.`);
    return withDatabase(
      () => openDb(database),
      async (db) => {
        await readApplied(db); // throws if this is not a database, before a folder is made
        const target = await targetOf(file, { path, folder: backups.folder });
        const { bytes, films } = await createBackup(path, target, {
          underLock: (step) => withDatabaseLock(database, step),
        });
        console.error(
          `${counted(films, 'film')}, ${counted(bytes, 'byte')}, checked; its checksum is in ${checksumPath(target)}`,
        );
        console.log(target);
        return EXIT.ok;
      },
    );
  },
});

/** The file of the copy. Only the default folder is created if it does not exist. */
async function targetOf(
  file: string | undefined,
  { path, folder = defaultBackupFolder(path) }: { path: string; folder: string | undefined },
): Promise<string> {
  const name = `${stemOf(path)}-${uniqueTime(new Date())}.db`;
  if (file === undefined) {
    await makeFolder(folder);
    return join(folder, name);
  }
  if (existsSync(file) && statSync(file).isDirectory()) return join(file, name);
  const parent = /[\\/]$/.test(file) ? file : dirname(file);
  if (!existsSync(parent))
    throw new CommandError(`There is no folder ${parent} to put the copy into.`);
  return file;
}

/** Makes a database ready to serve: its folder, the newest schema, and starter films if it is empty. Node only. */

import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openDb, type Db } from '../../db/connection/client.ts';
import { filePath, type DatabaseAddress } from '../../db/connection/address.ts';
import { withDatabaseLock } from '../../db/connection/lock.ts';
import { migrateDb, SchemaError } from '../../db/migrate.ts';
import { hasFilms } from '../../db/queries/has-films.ts';
import { mergeWal } from '../../db/queries/merge-wal.ts';
import { readSchemaState } from '../../db/queries/schema-state.ts';
import { countOffered, readFirstActor } from '../../db/queries/starter-state.ts';
import { isDiskFull } from '../../db/connection/disk-full.ts';
import { STARTER_FILM_COUNT } from '../../db/starter-films.ts';
import { counted } from '../domain/text/plural.ts';
import { CommandError } from '../services/command-error.ts';
import { displayUrl, stemOf, defaultBackupFolder } from './database-path.ts';
import { createBackup } from './backup.ts';
import { makeFolder } from './make-folder.ts';
import { rebuildDocuments } from '../services/films/rebuild-documents.ts';
import { restoreCommand } from './shell-quote.ts';

interface Preparation {
  /** Whether a new database gets the starter films, and one that began with them the new ones; true by default. */
  seed?: boolean;
  /** The folder for the backup before a migration; by default `backups/` next to the database. */
  backupFolder?: string | undefined;
}

/**
 * Opens a database and makes it ready. Existing data is kept, and an embedded database with films is backed up before its schema changes.
 * Processes that start together wait for each other. Throws a SchemaError; the database is then unchanged.
 */
export async function prepareDatabase(
  address: DatabaseAddress,
  { seed = true, backupFolder }: Preparation = {},
): Promise<Db> {
  const path = filePath(address);
  if (path !== undefined) await makeFolder(dirname(path));
  return withDatabaseLock(address, async () => {
    const db = openDb(address);
    let backup: string | undefined;
    try {
      await migrateDb(db, {
        before: async (migration) => {
          if (path === undefined || !(await hasFilms(db))) return;
          backup = await backUpBefore(migration, { path, folder: backupFolder });
        },
      });
    } catch (error) {
      db.$client.close();
      throw withRestoreCommand(error, backup);
    }
    await mergeWal(db);
    await rebuildDocuments(db);
    if (seed) await offerStarterFilms(db);
    return db;
  });
}

/** One backup for each migration: a start that fails repeatedly overwrites it. */
async function backUpBefore(
  migration: string,
  { path, folder = defaultBackupFolder(path) }: BackupSource,
): Promise<string> {
  const target = join(folder, `${stemOf(path)}-before-${migration}.db`);
  try {
    await makeFolder(folder);
    await createBackup(path, target, { replace: true });
  } catch (cause) {
    throw new SchemaError('The database needs a newer schema, and could not be copied first.', {
      advice: `Make room for ${target}, and let it be written: ${cause instanceof Error ? cause.message : cause}`,
      cause,
    });
  }
  console.error(`The database was copied to ${target}. It gets a newer schema now.`);
  return target;
}

interface BackupSource {
  path: string;
  folder: string | undefined;
}

/** The same error, with the command that restores the backup. */
function withRestoreCommand(error: unknown, backup: string | undefined): unknown {
  if (!(error instanceof SchemaError) || backup === undefined) return error;
  const { summary, message, cause } = error;
  return new SchemaError(summary, {
    advice: `${message.slice(summary.length + 1)} Its copy is ${backup}, and comes back by: ${restoreCommand(backup)}`,
    cause,
  });
}

/** Opens an existing database, or an empty one in memory if there is no file. Throws if its schema is not this program's. */
export async function openForDryRun(address: DatabaseAddress): Promise<Db> {
  const path = filePath(address);
  if (path !== undefined && !existsSync(path)) {
    const db = openDb({ url: 'file::memory:' });
    await migrateDb(db);
    return db;
  }
  const db = openDb(address);
  await requireSchema(db);
  return db;
}

/** Opens a database as it is. Throws if there is none, or if its schema is not this program's. */
export async function openExisting(address: DatabaseAddress): Promise<Db> {
  const path = filePath(address);
  if (path !== undefined && !existsSync(path))
    throw new CommandError(`There is no database ${displayUrl(address)}. npm start makes one.`);
  const db = openDb(address);
  await requireSchema(db);
  return db;
}

async function requireSchema(db: Db): Promise<void> {
  const { applied, expected } = await readSchemaState(db);
  if (applied === expected) return;
  throw new CommandError(
    applied > expected
      ? 'The database has a newer schema than this program. Use the version that made it, or a newer one.'
      : 'The database has another schema than this program. Run: npm run migrate',
  );
}

/** A database of the operator's own films gets none. Starter films are no reason not to start: if the disk is full, a later start adds them. */
async function offerStarterFilms(db: Db): Promise<void> {
  const offered = await countOffered(db);
  if (offered >= STARTER_FILM_COUNT) return;
  const firstActor = await readFirstActor(db);
  if (firstActor !== null && firstActor !== 'seed') return;
  try {
    const { addStarterFilms } = await import('./starter-films.ts');
    const added = await addStarterFilms(db, offered);
    if (firstActor !== null)
      console.error(`New in this version: ${counted(added, 'starter film')}.`);
  } catch (error) {
    if (firstActor === null || !isDiskFull(error)) throw error;
    console.error('The new starter films were not added, because the disk is full.');
  }
}

/** Makes a database ready to serve: its folder, the newest schema, and the first films where there are none. Node only. */

import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openDb, type Db } from '../../db/connection/client.ts';
import { filePath, type DatabaseAddress } from '../../db/connection/address.ts';
import { withDatabaseLock } from '../../db/connection/lock.ts';
import { migrateDb, SchemaError } from '../../db/migrate.ts';
import { hasFilms } from '../../db/queries/has-films.ts';
import { mergeWal } from '../../db/queries/merge-wal.ts';
import { readSchemaState } from '../../db/queries/schema-state.ts';
import { saveFilms } from '../../db/queries/save-film.ts';
import { HER_2013 } from '../../db/seed/her-2013.ts';
import { STARTER_FILMS } from '../../db/seed/starter-films.ts';
import { CommandError } from '../services/command-error.ts';
import { displayUrl, stemOf, defaultBackupFolder } from './database-path.ts';
import { createBackup } from './backup.ts';
import { makeFolder } from './make-folder.ts';
import { renewDocuments } from '../services/films/rebuild-documents.ts';
import { restoreCommand } from './shell-quote.ts';
import { completeFacts, prepareWrite } from '../services/films/write.ts';

const FIRST_FILMS = [HER_2013, ...STARTER_FILMS];

interface Preparation {
  /** Without it a database gets no first films: what is imported into an empty one is then all that it holds. */
  seed?: boolean;
  /** Where the copy goes that is made before a migration; `backups/` beside the database if left out. */
  backupFolder?: string | undefined;
}

/**
 * Opens a database and makes it ready. Data that is there is kept, and an embedded database with films is copied before its schema
 * changes. Processes that start together wait for each other. Throws a SchemaError, after which the database is as it was.
 */
export async function prepareDatabase(
  address: DatabaseAddress,
  { seed = true, backupFolder }: Preparation = {},
): Promise<Db> {
  const path = filePath(address);
  if (path !== undefined) await makeFolder(dirname(path));
  return withDatabaseLock(address, async () => {
    const db = openDb(address);
    let copy: string | undefined;
    try {
      await migrateDb(db, {
        before: async (migration) => {
          if (path === undefined || !(await hasFilms(db))) return;
          copy = await copyBefore(migration, { path, folder: backupFolder });
        },
      });
    } catch (error) {
      db.$client.close();
      throw withWayBack(error, copy);
    }
    await mergeWal(db);
    await renewDocuments(db);
    if (seed && !(await hasFilms(db))) await seedFilms(db);
    return db;
  });
}

/** One copy a migration: where a start fails again and again, the newest is the one to go back to. */
async function copyBefore(
  migration: string,
  { path, folder = defaultBackupFolder(path) }: CopySource,
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

interface CopySource {
  path: string;
  folder: string | undefined;
}

/** The same error, and how to have the copy back. */
function withWayBack(error: unknown, copy: string | undefined): unknown {
  if (!(error instanceof SchemaError) || copy === undefined) return error;
  const { summary, message, cause } = error;
  return new SchemaError(summary, {
    advice: `${message.slice(summary.length + 1)} Its copy is ${copy}, and comes back by: ${restoreCommand(copy)}`,
    cause,
  });
}

/** Opens a database as it is; where there is no file yet, an empty one in memory. Throws where it has another schema than this program. */
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

/** Opens a database to read from. Throws where there is none, or one of another schema. */
export async function openToRead(address: DatabaseAddress): Promise<Db> {
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

/** All of them or none: a database that has any film is not seeded again. */
async function seedFilms(db: Db): Promise<void> {
  const now = new Date().toISOString();
  const stamp = { created_at: now, updated_at: now, version: 1 };
  const writes = FIRST_FILMS.map((film) => prepareWrite(completeFacts(film), stamp));
  await saveFilms(
    db,
    writes.map((write) => ({ ...write, actor: 'seed' })),
  );
}

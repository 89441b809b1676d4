/** Makes a database ready to serve: its folder, the newest schema, and the first films where there are none. Node only. */

import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { openDb, type DatabaseAddress, type Db } from '../../db/client.ts';
import { migrateDb, withDatabaseLock } from '../../db/migrate.ts';
import { hasFilms } from '../../db/queries/has-films.ts';
import { readSchemaState } from '../../db/queries/schema-state.ts';
import { saveFilms } from '../../db/queries/save-film.ts';
import { HER_2013 } from '../../db/seed/her-2013.ts';
import { STARTER_FILMS } from '../../db/seed/starter-films.ts';
import { completeFacts, prepareWrite } from './write-film.ts';

const FIRST_FILMS = [HER_2013, ...STARTER_FILMS];

/**
 * Opens a database and makes it ready. Data that is there is kept. Processes that start together wait for each other. Without
 * `seed` it gets no first films: what is imported into an empty one is then all that it holds.
 */
export async function prepareDatabase(
  address: DatabaseAddress,
  { seed = true }: { seed?: boolean } = {},
): Promise<Db> {
  await makeFolder(address);
  return withDatabaseLock(address, async () => {
    const db = openDb(address);
    await migrateDb(db);
    if (seed && !(await hasFilms(db))) await seedFilms(db);
    return db;
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
    throw new Error(`There is no database ${address.url.split('?')[0]}. npm start makes one.`);
  const db = openDb(address);
  await requireSchema(db);
  return db;
}

async function requireSchema(db: Db): Promise<void> {
  const { applied, expected } = await readSchemaState(db).catch((error: unknown) => {
    if (error instanceof Error && error.message.includes('no such table')) return NO_SCHEMA;
    throw error;
  });
  if (applied !== expected)
    throw new Error('The database has another schema than this program. Run: npm run migrate');
}

const NO_SCHEMA = { applied: 0, expected: -1 };

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

async function makeFolder(address: DatabaseAddress): Promise<void> {
  const path = filePath(address);
  if (path !== undefined) await makeWithParents(dirname(path));
}

/** The file of an embedded database. */
function filePath({ url }: DatabaseAddress): string | undefined {
  const path = /^file:(?:\/\/)?([^?]+)/.exec(url)?.[1];
  return path === ':memory:' ? undefined : path;
}

/** Like mkdir's `recursive`, which never ends where a folder takes no children, as under /proc. */
async function makeWithParents(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EEXIST') return;
    const parent = dirname(folder);
    if (code !== 'ENOENT' || parent === folder) throw error;
    await makeWithParents(parent);
    await mkdir(folder).catch((again: NodeJS.ErrnoException) => {
      if (again.code !== 'EEXIST') throw again;
    });
  }
}

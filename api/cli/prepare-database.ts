/** Makes a database ready to serve: its folder, the newest schema, and the first films where there are none. Node only. */

import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { openDb, type DatabaseAddress, type Db } from '../../db/client.ts';
import { migrateDb, withDatabaseLock } from '../../db/migrate.ts';
import { hasFilms } from '../../db/queries/has-films.ts';
import { HER_2013 } from '../../db/seed/her-2013.ts';
import { writeFilm } from './write-film.ts';

const FIRST_FILMS = [HER_2013];

/** Opens a database and makes it ready. Data that is there is kept. Processes that start together wait for each other. */
export async function prepareDatabase(address: DatabaseAddress): Promise<Db> {
  await makeFolder(address);
  return withDatabaseLock(address, async () => {
    const db = openDb(address);
    await migrateDb(db);
    if (!(await hasFilms(db))) await seedFilms(db);
    return db;
  });
}

async function seedFilms(db: Db): Promise<void> {
  const now = new Date().toISOString();
  for (const film of FIRST_FILMS) await writeFilm(db, film, { now, actor: 'seed' });
}

async function makeFolder({ url }: DatabaseAddress): Promise<void> {
  const path = /^file:(?:\/\/)?([^?]+)/.exec(url)?.[1];
  if (path !== undefined && path !== ':memory:') await makeWithParents(dirname(path));
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

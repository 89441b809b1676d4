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
  if (path !== undefined && path !== ':memory:') await mkdir(dirname(path), { recursive: true });
}

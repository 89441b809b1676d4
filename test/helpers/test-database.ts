/** A database of a test's own: a real libSQL file, migrated as in production, in a folder that goes when the test ends. */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeFilm } from '../../api/services/films/write.ts';
import { openDb, type Db } from '../../db/connection/client.ts';
import type { FilmFacts } from '../../db/film.ts';
import { migrateDb } from '../../db/migrate.ts';

export interface TestDatabase {
  db: Db;
  url: string;
  close: () => Promise<void>;
}

/** When test films are written, unless a test says otherwise. */
export const WRITTEN_AT = '2026-01-02T03:04:05.000Z';

export async function openTestDatabase(films: readonly FilmFacts[] = []): Promise<TestDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'content-advisory-'));
  const url = `file:${join(folder, 'test.db')}`;
  const db = openDb({ url });
  await migrateDb(db);
  for (const film of films) await writeFilm(db, film, { now: WRITTEN_AT, actor: 'test' });
  return {
    db,
    url,
    close: async () => {
      db.$client.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A database of generated films, made by the way that every import goes, in a folder that goes with it. */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDb, type Db } from '../../../db/connection/client.ts';
import { migrateDb } from '../../../db/migrate.ts';
import { markDocumentsCurrent } from '../../../db/queries/document-state.ts';
import type { FilmFacts } from '../../../db/film.ts';
import { saveFilms } from '../../../db/queries/save-film.ts';
import { readSchemaState } from '../../../db/queries/schema-state.ts';
import { prepareNewFilms } from '../../helpers/new-films.ts';
import { generatedFilms } from './generated-films.ts';

export interface Catalogue {
  db: Db;
  url: string;
  /** Seconds from the first film to the last. */
  seconds: number;
  close: () => Promise<void>;
}

const BATCH = 2_000;
export const STAMP = {
  created_at: '2026-11-02T00:00:00.000Z',
  updated_at: '2026-11-02T00:00:00.000Z',
  version: 1,
};

interface Options {
  /** Titles in other languages, for the number of a film; none if left out. */
  titlesOf?: (number: number) => Record<string, string>;
  /** Minutes between the last changes of one batch and the next; 0 if left out. */
  minutesApart?: number;
}

export async function openGeneratedCatalogue(
  count: number,
  { titlesOf = () => ({}), minutesApart = 0 }: Options = {},
): Promise<Catalogue> {
  const folder = await mkdtemp(join(tmpdir(), 'content-advisory-bench-'));
  const url = `file:${join(folder, 'films.db')}`;
  const db = openDb({ url });
  await migrateDb(db);
  const started = performance.now();
  let batch: FilmFacts[] = [];
  let number = 0;
  const save = async () => {
    const minutes = Math.ceil(number / BATCH) * minutesApart;
    const updated_at = new Date(Date.parse(STAMP.updated_at) + minutes * 60_000).toISOString();
    await saveFilms(db, await prepareNewFilms(db, batch, { ...STAMP, updated_at }));
  };
  for (const film of generatedFilms(count)) {
    batch.push({ ...film, titles: titlesOf(number) });
    number += 1;
    if (batch.length < BATCH) continue;
    await save();
    batch = [];
  }
  if (batch.length > 0) await save();
  // As a service leaves it: else its next start would look through all documents.
  await markDocumentsCurrent(db, (await readSchemaState(db)).expected);
  await db.$client.execute('pragma wal_checkpoint(truncate)');
  return {
    db,
    url,
    seconds: (performance.now() - started) / 1000,
    close: async () => {
      db.$client.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Adds the starter films to a database. Loaded only when there are films to add. Node only. */

import { createReadStream } from 'node:fs';
import type { Db } from '../../db/connection/client.ts';
import { findEverWritten, markOffered } from '../../db/queries/starter-state.ts';
import { HER_2013 } from '../../db/seed/her-2013.ts';
import { STARTER_FILM_COUNT, STARTER_FILMS_FILE } from '../../db/starter-films.ts';
import { slugOf } from '../domain/film/slug.ts';
import { importFilms } from '../services/films/import.ts';
import { validateFilmLine, type CheckedLine } from '../services/formats/validate-line.ts';
import { readCsv } from '../services/formats/read-csv.ts';

/** Her, and the films of the file. Throws if a line is not a film. */
export async function readStarterFilms(): Promise<CheckedLine[]> {
  const films: CheckedLine[] = [];
  const lines = [validateFilmLine(1, HER_2013, { text: '' })];
  for await (const line of readCsv(createReadStream(STARTER_FILMS_FILE))) lines.push(line);
  for (const line of lines) {
    if (!('film' in line)) throw new Error(`Starter film ${line.line}: ${line.reason}`);
    films.push(line);
  }
  return films;
}

/**
 * Adds the starter films after the first `offered`. Leaves out films that the database has, in whatever spelling, and films that it once
 * had. Returns how many it added. If it is interrupted, the next call continues.
 */
export async function addStarterFilms(db: Db, offered: number): Promise<number> {
  const films = (await readStarterFilms()).slice(offered);
  const slugs = films.map(({ film }) => slugOf(film.title, film.year));
  const known = await findEverWritten(db, slugs);
  const missing = films.filter((_, place) => !known.has(slugs[place] ?? ''));
  const { new: added } = await importFilms(db, streamOf(missing), {
    now: () => new Date().toISOString(),
    dryRun: false,
    actor: 'seed',
    onlyNew: true,
    // A film that may be either of two films of the operator is one that the database has.
    reject: () => {},
    saved: () => {},
  });
  await markOffered(db, STARTER_FILM_COUNT);
  return added;
}

async function* streamOf(lines: readonly CheckedLine[]): AsyncGenerator<CheckedLine> {
  yield* lines;
}

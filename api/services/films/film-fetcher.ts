/** Fetches one film from another catalogue, so that an editor only types what it lacks. */

import type { DatabaseAddress } from '../../../db/connection/address.ts';
import { openDb } from '../../../db/connection/client.ts';
import { readFilmState } from '../../../db/queries/film-state.ts';
import type { FilmKey } from '../../../db/queries/read-film.ts';
import {
  createCatalogueClient,
  type CatalogueSettings,
} from '../../connectors/catalogue-client.ts';
import { CONNECTORS } from '../../connectors/connectors.ts';
import { fetchFilms } from './fetch.ts';

/** Saves the film that has the id, and returns our id of it; null if it was not found, or not in time. */
export type FilmFetcher = (key: FilmKey) => Promise<string | null>;

/** Milliseconds that an editor waits. A film that comes later is saved too. */
const PATIENCE = 15_000;

/** Asks Wikidata, and TMDB if there is a token. */
export async function fetchFilm(
  key: FilmKey,
  { database, ...settings }: CatalogueSettings & { database: DatabaseAddress },
): Promise<string | null> {
  const patience = new Promise<null>((resolve) => {
    setTimeout(() => resolve(null), PATIENCE).unref();
  });
  return Promise.race([search(key, settings, database).catch(() => null), patience]);
}

async function search(
  key: FilmKey,
  settings: CatalogueSettings,
  database: DatabaseAddress,
): Promise<string | null> {
  const hasTmdb = settings.catalogues.tmdb.token !== undefined;
  const db = openDb(database);
  try {
    for (const name of ['wikidata', ...(hasTmdb ? (['tmdb'] as const) : [])] as const) {
      const request = { ids: [key], titles: [], since: null };
      await fetchFilms(db, await CONNECTORS[name](), request, {
        from: { http: createCatalogueClient(name, settings) },
        now: () => new Date().toISOString(),
      });
      const state = await readFilmState(db, key);
      if (state && state.deleted_at === null) return state.id;
    }
    return null;
  } finally {
    db.$client.close();
  }
}

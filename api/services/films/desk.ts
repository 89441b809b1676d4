/** What editors find on their first page. */

import type { ReadDb } from '../../../db/connection/client.ts';
import {
  countOpenProposals,
  listOwnChanges,
  listUnrated,
  type DeskFilm,
  type OwnChange,
} from '../../../db/queries/desk.ts';
import { readFilmState, type FilmState } from '../../../db/queries/film-state.ts';
import type { FilmKey } from '../../../db/queries/read-film.ts';
import { readFactsOf, type StoredFilm } from '../../../db/queries/read-facts.ts';
import { listWanted, type WantedFilm } from '../../../db/queries/wanted-films.ts';

export interface DeskLists {
  /** Films that were asked for in vain, the most wanted first. */
  wanted: readonly WantedFilm[];
  /** Films without a rating by an editor, the newest first: reads of films are not counted. */
  unrated: readonly DeskFilm[];
  /** What this person changed last. */
  own: readonly OwnChange[];
  openProposals: number;
}

const MAX_LISTED = 8;

export async function readDesk(db: ReadDb, person: string): Promise<DeskLists> {
  const limit = MAX_LISTED;
  const [wanted, unrated, own, openProposals] = await Promise.all([
    listWanted(db, { limit }),
    listUnrated(db, limit),
    listOwnChanges(db, { person, limit }),
    countOpenProposals(db),
  ]);
  return { wanted, unrated, own, openProposals };
}

/** A film by any of its ids, deleted ones too. */
export function stateOfFilm(db: ReadDb, key: FilmKey): Promise<FilmState | null> {
  return readFilmState(db, key);
}

/** The facts of a film by any of its ids; null if there is none, or if it was deleted. */
export async function storedFilm(db: ReadDb, key: FilmKey): Promise<StoredFilm | null> {
  const state = await readFilmState(db, key);
  if (!state || state.deleted_at !== null) return null;
  return (await readFactsOf(db, [state.id])).get(state.id) ?? null;
}

/** Removes films from the catalogue permanently. */

import type { WriteDb } from '../../../db/connection/client.ts';
import { findOwners, readFactsOf, type StoredFilm } from '../../../db/queries/read-facts.ts';
import { findNaming, removeFilms } from '../../../db/queries/remove-films.ts';
import { saveFilms } from '../../../db/queries/save-film.ts';
import { parseFilmId } from '../../domain/film/id.ts';
import { changeRows, programAuthor } from './change-rows.ts';
import { completeFacts, prepareWrites, stampAfter } from './write.ts';

/** Who writes, in the history of the films. */
const ACTOR = 'remove';

export interface FoundFilms {
  /** Each film once, in the order of the ids. */
  films: readonly StoredFilm[];
  /** The ids that no film has. */
  unknown: readonly string[];
}

/** The films with these ids, in any of the forms that the API knows. */
export async function findFilmsToRemove(db: WriteDb, ids: readonly string[]): Promise<FoundFilms> {
  const keys = ids.map((id) => ({ id, key: parseFilmId(id) }));
  const owners = await findOwners(
    db,
    keys.flatMap(({ key }) => key ?? []),
  );
  const slugs = keys.map(({ id, key }) => ({
    id,
    slug: key?.scheme === 'film' ? key.value : owners.get(`${key?.scheme}:${key?.value}`),
  }));
  const found = await readFactsOf(
    db,
    slugs.flatMap(({ slug }) => slug ?? []),
  );
  const films = slugs.flatMap(({ slug }) => found.get(slug ?? '') ?? []);
  return {
    films: [...new Set(films)],
    unknown: slugs.flatMap(({ id, slug }) => (found.has(slug ?? '') ? [] : [id])),
  };
}

/**
 * Removes these films. Films that name one as similar keep its title, without the link. Returns their ids. The database rejects it if
 * another process wrote one of the films in between; see `isConflict`.
 */
export async function removeFromCatalogue(
  db: WriteDb,
  films: readonly StoredFilm[],
  { now, actor = ACTOR }: { now: string; actor?: string },
): Promise<string[]> {
  const author = programAuthor(actor);
  const ids = films.map(({ facts }) => facts.id);
  const removed = new Set(ids);
  const naming = (await findNaming(db, ids)).filter((id) => !removed.has(id));
  const others = [...(await readFactsOf(db, naming)).values()].filter(
    ({ deleted_at }) => deleted_at === null,
  );
  if (others.length > 0) {
    const writes = others.map(({ facts, stamp }) => ({
      facts: completeFacts(withoutLinks(facts, removed)),
      stamp: stampAfter(stamp, now),
      before: facts,
      author,
      replaces: stamp.version,
    }));
    await saveFilms(db, await prepareWrites(db, writes));
  }
  // The rows of the history stay, without the facts of the last version: only a backup or an export brings those back.
  const rows = films.map(({ facts, stamp }) => ({
    ...{ facts, stamp: stampAfter(stamp, now), before: facts },
    ...{ author, kind: 'removed' as const },
  }));
  await removeFilms(db, await changeRows(db, rows));
  return naming;
}

function withoutLinks(facts: StoredFilm['facts'], removed: ReadonlySet<string>) {
  const similar = facts.similar.map((one) =>
    one.id !== null && removed.has(one.id) ? { ...one, id: null } : one,
  );
  return { ...facts, similar };
}

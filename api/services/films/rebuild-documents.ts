/** Rebuilds the documents of films that an earlier release wrote. Node only. */

import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Db } from '../../../db/connection/client.ts';
import type { FilmFacts } from '../../../db/film.ts';
import { readFactsPage, type StoredFilm } from '../../../db/queries/read-facts.ts';
import {
  documentsAreCurrent,
  markDocumentsCurrent,
  readProjections,
} from '../../../db/queries/document-state.ts';
import { isConflict } from '../../../db/queries/conflict.ts';
import { saveInParts } from '../../../db/queries/request-size.ts';
import { saveFilms } from '../../../db/queries/save-film.ts';
import { readSchemaState } from '../../../db/queries/schema-state.ts';
import { isDerivedRating } from '../../domain/rating/official-ratings.ts';
import { programAuthor } from './change-rows.ts';
import { completeFacts, prepareWrite, prepareWrites } from './write.ts';

/** Films that are read at once, and written in one batch if the server accepts one of that size. */
const BATCH = 500;

/**
 * Runs once after each schema change. Versions, times and facts stay, except for official ratings that are derived; a film whose documents,
 * words and marks are current is not written. If the process is killed, the next call continues.
 */
export async function rebuildDocuments(db: Db): Promise<void> {
  const { expected } = await readSchemaState(db);
  if (await documentsAreCurrent(db, expected)) return;
  for (let after = ''; ;) {
    const page = await readFactsPage(db, { after, limit: BATCH });
    const last = page.at(-1);
    if (!last) break;
    const parts = await saveInParts(page, (part) => rebuildPart(db, part));
    if (parts.every(Boolean)) after = last.facts.id;
    await nextTurn();
  }
  await markDocumentsCurrent(db, expected);
}

/** What an earlier release derived from certificates is derived again. A film that has none yet gets it with its next write. */
function withDerivedAgain(facts: FilmFacts): FilmFacts {
  return facts.ratings.some((rating) => isDerivedRating(facts, rating))
    ? completeFacts(facts)
    : facts;
}

/** Returns false if another process wrote one of the films meanwhile. */
async function rebuildPart(db: Db, films: readonly StoredFilm[]): Promise<boolean> {
  const projections = await readProjections(
    db,
    films.map(({ facts }) => facts.id),
  );
  const writes = films
    .map(({ facts, stamp }) => prepareWrite(withDerivedAgain(facts), stamp))
    .filter(({ facts, advisory, card, index: { title_key, words, marks } }) => {
      const old = projections.get(facts.id);
      return !(
        old?.advisory === advisory &&
        old.card === card &&
        old.title_key === title_key &&
        old.words === words &&
        old.marks === marks
      );
    })
    .map(({ facts, stamp }) => ({
      ...{ facts, stamp, before: null, replaces: stamp.version },
      ...{ author: programAuthor('upgrade'), kind: 'rebuilt' as const },
    }));
  try {
    if (writes.length > 0) await saveFilms(db, await prepareWrites(db, writes));
    return true;
  } catch (error) {
    if (isConflict(error)) return false;
    throw error;
  }
}

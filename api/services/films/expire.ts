/** Removes what may not be used any more: the facts of expired sources, and films of which nothing else is known. */

import type { WriteDb } from '../../../db/connection/client.ts';
import { findExpired } from '../../../db/queries/expired-films.ts';
import { isConflict } from '../../../db/queries/conflict.ts';
import { readFactsOf } from '../../../db/queries/read-facts.ts';
import { saveInParts } from '../../../db/queries/request-size.ts';
import { saveFilms } from '../../../db/queries/save-film.ts';
import { withoutSources } from '../../domain/film/without-sources.ts';
import { yieldToEventLoop } from '../yield-to-event-loop.ts';
import { programAuthor } from './change-rows.ts';
import { removeFromCatalogue } from './remove.ts';
import { completeFacts, prepareWrites, stampAfter } from './write.ts';

/** Who writes, in the history of the films. */
const ACTOR = 'expiry';

/** Films that are written at once. */
const BATCH = 50;

/** Batches in a row that another process may keep from being saved. */
const MAX_CONFLICTS = 5;

export interface Expiry {
  /** Films that lost facts. */
  changed: number;
  /** Films that were removed, because all that was known of them expired. */
  removed: number;
}

/**
 * Removes the facts that rest only on sources that expired up to `now`, an ISO 8601 time in UTC, of up to `limit` films. If it is
 * stopped, what was written stays written, and the next call goes on from there.
 */
export async function expireFilms(
  db: WriteDb,
  { now, limit = Infinity }: { now: string; limit?: number },
): Promise<Expiry> {
  const expiry: Expiry = { changed: 0, removed: 0 };
  let conflicts = 0;
  for (let left = limit; left > 0;) {
    const ids = await findExpired(db, { now, limit: Math.min(BATCH, left) });
    if (ids.length === 0) break;
    try {
      const { changed, removed } = await expireBatch(db, ids, now);
      expiry.changed += changed;
      expiry.removed += removed;
      left -= ids.length;
      conflicts = 0;
    } catch (error) {
      conflicts += 1;
      if (!isConflict(error) || conflicts === MAX_CONFLICTS) throw error;
    }
    await yieldToEventLoop();
  }
  return expiry;
}

async function expireBatch(db: WriteDb, ids: readonly string[], now: string): Promise<Expiry> {
  const films = [...(await readFactsOf(db, ids)).values()].map((film) => ({
    ...film,
    left: withoutSources(film.facts, ({ expires_at }) => expires_at !== null && expires_at <= now),
  }));
  const planned = films.flatMap(({ facts, left, stamp }) =>
    left
      ? [
          {
            facts: completeFacts(left),
            stamp: stampAfter(stamp, now),
            before: facts,
            author: programAuthor(ACTOR),
            replaces: stamp.version,
          },
        ]
      : [],
  );
  const removed = films.filter(({ left }) => left === null);
  if (planned.length > 0)
    await saveInParts(await prepareWrites(db, planned), (part) => saveFilms(db, part));
  if (removed.length > 0) await removeFromCatalogue(db, removed, { now, actor: ACTOR });
  return { changed: planned.length, removed: removed.length };
}

/** Writes films: computes their projections and saves everything in one batch. Node only. */

import type { Db } from '../../../db/connection/client.ts';
import type { FilmFacts } from '../../../db/film.ts';
import {
  findWriteStamp,
  saveFilm,
  type FilmWrite,
  type WriteStamp,
} from '../../../db/queries/save-film.ts';
import { canonicalFacts } from './canonical-facts.ts';
import { withOfficialRatings } from '../../domain/rating/official-ratings.ts';
import { projectFilm } from '../../domain/film/project.ts';

interface WriteOptions {
  /** ISO 8601 time in UTC. */
  now: string;
  actor: string;
}

/** Writes a film, overwrites any stored film with its id, and increments the version. */
export async function writeFilm(
  db: Db,
  facts: FilmFacts,
  { now, actor }: WriteOptions,
): Promise<void> {
  const before = await findWriteStamp(db, facts.id);
  const stamp = {
    created_at: before?.created_at ?? now,
    updated_at: now,
    version: (before?.version ?? 0) + 1,
  };
  await saveFilm(db, { ...prepareWrite(completeFacts(facts), stamp), actor });
}

/** The facts as they are stored: canonical, and with the ratings that are derived from certificates. */
export function completeFacts(facts: FilmFacts): FilmFacts {
  return canonicalFacts(withOfficialRatings(facts));
}

/** Everything that is saved for a film of complete facts, except the actor. */
export function prepareWrite(facts: FilmFacts, stamp: WriteStamp): Omit<FilmWrite, 'actor'> {
  const { advisory, card, index } = projectFilm(facts, stamp);
  return {
    facts,
    stamp,
    advisory: JSON.stringify(advisory),
    card: JSON.stringify(card),
    index: { ...index, summary: JSON.stringify(index.summary) },
  };
}

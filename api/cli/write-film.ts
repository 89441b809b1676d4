/** Writes one film: works out its projections and saves everything in one batch. Node only. */

import type { Db } from '../../db/client.ts';
import type { FilmFacts } from '../../db/facts.ts';
import { findWriteStamp, saveFilm } from '../../db/queries/save-film.ts';
import { projectFilm } from '../domain/project-film.ts';
import { searchWords } from '../domain/title-key.ts';

interface WriteOptions {
  /** ISO 8601 time in UTC. */
  now: string;
  actor: string;
}

/** Writes the facts over what stood under their id, if anything did, and counts the version up. */
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
  const { advisory, index } = projectFilm(facts, stamp);
  await saveFilm(db, {
    facts,
    stamp,
    advisory: JSON.stringify(advisory),
    index: { ...index, summary: JSON.stringify(index.summary) },
    search_words: searchWords(facts.title),
    actor,
  });
}

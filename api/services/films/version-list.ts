/** The versions of a film for people: who, when, why, and each fact that changed, old and new. */

import type { ReadDb } from '../../../db/connection/client.ts';
import { readHistorySince } from '../../../db/queries/history.ts';
import type { StoredFilm } from '../../../db/queries/read-facts.ts';
import { differencesOf, type Difference } from '../../domain/film/differences.ts';
import { undo, type FactsPatch } from '../../domain/film/history.ts';
import { lastingFacts } from './lasting-facts.ts';

export interface FilmVersion {
  version: number;
  changed_at: string;
  kind: 'changed' | 'deleted';
  by: string;
  accepted_by: string | null;
  note: string | null;
  /** null for the first version, and where the facts before are not known. */
  differences: readonly Difference[] | null;
  /** Whether its facts are known, so that they can come back. */
  isKnown: boolean;
}

export interface VersionList {
  versions: FilmVersion[];
  /** Older versions are those before this one; null at the end. */
  next: number | null;
}

const MAX_LISTED = 20;

/** The newest versions, or those before another one. */
export async function listVersions(
  db: ReadDb,
  { facts, stamp }: StoredFilm,
  before: number = stamp.version + 1,
): Promise<VersionList> {
  const oldest = Math.max(1, before - MAX_LISTED);
  const rows = await readHistorySince(db, { id: facts.id, version: oldest });
  let after = lastingFacts(facts);
  let isKnown = true;
  const versions: FilmVersion[] = [];
  for (const { version, changed_at, kind, actor, accepted_by, note, previous } of rows) {
    const earlier = previous && undo(after, [previous as FactsPatch]); // written by `previousFacts`
    if (version < before)
      versions.push({
        ...{ version, changed_at, by: actor, accepted_by, note, isKnown },
        kind: kind === 'deleted' ? 'deleted' : 'changed',
        differences: isKnown && earlier ? differencesOf(earlier, after) : null,
      });
    if (earlier) after = earlier;
    else isKnown = false;
  }
  return { versions, next: oldest > 1 && versions.length > 0 ? oldest : null };
}

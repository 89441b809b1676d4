/**
 * The one way to write films, for every author: an import, the API, the desk, proposals and connectors. It computes what is stored beside
 * the facts — documents, index row, row of the history — and saves all of it in one batch.
 */

import type { ReadDb, WriteDb } from '../../../db/connection/client.ts';
import type { FilmFacts } from '../../../db/film.ts';
import { readFactsOf } from '../../../db/queries/read-facts.ts';
import { saveFilms, type FilmWrite, type WriteStamp } from '../../../db/queries/save-film.ts';
import { withOfficialRatings } from '../../domain/rating/official-ratings.ts';
import { projectFilm } from '../../domain/film/project.ts';
import { sha256 } from '../sha256.ts';
import { canonicalFacts } from './canonical-facts.ts';
import { changeRows, programAuthor, type PlannedRow } from './change-rows.ts';

/** A version of a film to be written. `facts` are complete. */
export interface PlannedWrite extends PlannedRow {
  /** The version that the writer read, 0 if there was no film: the database rejects the write if another one came first. */
  replaces: number;
}

interface WriteOptions {
  /** ISO 8601 time in UTC. */
  now: string;
  /** The name of the program that writes. */
  actor: string;
}

/** Writes a film, overwrites any stored film with its id, and increments the version. */
export async function writeFilm(
  db: WriteDb,
  facts: FilmFacts,
  { now, actor }: WriteOptions,
): Promise<void> {
  const before = (await readFactsOf(db, [facts.id])).get(facts.id);
  const planned = {
    facts: completeFacts(facts),
    stamp: stampAfter(before?.stamp, now),
    before: before?.facts ?? null,
    author: programAuthor(actor),
    replaces: before?.stamp.version ?? 0,
  };
  await saveFilms(db, await prepareWrites(db, [planned]));
}

/** The stamp of a film's next version; of its first one without `before`. */
export function stampAfter(before: WriteStamp | undefined, now: string): WriteStamp {
  return {
    created_at: before?.created_at ?? now,
    updated_at: now,
    version: (before?.version ?? 0) + 1,
  };
}

/** The facts as they are stored: canonical, and with the ratings that are derived from certificates. */
export function completeFacts(facts: FilmFacts): FilmFacts {
  return canonicalFacts(withOfficialRatings(facts));
}

/** Everything that is saved for these versions, at most one a film. */
export async function prepareWrites(
  db: ReadDb,
  planned: readonly PlannedWrite[],
): Promise<FilmWrite[]> {
  const changes = await changeRows(db, planned);
  return Promise.all(
    planned.map(async ({ facts, stamp, replaces }, place) => {
      const change = changes[place];
      if (!change) throw new RangeError(`There is no row ${place}`);
      const write = prepareWrite(facts, stamp);
      const [etag, card_etag] = await Promise.all([
        entityTag(write.advisory),
        entityTag(write.card),
      ]);
      return { ...write, etag, card_etag, change, replaces };
    }),
  );
}

/** The stored projections of complete facts. */
export function prepareWrite(
  facts: FilmFacts,
  stamp: WriteStamp,
): Pick<FilmWrite, 'facts' | 'stamp' | 'advisory' | 'card' | 'index'> {
  const { advisory, card, index } = projectFilm(facts, stamp);
  return {
    facts,
    stamp,
    advisory: JSON.stringify(advisory),
    card: JSON.stringify(card),
    index: { ...index, summary: JSON.stringify(index.summary) },
  };
}

/** A strong ETag: equal text has an equal tag. */
async function entityTag(text: string): Promise<string> {
  return `"${(await sha256(text)).slice(0, 22)}"`;
}

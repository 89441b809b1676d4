/** Makes the rows of the history, chained by hash. */

import type { ReadDb } from '../../../db/connection/client.ts';
import type { FilmFacts } from '../../../db/film.ts';
import { readHeadHashes } from '../../../db/queries/history.ts';
import type { ChangeRow, WriteStamp } from '../../../db/queries/save-film.ts';
import type { AuthorKind, ChangeKind } from '../../../db/vocabulary.ts';
import { changedPointers, hashedFacts, previousFacts } from '../../domain/film/history.ts';
import { sha256 } from '../sha256.ts';
import { lastingFacts } from './lasting-facts.ts';

/** Who writes, and why. */
export interface Author {
  kind: AuthorKind;
  /** The id of a person or key; null for a program. */
  id: string | null;
  /** The display name. */
  name: string;
  note?: string | null;
  /** The second editor, if the change waited for one. */
  acceptedBy?: string | null;
}

/** A program of the operator, such as an import. */
export function programAuthor(name: string): Author {
  return { kind: 'program', id: null, name };
}

export interface PlannedRow {
  facts: FilmFacts;
  stamp: WriteStamp;
  /** The facts of the version before; null for a film that is new. */
  before: FilmFacts | null;
  author: Author;
  kind?: ChangeKind;
}

/** The rows for changes of films, at most one a film, in order. */
export async function changeRows(db: ReadDb, planned: readonly PlannedRow[]): Promise<ChangeRow[]> {
  const heads = await readHeadHashes(
    db,
    planned.map(({ facts }) => facts.id),
  );
  return Promise.all(planned.map((one) => changeRow(one, heads.get(one.facts.id) ?? null)));
}

async function changeRow(
  { facts, stamp, before, author, kind = 'changed' }: PlannedRow,
  head: string | null,
): Promise<ChangeRow> {
  const row = {
    film_id: facts.id,
    version: stamp.version,
    changed_at: stamp.updated_at,
    actor: author.name,
    kind,
    actor_kind: author.kind,
    actor_id: author.id,
    accepted_by: author.acceptedBy ?? null,
    note: author.note ?? null,
    changed: before && changedPointers(before, facts),
    previous: before && { ...previousFacts(lastingFacts(before), lastingFacts(facts)) },
    facts_hash: null,
    hash: null,
  };
  // A rebuild is no version, and no part of the chain.
  if (kind === 'rebuilt') return { ...row, changed: null, previous: null };
  const withFacts = { ...row, facts_hash: await sha256(hashedFacts(lastingFacts(facts))) };
  return { ...withFacts, hash: await hashOf(withFacts, head) };
}

/** The hash of a row, which covers everything in it but its number, and the hash of the film's row before it. */
export function hashOf(row: ChangeRow, head: string | null): Promise<string> {
  return sha256(
    JSON.stringify([
      head,
      row.film_id,
      row.version,
      row.changed_at,
      row.kind,
      row.actor,
      row.actor_kind,
      row.actor_id,
      row.accepted_by,
      row.note,
      row.changed,
      row.previous,
      row.facts_hash,
    ]),
  );
}

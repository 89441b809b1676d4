/** Writes a film: its facts, its projections and the line in the list of changes, all in one batch. Node only. */

import { createHash } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import type { Db } from '../client.ts';
import type { FilmFacts } from '../facts.ts';
import * as tables from '../schema.ts';
import { ID_SCHEMES } from '../vocabulary.ts';

/** ISO 8601 times in UTC; versions count a film's writes from 1. */
export interface WriteStamp {
  created_at: string;
  updated_at: string;
  version: number;
}

/** The row that answers the limits query; `summary` is JSON text. */
export type IndexRow = Omit<typeof tables.filmIndex.$inferInsert, 'number' | 'film_id'>;

export interface FilmWrite {
  facts: FilmFacts;
  stamp: WriteStamp;
  /** The finished advisory as JSON text. */
  advisory: string;
  index: IndexRow;
  /** The words of the title, made comparable as those of a search are. */
  search_words: string;
  /** Who writes: `seed`, an importer, an editor. */
  actor: string;
}

/** When the film was first and last written, or null where it is not there yet. */
export async function findWriteStamp(db: Db, id: string): Promise<WriteStamp | null> {
  const { created_at, updated_at, version } = tables.films;
  const row = await db
    .select({ created_at, updated_at, version })
    .from(tables.films)
    .where(eq(tables.films.id, id))
    .get();
  return row ?? null;
}

/** Writes a film over whatever stood under its id: all of it or, where the database refuses a part, nothing. */
export async function saveFilm(db: Db, write: FilmWrite): Promise<void> {
  const { facts, stamp, advisory, index, search_words, actor } = write;
  const film_id = facts.id;
  const film = { ...filmRow(facts), ...stamp };
  const positioned = <Row extends object>(rows: readonly Row[]) =>
    rows.map((row, position) => ({ ...row, film_id, position }));
  await db.batch([
    db.insert(tables.films).values(film).onConflictDoUpdate({ target: tables.films.id, set: film }),
    ...PARTS.map((table) => db.delete(table).where(eq(table.film_id, film_id))),
    ...insertAll(db, tables.filmIds, idRows(facts)),
    ...insertAll(
      db,
      tables.ratings,
      facts.ratings.map((rating) => ({ ...rating, film_id })),
    ),
    ...insertAll(db, tables.certificates, positioned(facts.certificates)),
    ...insertAll(db, tables.sources, positioned(facts.sources)),
    ...insertAll(db, tables.themes, positioned(facts.themes)),
    ...insertAll(
      db,
      tables.talkingPoints,
      positioned(facts.talking_points.map((text) => ({ text }))),
    ),
    db
      .insert(tables.documents)
      .values({ film_id, advisory, etag: entityTag(advisory) })
      .onConflictDoUpdate({
        target: tables.documents.film_id,
        set: { advisory, etag: entityTag(advisory) },
      }),
    db
      .insert(tables.filmIndex)
      .values({ ...index, film_id })
      .onConflictDoUpdate({ target: tables.filmIndex.film_id, set: index }),
    db.run(
      sql`delete from film_search where rowid = (select number from film_index where film_id = ${film_id})`,
    ),
    db.run(
      sql`insert into film_search (rowid, title) select number, ${search_words} from film_index where film_id = ${film_id}`,
    ),
    db
      .insert(tables.changes)
      .values({ film_id, version: stamp.version, changed_at: stamp.updated_at, actor }),
  ]);
}

const PARTS = [
  tables.filmIds,
  tables.ratings,
  tables.certificates,
  tables.sources,
  tables.themes,
  tables.talkingPoints,
] as const;

type Part = (typeof PARTS)[number];

/** One insert of all rows, or none where there are no rows: SQL has no empty list of values. */
function insertAll<Table extends Part>(db: Db, table: Table, rows: Table['$inferInsert'][]) {
  return rows.length === 0 ? [] : [db.insert(table).values(rows)];
}

function filmRow(facts: FilmFacts) {
  const { id, title, year, editor_age, age_why, verdict_line, summary, story, opinion } = facts;
  const { details, elsewhere, watch, similar, reviews } = facts;
  const texts = { verdict_line, summary, story, opinion };
  return {
    id,
    title,
    year,
    editor_age,
    age_why,
    ...texts,
    details,
    elsewhere,
    watch,
    similar,
    reviews,
  };
}

function idRows({ id, ids }: FilmFacts) {
  return ID_SCHEMES.flatMap((scheme) => {
    const value = ids[scheme];
    return value === null ? [] : [{ scheme, value, film_id: id }];
  });
}

/** A strong entity tag: equal text has an equal tag. */
function entityTag(text: string): string {
  return `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;
}

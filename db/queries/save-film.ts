/** Writes films: their facts, their projections and a row each in `changes`, all in one batch. */

import type { InStatement } from '@libsql/client';
import type { ReadDb, WriteDb } from '../connection/client.ts';
import { isServer } from '../connection/is-server.ts';
import { FILM_JSON, FILM_TEXTS, pick, type FilmFacts } from '../film.ts';
import type * as tables from '../schema.ts';
import { ID_SCHEMES } from '../vocabulary.ts';
import { insertRows } from './insert-rows.ts';
import { exceedsRequest, isTooLarge, RequestTooLargeError } from './request-size.ts';
import { deleteTitles, insertTitles } from './title-search.ts';
import { MIN_PARTED_WORD } from './title-words.ts';

/** ISO 8601 times in UTC; versions count a film's writes from 1. */
export interface WriteStamp {
  created_at: string;
  updated_at: string;
  version: number;
}

/** The row that list queries read; `summary` is JSON text. */
export type IndexRow = Omit<
  typeof tables.filmIndex.$inferInsert,
  'number' | 'film_id' | 'newest' | 'freshest' | 'words' | 'marks'
> & { newest: number; freshest: number; words: string; marks: string };

export type ChangeRow = Omit<typeof tables.changes.$inferSelect, 'number'>;

export interface FilmWrite {
  facts: FilmFacts;
  stamp: WriteStamp;
  /** The advisory as JSON text. */
  advisory: string;
  /** The content of its closed card, as JSON text. */
  card: string;
  /** Strong ETags of both. */
  etag: string;
  card_etag: string;
  index: IndexRow;
  /** The row of the history. */
  change: ChangeRow;
  /** The version that the writer read, 0 if there was no film. If left out, any stored film is overwritten. */
  replaces?: number;
}

/** When the film was first and last written, or null if it is not stored yet. */
export async function findWriteStamp(db: ReadDb, id: string): Promise<WriteStamp | null> {
  const { rows } = await db.$client.execute({
    sql: 'select created_at, updated_at, version from films where id = ?',
    args: [id],
  });
  return (rows[0] as WriteStamp | undefined) ?? null; // the columns that are selected
}

/**
 * Writes films, and overwrites stored films with their ids: all of them, or none. Ids must be unique. Throws a RequestTooLargeError if they do not fit in one
 * request to a server.
 */
export async function saveFilms(db: WriteDb, writes: readonly FilmWrite[]): Promise<void> {
  await saveSteps(db, [stepsOf(writes)]);
}

/** What writes some films, step by step. It contains everything as text, so that the films can be garbage-collected. */
export interface WriteSteps {
  ids: readonly string[];
  steps: readonly (readonly InStatement[])[];
}

/**
 * Writes the films of all these steps: all of them, or none. Writes table by table, so that each index page is written once. Throws a
 * RequestTooLargeError if they do not fit in one request to a server.
 */
export async function saveSteps(db: WriteDb, parts: readonly WriteSteps[]): Promise<void> {
  const statements = statementsOf(parts);
  const isOne = parts.length === 1 && parts[0]?.ids.length === 1;
  if (isServer(db) && !isOne && exceedsRequest(statements)) throw new RequestTooLargeError();
  try {
    await db.$client.batch(statements, 'write');
  } catch (cause) {
    throw isTooLarge(cause) ? new RequestTooLargeError({ cause }) : cause;
  }
}

/** The statements of all steps, the first steps of all parts first; then their titles, in one statement, whatever the number of parts. */
export function statementsOf(parts: readonly WriteSteps[]): InStatement[] {
  const [first] = parts;
  if (!first) return [];
  return [
    ...first.steps.flatMap((_, step) => parts.flatMap(({ steps }) => steps[step] ?? [])),
    insertTitles(parts.flatMap(({ ids }) => ids)),
  ];
}

/** For `saveSteps`. Films that are written at once must have unique ids. */
export function stepsOf(writes: readonly FilmWrite[]): WriteSteps {
  const ids = writes.map(({ facts }) => facts.id);
  // A new film has nothing to delete, and looking for it would cost as much as an insert.
  const old = writes.filter(({ replaces }) => replaces !== 0).map(({ facts }) => facts.id);
  const words = JSON.stringify(wordsOf(writes));
  const rowsOf = <Row>(rows: (write: FilmWrite) => readonly Row[]) => writes.flatMap(rows);
  const steps = [
    rejectOutdated(writes),
    insertRows('films', rowsOf(filmRow), { over: 'id' }),
    PARTS.flatMap((table) => deleteOf(`${table} where film_id`, old)),
    insertRows('film_ids', rowsOf(idRows)),
    insertRows('ratings', rowsOf(ratingRows)),
    insertRows('certificates', rowsOf(positioned(({ certificates }) => certificates))),
    insertRows('sources', rowsOf(positioned(({ sources }) => sources))),
    insertRows('themes', rowsOf(positioned(({ themes }) => themes))),
    insertRows(
      'talking_points',
      rowsOf(positioned(({ talking_points }) => talking_points.map((text) => ({ text })))),
    ),
    insertRows('documents', rowsOf(documentRow), { over: 'film_id' }),
    old.length === 0 ? [] : [deleteTitles(old)],
    insertRows('film_index', rowsOf(indexRow), { over: 'film_id' }),
    deleteOf('film_search where rowid in (select number from film_index where film_id', old, ')'),
    [
      {
        sql: `insert into film_search (rowid, marks) select number, marks from film_index where film_id in (select value from json_each(?))`,
        args: [JSON.stringify(ids)],
      },
    ],
    [
      {
        sql: `insert into title_word_parts (word) select value ->> 0 from json_each(?)
          where length(value ->> 0) >= ${MIN_PARTED_WORD} and value ->> 0 not in (select word from title_words)`,
        args: [words],
      },
    ],
    [
      {
        sql: `insert or ignore into title_words (word, backwards) select value ->> 0, value ->> 1 from json_each(?)`,
        args: [words],
      },
    ],
    [
      {
        sql: `insert or ignore into level_sets (unknown, levels, age) select value ->> 0, value ->> 1, value ->> 2 from json_each(?)`,
        args: [JSON.stringify(levelSetsOf(writes))],
      },
    ],
    insertRows('changes', rowsOf(changeRow)),
  ];
  return { ids, steps };
}

/** Deletes the rows of these films. */
function deleteOf(rows: string, ids: readonly string[], end = ''): InStatement[] {
  const sql = `delete from ${rows} in (select value from json_each(?))${end}`;
  return ids.length === 0 ? [] : [{ sql, args: [JSON.stringify(ids)] }];
}

/** Every word of the titles, forwards and backwards. */
function wordsOf(writes: readonly FilmWrite[]): [word: string, backwards: string][] {
  const words = new Set(writes.flatMap(({ index }) => index.words.split(/[ |]+/).filter(Boolean)));
  return [...words].map((word) => [word, [...word].toReversed().join('')]);
}

/** The distinct levels and ages by which limits find the films. */
function levelSetsOf(writes: readonly FilmWrite[]) {
  const sets = writes.flatMap(({ index }) => [
    ['exclude', index.levels, index.age] as const,
    ['likely', index.levels_likely, index.age_likely] as const,
    ['include', index.levels_known, index.age_known] as const,
  ]);
  return [...new Map(sets.map((set) => [set.join(), set])).values()];
}

/** The statements that delete films so that they can be restored: their documents go, and their facts stay. */
export function deletionSteps(
  deletions: readonly Pick<FilmWrite, 'facts' | 'stamp' | 'change' | 'replaces'>[],
) {
  const ids = deletions.map(({ facts }) => facts.id);
  const deleted = deletions.map(({ facts, stamp }) => [facts.id, stamp.updated_at, stamp.version]);
  return [
    ...rejectOutdated(deletions),
    {
      sql: `update films set deleted_at = value ->> 1, updated_at = value ->> 1, version = value ->> 2
        from json_each(?) where films.id = value ->> 0`,
      args: [JSON.stringify(deleted)],
    },
    ...deleteOf(
      'film_search where rowid in (select number from film_index where film_id',
      ids,
      ')',
    ),
    ...(ids.length > 0 ? [deleteTitles(ids)] : []),
    ...['documents', 'film_index'].flatMap((table) => deleteOf(`${table} where film_id`, ids)),
    ...insertRows(
      'changes',
      deletions.map(({ change }) => change),
    ),
  ];
}

/** Inserts an empty film, which the database rejects, if a film's stored version is not the one that its writer read. */
export function rejectOutdated(
  writes: readonly { facts: { id: string }; replaces?: number }[],
): InStatement[] {
  const seen = writes.flatMap(({ facts, replaces }) =>
    replaces === undefined ? [] : [[facts.id, replaces]],
  );
  if (seen.length === 0) return [];
  return [
    {
      sql: `insert into films (id) select null where exists (
        select 1 from json_each(?) left join films on films.id = value ->> 0 where coalesce(version, 0) <> value ->> 1)`,
      args: [JSON.stringify(seen)],
    },
  ];
}

const PARTS = ['film_ids', 'ratings', 'certificates', 'sources', 'themes', 'talking_points'];

/** The rows of a list, each with its position. */
function positioned<Row extends object>(list: (facts: FilmFacts) => readonly Row[]) {
  return ({ facts }: FilmWrite) =>
    list(facts).map((row, position) => ({ ...row, film_id: facts.id, position }));
}

function ratingRows({ facts }: FilmWrite) {
  return facts.ratings.map((rating) => ({ ...rating, film_id: facts.id }));
}

function documentRow({ facts, advisory, card, etag, card_etag }: FilmWrite) {
  return [{ film_id: facts.id, advisory, card, etag, card_etag }];
}

function indexRow({ facts, index }: FilmWrite) {
  return [{ ...index, film_id: facts.id }];
}

function changeRow({ change }: FilmWrite) {
  return [change];
}

function filmRow({ facts, stamp }: FilmWrite) {
  const { id, title, titles, year, editor_age, age_why } = facts;
  const texts = pick(facts, FILM_TEXTS);
  const json = pick(facts, FILM_JSON);
  return [
    { id, title, titles, year, editor_age, age_why, ...texts, ...json, ...stamp, deleted_at: null },
  ];
}

function idRows({ facts: { id, ids } }: FilmWrite) {
  return ID_SCHEMES.flatMap((scheme) => {
    const value = ids[scheme];
    return value === null ? [] : [{ scheme, value, film_id: id }];
  });
}

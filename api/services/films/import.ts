/** Imports films into the database in batches: all films of a batch, or none. */

import type { WriteDb } from '../../../db/connection/client.ts';
import { isServer } from '../../../db/connection/is-server.ts';
import type { FilmFacts } from '../../../db/film.ts';
import { readHistoriesOf } from '../../../db/queries/history.ts';
import type { StoredFilm } from '../../../db/queries/read-facts.ts';
import { isConflict } from '../../../db/queries/conflict.ts';
import { RequestTooLargeError, saveInParts } from '../../../db/queries/request-size.ts';
import {
  saveSteps,
  stepsOf,
  type WriteSteps,
  type WriteStamp,
} from '../../../db/queries/save-film.ts';
import { hasPlentyOfRoom, tuneForBulkWrites } from '../../../db/queries/bulk-writes.ts';
import { mergeWal } from '../../../db/queries/merge-wal.ts';
import { canonicalFacts } from './canonical-facts.ts';
import {
  mergeFilm,
  overriddenRatings,
  type Preferred,
  type RatingConflict,
} from '../../domain/film/merge.ts';
import { mergeFetched, needsRenewal, withReadDates } from '../../domain/film/merge-fetched.ts';
import { ratingPath } from '../../domain/film/erasable.ts';
import { CommandError } from '../command-error.ts';
import { yieldToEventLoop } from '../yield-to-event-loop.ts';
import type {
  CheckedLine,
  ImportLine,
  LineWarning,
  RejectedLine,
} from '../formats/validate-line.ts';
import { matchFilms, noClaims, releaseClaims, type ClaimedIds, type Match } from './match.ts';
import { programAuthor } from './change-rows.ts';
import { planFollowed, type FollowRules } from './plan-followed.ts';
import type { FilmOutcome, PlannedFilm } from './planned-film.ts';
import { completeFacts, prepareWrites, stampAfter, type PlannedWrite } from './write.ts';

export interface ImportCounts {
  new: number;
  changed: number;
  unchanged: number;
  rejected: number;
  /** Ratings of the file that differ, are not newer, and were not taken, because the database is preferred. */
  ratings_kept: number;
  warnings: number;
}

export interface ImportOptions {
  /** ISO 8601 time in UTC. */
  now: () => string;
  /** Reports what would change, and changes nothing. */
  dryRun: boolean;
  /** Who writes, in the history of the films; `import` if left out. */
  actor?: string;
  /** Leaves films unchanged that the database already has. */
  onlyNew?: boolean;
  /** The lines come from another catalogue: see `mergeFetched`. Several lines may be about one film. */
  fetched?: boolean;
  /** The lines come from a catalogue that is mirrored, by `actor`: see `planFollowed`. */
  followed?: FollowRules;
  /** Whose rating is taken if two differ and the file's is not newer. If left out, such a line is rejected. */
  prefer?: Preferred | undefined;
  reject: (rejectedLine: RejectedLine) => void;
  /** Called for each warning about a line that is imported. */
  warn?: (warning: LineWarning) => void;
  /** Called after each batch: everything up to this line is saved or rejected. */
  saved: (line: number, counts: Readonly<ImportCounts>) => void;
}

/**
 * Films of one batch, and characters of their lines. Other writers wait up to a second for a batch. Smaller batches write the same index
 * pages more often, and larger ones need more memory.
 */
const LARGE_BATCH = { films: 1_000, characters: 4_000_000 };

/** For a nearly full disk. */
const SMALL_BATCH = { films: 50, characters: 200_000 };

/** For a database server: about as many films as fit in one request. */
const SERVER_BATCH = { films: 64, characters: 4_000_000 };

/** Films that are planned at a time, to save memory: afterwards only their SQL texts are kept. */
const PLAN_SIZE = 100;

/** Attempts to save a batch whose films another process wrote meanwhile. */
const MAX_ATTEMPTS = 5;

/** Imports all lines, in order. Throws if the database fails; batches that were reported as saved stay saved. */
export async function importFilms(
  db: WriteDb,
  lines: AsyncIterable<ImportLine>,
  options: ImportOptions,
): Promise<ImportCounts> {
  const counts: ImportCounts = {
    ...{ new: 0, changed: 0, unchanged: 0, rejected: 0, ratings_kept: 0, warnings: 0 },
  };
  const claimed = noClaims();
  let batch: CheckedLine[] = [];
  /** Of the films in the batch. */
  const keys = new Set<string>();
  let characters = 0;
  let lastLine = 0;
  let limit = LARGE_BATCH;

  function reject(rejectedLine: RejectedLine): void {
    counts.rejected += 1;
    options.reject(rejectedLine);
  }

  async function finishBatch(): Promise<void> {
    const parts = await saveInParts(batch, (part) => saveBatch(db, part, { claimed, ...options }));
    if (!options.dryRun) {
      claimed.ids.clear();
      claimed.owners.clear();
    }
    if (options.fetched) claimed.lines.clear();
    keys.clear();
    for (const one of parts.flat()) {
      if (!('outcome' in one)) reject(one);
      else {
        counts[one.outcome] += 1;
        counts.ratings_kept += one.ratings_kept;
        counts.warnings += one.warnings.length;
        for (const warning of one.warnings) options.warn?.(warning);
      }
    }
    batch = [];
    characters = 0;
    options.saved(lastLine, counts);
    // Statements are freed in a turn of the event loop, and an embedded database alone would never allow one.
    await yieldToEventLoop();
  }

  async function chooseLimit(): Promise<void> {
    if (isServer(db)) limit = SERVER_BATCH;
    else if (!options.dryRun) limit = (await hasPlentyOfRoom(db)) ? LARGE_BATCH : SMALL_BATCH;
  }

  await tuneForBulkWrites(db);
  try {
    await chooseLimit();
    for await (const line of lines) {
      const own = options.fetched && 'film' in line ? keysOf(line.film) : [];
      if (own.some((key) => keys.has(key))) await finishBatch();
      for (const key of own) keys.add(key);
      lastLine = line.line;
      if ('film' in line) {
        batch.push(line);
        characters += line.size;
      } else reject(line);
      if (batch.length >= limit.films || characters > limit.characters) {
        await finishBatch();
        await chooseLimit();
      }
    }
    await finishBatch();
    return counts;
  } finally {
    // While a service has the database open, the log would keep its size.
    if (!options.dryRun) await mergeWal(db);
  }
}

/** What tells that two lines are about one film. */
function keysOf({ id, ids }: CheckedLine['film']): string[] {
  return Object.entries({ film: id, ...ids }).flatMap(([scheme, value]) =>
    value === null ? [] : `${scheme}:${value}`,
  );
}

function storedIdOf(match: Match | RejectedLine): string[] {
  return 'film' in match && match.before ? [match.id] : [];
}

interface Planning extends Pick<
  ImportOptions,
  'now' | 'dryRun' | 'actor' | 'onlyNew' | 'fetched' | 'followed' | 'prefer'
> {
  claimed: ClaimedIds;
}

/** Saves the films of a batch: all of them, or none. Throws a RequestTooLargeError if they must be sent in parts. */
async function saveBatch(
  db: WriteDb,
  batch: readonly CheckedLine[],
  planning: Planning,
): Promise<(FilmOutcome | RejectedLine)[]> {
  for (let attempt = 1; ; attempt += 1) {
    const { outcomes, steps } = await planBatch(db, batch, planning);
    if (planning.dryRun || steps.length === 0) return outcomes;
    try {
      await saveSteps(db, steps);
      return outcomes;
    } catch (error) {
      releaseClaims(new Set(batch.map(({ line }) => line)), planning.claimed);
      const [only] = batch;
      if (error instanceof RequestTooLargeError && batch.length === 1)
        throw new CommandError(`Line ${only?.line}: ${error.message}`, { cause: error });
      if (!isConflict(error) || attempt === MAX_ATTEMPTS) throw error;
    }
  }
}

async function planBatch(
  db: WriteDb,
  batch: readonly CheckedLine[],
  { claimed, ...planning }: Planning,
): Promise<{ outcomes: (FilmOutcome | RejectedLine)[]; steps: WriteSteps[] }> {
  const outcomes: (FilmOutcome | RejectedLine)[] = [];
  const steps: WriteSteps[] = [];
  for (let from = 0; from < batch.length; from += PLAN_SIZE) {
    const matched = await matchFilms(db, batch.slice(from, from + PLAN_SIZE), claimed);
    const { followed } = planning;
    const histories = followed && (await readHistoriesOf(db, matched.flatMap(storedIdOf)));
    const writes: PlannedWrite[] = [];
    for (const match of matched) {
      if (!('film' in match)) {
        outcomes.push(match);
        continue;
      }
      const planned =
        followed && match.before
          ? planFollowed(match, match.before, {
              rules: followed,
              history: histories?.get(match.id) ?? [],
              now: planning.now,
            })
          : planFilm(match, planning);
      if (!('outcome' in planned)) {
        outcomes.push(planned);
        continue;
      }
      const { write, ...outcome } = planned;
      outcomes.push(outcome);
      if (write) writes.push(write);
    }
    if (!planning.dryRun && writes.length > 0) steps.push(stepsOf(await prepareWrites(db, writes)));
  }
  return { outcomes, steps };
}

/** Plans the write for the film of a line, or says why the line is rejected. */
function planFilm(
  match: Match,
  { now, prefer, actor = 'import', onlyNew = false, fetched = false }: Omit<Planning, 'claimed'>,
): PlannedFilm | RejectedLine {
  const { film, id, before } = match;
  if (before && before.deleted_at !== null) return rejectDeleted(match);
  if (fetched && before) return planFetched(match, before, { now, actor });
  const nothing = { outcome: 'unchanged', ratings_kept: 0, write: null } as const;
  if (onlyNew && before) return { ...nothing, warnings: match.warnings };
  const { facts: merged, conflicts } = mergeFilm(before?.facts ?? null, film, { id, prefer });
  if (conflicts.length > 0 && prefer === undefined) return rejectConflicts(match, conflicts);
  const facts = completeFacts(merged);
  if (facts.editor_age !== null && facts.age_why === null && film.erase.includes('age_why'))
    return rejectErasedReason(match);
  const warnings = [
    ...match.warnings,
    ...overriddenWarning(match, facts),
    ...notErasedWarning(match, facts),
  ];
  const ratings_kept = prefer === 'database' ? conflicts.length : 0;
  const isSame =
    before !== null && JSON.stringify(facts) === JSON.stringify(canonicalFacts(before.facts));
  if (isSame) return { ...nothing, ratings_kept, warnings };
  const stamp = before === null ? firstStamp(film, now()) : stampAfter(before.stamp, now());
  const write = {
    facts,
    stamp,
    before: before?.facts ?? null,
    author: programAuthor(actor),
    replaces: before?.stamp.version ?? 0,
  };
  return { outcome: before === null ? 'new' : 'changed', ratings_kept, warnings, write };
}

/** Plans the write for a film that is here already and was fetched again. */
function planFetched(
  { film, warnings }: Match,
  before: StoredFilm,
  { now, actor }: { now: () => string; actor: string },
): PlannedFilm {
  const facts = completeFacts(mergeFetched(before.facts, film));
  const isSame = JSON.stringify(facts) === JSON.stringify(canonicalFacts(before.facts));
  if (isSame && !needsRenewal(before.facts, film.sources))
    return { outcome: 'unchanged', ratings_kept: 0, warnings, write: null };
  const write = {
    facts: withReadDates(facts, film.sources),
    stamp: stampAfter(before.stamp, now()),
    before: before.facts,
    author: programAuthor(actor),
    replaces: before.stamp.version,
  };
  return { outcome: 'changed', ratings_kept: 0, warnings, write };
}

/** Says what to write so that the ratings of the line are taken. */
function rejectConflicts(
  { line, nameOf }: Match,
  conflicts: readonly RatingConflict[],
): RejectedLine {
  const columns = conflicts.map(({ place, field }) => nameOf(`ratings.${place}.${field}`));
  const [{ place, stored, given, rated_at, field }] = conflicts as [RatingConflict]; // called only with conflicts
  const values =
    field === 'sources'
      ? 'It differs from the database'
      : `The database has ${shown(stored)}, the file ${shown(given)}`;
  const date = rated_at === null ? 'a date' : `a date after ${rated_at}`;
  const others = columns.length > 1 ? ` The same goes for ${columns.slice(1).join(', ')}.` : '';
  return {
    line,
    field: columns[0] ?? '',
    reason: `${values}. To change it, write ${date} in ${nameOf(`ratings.${place}.rated_at`)}, or import with --prefer file. To keep it, use --prefer database.${others}`,
  };
}

function rejectDeleted({ line, id, nameOf }: Match): RejectedLine {
  const reason = `${id} was deleted here. Restore it first: POST /v1/films/${id}/restore.`;
  return { line, field: nameOf('id'), reason };
}

function rejectErasedReason({ line, nameOf }: Match): RejectedLine {
  const reason = 'The film has an editor’s age, which needs a reason. Erase editor_age too.';
  return { line, field: nameOf('age_why'), reason };
}

/** A rating that is derived from a certificate is there again at once. */
function notErasedWarning({ line, film }: Match, facts: FilmFacts): LineWarning[] {
  const left = facts.ratings.find((rating) => film.erase.includes(ratingPath(rating)));
  if (!left) return [];
  const warning = `Not erased: ${left.origin} is derived here from its certificate. Erase the certificates instead.`;
  return [{ line, field: ratingPath(left), warning }];
}

const MAX_SHOWN = 40;

function shown(value: unknown): string {
  if (value === null) return 'nothing';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value !== 'string') return String(value);
  const text = value.length > MAX_SHOWN ? `${value.slice(0, MAX_SHOWN)}…` : value;
  return `“${text}”`;
}

/** An official rating follows from the board's words, so a change of it in a file has no effect. */
function overriddenWarning({ line, film, nameOf }: Match, facts: FilmFacts): LineWarning[] {
  const [first, ...others] = overriddenRatings(film, facts);
  if (!first) return [];
  const rating = film.ratings[first.place];
  const more = others.length > 0 ? ` The same goes for ${others.length} more of its ratings.` : '';
  const warning = `Not taken: ${rating?.origin} is derived here from the board’s reasons. To rate ${rating?.category} yourself, write basis editor and an origin of your own.${more}`;
  return [{ line, field: nameOf(`ratings.${first.place}.${first.field}`), warning }];
}

/** A film from another catalogue keeps its times and version. */
function firstStamp({ created_at, updated_at, version }: Match['film'], now: string): WriteStamp {
  return {
    created_at: created_at ?? updated_at ?? now,
    updated_at: updated_at ?? created_at ?? now,
    version: version ?? 1,
  };
}

/** Fetches films from another catalogue into the database; what is saved stays saved, however the run ends. */

import type { WriteDb } from '../../../db/connection/client.ts';
import type { Connector, FetchRequest, Report, Skipped } from '../../connectors/connector.ts';
import { ServiceError, type HttpClient } from '../../connectors/http-client.ts';
import type { FilmLine } from '../../contract/film-line.ts';
import type { ImportLine } from '../formats/validate-line.ts';
import { importFilms, type ImportCounts } from './import.ts';
import { matchKnown } from './match-known.ts';
import { translateRequest } from './translate-request.ts';

/** How far a run is, after each part that is saved. */
export interface FetchProgress {
  /** Films that the service sent. */
  films: number;
  /** How many it will have sent at the end; null while that is unknown. */
  expected: number | null;
  counts: Readonly<ImportCounts>;
}

export interface FetchFilmsOptions {
  /** Where the films are: at the service, or in an answer of it that was saved before. */
  from: { http: HttpClient; resumeAt?: string | null } | { answer: string | AsyncIterable<string> };
  /** ISO 8601 time in UTC. */
  now: () => string;
  /** Reports what would change, and changes nothing. */
  dryRun?: boolean;
  /** Who writes, in the history of the films. */
  actor?: string;
  /** Saves a part; if left out, into the database. */
  save?: SaveLines;
  /** Milliseconds between two saves. */
  saveInterval?: number;
  /** A fact or a film was left out. */
  skip?: (skipped: Skipped) => void;
  /** A request failed, or a film was rejected: the run is not complete. */
  fail?: (failed: Skipped) => void;
  /** What to check in a film that is saved. */
  warn?: (warning: Skipped) => void;
  saved?: (progress: FetchProgress) => void;
  /** Everything before this token is saved, so a later run may resume at it. Not called any more after a failure. */
  reached?: (token: string) => void;
}

/** Saves the films of one part, and reports those that cannot be saved. */
export type SaveLines = (
  lines: AsyncIterable<ImportLine>,
  events: Pick<Parameters<typeof importFilms>[2], 'reject' | 'warn'>,
) => Promise<ImportCounts>;

export interface FetchOutcome {
  /** Films that the service sent. */
  films: number;
  counts: ImportCounts;
  /** Facts and films that were left out. */
  skipped: number;
  /** Requests that failed and films that were rejected. */
  failed: number;
  /** Why the run ended before its end; null if it did not. */
  ended_by: string | null;
}

/** If the run is stopped, as many milliseconds of it are repeated. */
const SAVE_INTERVAL = 5_000;

/**
 * Fetches the films of a request and saves them part by part. A service that fails is told by the outcome. Throws if the database fails, or
 * if a saved answer is none of that service.
 */
export async function fetchFilms(
  db: WriteDb,
  connector: Connector,
  request: FetchRequest,
  options: FetchFilmsOptions,
): Promise<FetchOutcome> {
  const { from, now, saveInterval = SAVE_INTERVAL, save = savingInto(db, options) } = options;
  const outcome: FetchOutcome = { ...EMPTY_OUTCOME, counts: { ...EMPTY_OUTCOME.counts } };
  let expected: number | null = null;
  let token: string | null = null;
  const report: Report = {
    skip(skipped) {
      outcome.skipped += 1;
      options.skip?.(skipped);
    },
    fail(failed) {
      outcome.failed += 1;
      options.fail?.(failed);
    },
    reached: (next) => (token = next),
    expect: (films) => (expected = films),
  };
  const today = now().slice(0, 10);
  const sent =
    'answer' in from
      ? connector.readAnswer(from.answer, { report, today })
      : connector.fetchFilms(await translateRequest(db, { connector, request, report }), {
          http: from.http,
          report,
          today,
          resumeFrom: from.resumeAt ?? null,
        });
  const counted = countEach(untilFailure(sent, outcome), () => (outcome.films += 1));
  const lines = connector.onlyKnown ? matchKnown(db, counted, report.skip) : counted;
  const isDue = (since: number) => token !== null && Date.now() - since >= saveInterval;

  for await (const part of splitIntoParts(lines, isDue)) {
    const films = new Map<number, string>();
    const counts = await save(labelled(part, films), {
      reject: ({ line, field, reason }) =>
        report.fail({ film: films.get(line) ?? null, fact: field, reason }),
      warn: ({ line, field, warning }) =>
        options.warn?.({ film: films.get(line) ?? null, fact: field, reason: warning }),
    });
    addTo(outcome.counts, counts);
    options.saved?.({ films: outcome.films, expected, counts: outcome.counts });
    if (token !== null && outcome.failed === 0) options.reached?.(token);
  }
  return outcome;
}

const EMPTY_OUTCOME: FetchOutcome = {
  films: 0,
  counts: { new: 0, changed: 0, unchanged: 0, rejected: 0, ratings_kept: 0, warnings: 0 },
  skipped: 0,
  failed: 0,
  ended_by: null,
};

type Lines = AsyncIterable<ImportLine>;

function savingInto(
  db: WriteDb,
  { now, dryRun = false, actor = 'fetch' }: Pick<FetchFilmsOptions, 'now' | 'dryRun' | 'actor'>,
): SaveLines {
  return (lines, events) =>
    importFilms(db, lines, { now, dryRun, actor, fetched: true, saved: () => {}, ...events });
}

/** The lines until the service fails for the rest of the run, which the outcome then tells. */
async function* untilFailure(
  lines: Lines,
  outcome: Pick<FetchOutcome, 'ended_by'>,
): AsyncGenerator<ImportLine> {
  try {
    yield* lines;
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    outcome.ended_by = error.message;
  }
}

async function* countEach(lines: Lines, count: () => void): AsyncGenerator<ImportLine> {
  for await (const line of lines) {
    count();
    yield line;
  }
}

/** The same lines; remembers what to call the film of each, by the number of the line. */
async function* labelled(lines: Lines, films: Map<number, string>): AsyncGenerator<ImportLine> {
  for await (const line of lines) {
    if ('film' in line) films.set(line.line, labelOf(line.film));
    yield line;
  }
}

function labelOf({ ids: { imdb, wikidata, tmdb }, title, year }: FilmLine): string {
  return imdb ?? wikidata ?? (tmdb === null ? `${title} (${year})` : `tmdb:${tmdb}`);
}

/** Splits the lines where `isDue` is true of the time at which the part began. Each part has to be read to its end before the next one. */
async function* splitIntoParts(
  lines: Lines,
  isDue: (since: number) => boolean,
): AsyncGenerator<Lines> {
  const iterator = lines[Symbol.asyncIterator]();
  let next = await iterator.next();
  async function* part(): AsyncGenerator<ImportLine> {
    const since = Date.now();
    do {
      if (!next.done) yield next.value;
      next = await iterator.next();
    } while (!next.done && !isDue(since));
  }
  try {
    while (!next.done) yield part();
  } finally {
    await iterator.return?.();
  }
}

function addTo(sum: ImportCounts, counts: ImportCounts): void {
  for (const key of Object.keys(sum) as (keyof ImportCounts)[]) sum[key] += counts[key]; // its keys
}

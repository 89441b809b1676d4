/** What every connector to another catalogue of films does, so that one service can run them all. */

import type { FilmKey } from '../../db/queries/read-film.ts';
import type { ImportLine } from '../services/formats/validate-line.ts';
import { ServiceError, type HttpClient } from './http-client.ts';

export const CONNECTOR_NAMES = ['wikidata', 'kmrb', 'tmdb'] as const;
export type ConnectorName = (typeof CONNECTOR_NAMES)[number];

/** Which films to fetch. */
export interface FetchRequest {
  /** Null for every film that the service has; then `titles` is empty. */
  ids: readonly FilmKey[] | null;
  /** Titles to search for, for a service that knows no ids; others ignore them. */
  titles: readonly string[];
  /** An ISO 8601 date: only what the service has changed or added since; null for everything. */
  since: string | null;
}

/** A fact, a film or a whole answer that was left out. */
export interface Skipped {
  /** The film as the service names it, or an id that was asked for; null for a whole answer. */
  film: string | null;
  /** What was left out: `certificates`, `ids.imdb` … */
  fact: string;
  /** One sentence. */
  reason: string;
}

/** Where a connector reports what it does not yield. */
export interface Report {
  /** Something is left out, and the rest is yielded. */
  skip: (skipped: Skipped) => void;
  /** A part of the run failed and is left out: the exit status says so, and the next run begins with it. */
  fail: (skipped: Skipped) => void;
  /** Everything yielded so far is complete up to this token: a later run with `resumeFrom` yields what follows. */
  reached: (token: string) => void;
  /** How many films there will be, when that becomes known. */
  expect: (films: number) => void;
}

export interface FetchOptions {
  http: HttpClient;
  report: Report;
  /** The date of reading, for sources: an ISO 8601 date. */
  today: string;
  /** A token that an earlier run with the same request reached. */
  resumeFrom?: string | null;
}

export interface Connector {
  name: ConnectorName;
  /** Its films have no ids: they are matched with ours, asked for by title, and films that we lack are left out. */
  onlyKnown?: true;
  /**
   * The films of a service as lines to import, numbered from 1. A part that cannot be fetched is reported, and the next one is fetched.
   * Throws a ServiceError if the run cannot go on; what was yielded stays valid.
   */
  fetchFilms: (request: FetchRequest, options: FetchOptions) => AsyncIterable<ImportLine>;
  /** The same from a saved answer of the service. Throws a CommandError if the file is something else. */
  readAnswer: (
    text: string | AsyncIterable<string>,
    options: Omit<FetchOptions, 'http' | 'resumeFrom'>,
  ) => AsyncIterable<ImportLine>;
}

/** The result of a request, or null if it failed, which is reported. Throws only errors that end the run. */
export async function attempt<Result>(
  { report, film, fact }: Pick<Skipped, 'film' | 'fact'> & { report: Report },
  request: () => Promise<Result>,
): Promise<Result | null> {
  try {
    return await request();
  } catch (error) {
    if (!(error instanceof ServiceError) || error.endsRun) throw error;
    report.fail({ film, fact, reason: error.message });
    return null;
  }
}

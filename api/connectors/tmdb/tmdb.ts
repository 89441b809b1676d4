/** Fetches films from TMDB by their ids: certificates by country, ids, titles, people and running times. */

import * as z from 'zod';
import type { FilmKey } from '../../../db/queries/read-film.ts';
import { CommandError } from '../../services/command-error.ts';
import { validateFilmLine, type ImportLine } from '../../services/formats/validate-line.ts';
import { attempt, type Connector, type FetchOptions } from '../connector.ts';
import { BadAnswerError, parseJson, ServiceError, type HttpClient } from '../http-client.ts';
import { filmLineOf, TmdbFilm } from './film.ts';

const PARTS = 'release_dates,external_ids,credits,translations';

export const tmdb: Connector = { name: 'tmdb', fetchFilms, readAnswer };

const NEEDS_IDS =
  'TMDB has no request for all films. Give ids: --ids, --wanted, or --file with TMDB’s daily list of ids.';

async function* fetchFilms(
  { ids }: Parameters<Connector['fetchFilms']>[0],
  { http, report, today, resumeFrom = null }: FetchOptions,
): AsyncGenerator<ImportLine> {
  if (ids === null) throw new CommandError(NEEDS_IDS);
  report.expect(ids.length);
  for (const [place, key] of ids.entries()) {
    if (place < Number(resumeFrom ?? 0)) continue;
    const name = `${key.scheme}:${key.value}`;
    const film = await attempt({ report, film: name, fact: 'film' }, () => fetchFilm(http, key));
    if (film === NOT_FOUND)
      report.skip({ film: name, fact: 'film', reason: 'TMDB does not have it.' });
    else if (film) yield* lineOf(film, { line: place + 1, report, today });
    report.reached(String(place + 1));
  }
}

const NOT_FOUND = Symbol('not found');

const Found = z.object({ movie_results: z.array(z.object({ id: z.int().positive() })) });

async function fetchFilm(
  http: HttpClient,
  { scheme, value }: FilmKey,
): Promise<TmdbFilm | typeof NOT_FOUND> {
  const get = <Answer>(path: string, query: Record<string, string>, schema: z.ZodType<Answer>) =>
    http.read({ service: 'tmdb', path, query, accept: 'application/json' }, (text) =>
      parseAs(schema, text),
    );
  try {
    const id =
      scheme === 'tmdb'
        ? value
        : (await get(`/find/${value}`, { external_source: `${scheme}_id` }, Found)).movie_results[0]
            ?.id;
    if (id === undefined) return NOT_FOUND;
    return await get(`/movie/${id}`, { append_to_response: PARTS }, TmdbFilm);
  } catch (error) {
    if (error instanceof ServiceError && error.status === 404) return NOT_FOUND;
    throw error;
  }
}

function parseAs<Answer>(schema: z.ZodType<Answer>, text: string): Answer {
  const { data, success, error } = schema.safeParse(parseJson(text));
  if (success) return data;
  const [issue] = error.issues;
  throw new BadAnswerError(`lacks what is needed (${issue?.path.join('.')})`);
}

interface Lines extends Pick<FetchOptions, 'report' | 'today'> {
  line: number;
}

function* lineOf(film: TmdbFilm, { line, report, today }: Lines): Generator<ImportLine> {
  const skip = (fact: string, reason: string): void =>
    report.skip({ film: `tmdb:${film.id}`, fact, reason });
  const given = filmLineOf(film, { today, skip });
  if (given) yield validateFilmLine(line, given, { text: '' });
}

/** One film, a list of films, or one film a line. */
async function* readAnswer(
  text: string | AsyncIterable<string>,
  { report, today }: Pick<FetchOptions, 'report' | 'today'>,
): AsyncGenerator<ImportLine> {
  let whole = '';
  for await (const part of typeof text === 'string' ? [text] : text) whole += part;
  for (const [place, value] of valuesIn(whole).entries()) {
    const { data, error } = TmdbFilm.safeParse(value);
    if (data) yield* lineOf(data, { line: place + 1, report, today });
    else {
      const field = error?.issues[0]?.path.join('.') ?? '';
      yield { line: place + 1, field, reason: 'It is no film of TMDB.' };
    }
  }
}

function valuesIn(text: string): unknown[] {
  const whole = tryJson(text);
  if (whole !== undefined) return Array.isArray(whole) ? whole : [whole];
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const values = lines.map(tryJson);
  if (values.length > 1 && !values.includes(undefined)) return values;
  throw new CommandError(`The file ${notJson(text)}. Give one film of TMDB, or one a line.`);
}

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function notJson(text: string): string {
  try {
    parseJson(text);
    return '';
  } catch (error) {
    return error instanceof BadAnswerError ? error.message : '';
  }
}

/** Reads the documents of the film in a request's URL. */

import type { Context } from 'hono';
import { readFilmState } from '../../db/queries/film-state.ts';
import { readFilm, type FilmDocument, type FilmKey } from '../../db/queries/read-film.ts';
import type { DocumentName } from '../../db/vocabulary.ts';
import type { Advisory } from '../contract/advisory.ts';
import type { AppEnv } from './app-env.ts';
import { countWantedId } from './count-wanted.ts';
import { Problem } from './problem.ts';

/** A stored document as text. Throws the Problem `film-not-found` if no film has the id, and counts that. */
export async function filmDocument(
  c: Context<AppEnv>,
  key: FilmKey,
  name: DocumentName = 'advisory',
): Promise<FilmDocument> {
  const document = await readFilm(c.get('openDb')(), key, name);
  if (document) return document;
  throw await missingFilm(c, key);
}

/** Why there is no document: no film has the id, or its film was deleted. */
export async function missingFilm(c: Context<AppEnv>, key: FilmKey): Promise<Problem> {
  // As in the URL; a badge's URL has no `id` parameter.
  const id = c.req.param('id') ?? idText(key);
  const state = await readFilmState(c.get('openDb')(), key);
  if (state) return new Problem('film-deleted', `The film “${id}” was deleted.`);
  const willLook = countWantedId(c, key);
  return new Problem(
    'film-not-found',
    `We don’t have a film with the id “${id}”${willLook ? ' yet, and will look for it' : ''}.`,
    { willLook },
  );
}

/** The id as people write it: with its scheme only if the value does not show it. */
export function idText({ scheme, value }: FilmKey): string {
  return scheme === 'film' || scheme === 'imdb' ? value : `${scheme}:${value}`;
}

/** The parsed advisory. */
export async function filmAdvisory(c: Context<AppEnv>, key: FilmKey): Promise<Advisory> {
  const { text } = await filmDocument(c, key);
  return JSON.parse(text) as Advisory; // written by projectFilm, which makes an Advisory
}

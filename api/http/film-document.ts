/** The documents of the film that a request asks for by the id in its address. */

import type { Context } from 'hono';
import { readFilm, type FilmDocument, type FilmKey } from '../../db/queries/read-film.ts';
import type { DocumentName } from '../../db/vocabulary.ts';
import type { Advisory } from '../contract/advisory.ts';
import type { AppEnv } from './app-env.ts';
import { Problem } from './problem.ts';

/** A finished document as text. Throws the Problem `film-not-found` where no film has the id. */
export async function filmDocument(
  c: Context<AppEnv>,
  key: FilmKey,
  name: DocumentName = 'advisory',
): Promise<FilmDocument> {
  const document = await readFilm(c.get('openDb')(), key, name);
  if (document) return document;
  // As it was asked for; a badge's address has no id of its own in it.
  const id = c.req.param('id') ?? idText(key);
  throw new Problem('film-not-found', `We don’t have a film with the id “${id}”.`);
}

/** The id as people write it: a scheme stands in front only where the value alone would not tell it. */
function idText({ scheme, value }: FilmKey): string {
  return scheme === 'film' || scheme === 'imdb' ? value : `${scheme}:${value}`;
}

/** The advisory, read. */
export async function filmAdvisory(c: Context<AppEnv>, key: FilmKey): Promise<Advisory> {
  const { text } = await filmDocument(c, key);
  return JSON.parse(text) as Advisory; // written by projectFilm, which makes an Advisory
}

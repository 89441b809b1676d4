/** The advisory that a request asks for by the id in its address. */

import type { Context } from 'hono';
import { readFilm, type FilmDocument, type FilmKey } from '../../db/queries/read-film.ts';
import type { Advisory } from '../contract/advisory.ts';
import type { AppEnv } from '../http/app-env.ts';
import { Problem } from '../http/problem.ts';

/** The finished document as text. Throws the Problem `film-not-found` where no film has the id. */
export async function filmDocument(c: Context<AppEnv>, key: FilmKey): Promise<FilmDocument> {
  const document = await readFilm(c.get('openDb')(), key);
  if (document) return document;
  throw new Problem(
    'film-not-found',
    `No film in this catalogue has the id “${c.req.param('id')}”.`,
  );
}

/** The same, read. */
export async function filmAdvisory(c: Context<AppEnv>, key: FilmKey): Promise<Advisory> {
  const { advisory } = await filmDocument(c, key);
  return JSON.parse(advisory) as Advisory; // written by projectFilm, which makes an Advisory
}

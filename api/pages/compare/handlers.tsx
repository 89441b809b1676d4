/** Answers with the page that compares films. */

import type { Context } from 'hono';
import { findFilms } from '../../../db/queries/find-films.ts';
import type { CardFilm } from '../../contract/advisory.ts';
import { FilmsQuery } from '../../contract/films-query.ts';
import { parseFilmId } from '../../domain/film/id.ts';
import { parsePastedId } from '../../domain/film/pasted-id.ts';
import type { AppEnv } from '../../http/app-env.ts';
import { queryFilms } from '../../services/films/find.ts';
import { translationOf } from '../layout/language.tsx';
import { sendPage } from '../layout/page.tsx';
import { ComparePage } from './compare-page.tsx';
import type { CompareQuery } from './compare-query.ts';

/** `asked` are ids, addresses and titles. */
export async function showCompare(
  c: Context<AppEnv>,
  { films: asked, for: bands }: CompareQuery,
): Promise<Response> {
  const { pageWords } = await translationOf(c);
  const found = await Promise.all(asked.map((text) => filmOf(c, text)));
  const films = new Map(found.flatMap((film) => (film ? [[film.id, film]] : [])));
  return sendPage(c, {
    title: `${pageWords.compare.title} · content-advisory`,
    description: pageWords.compare.description,
    path: '/compare',
    assets: ['/assets/find.css', '/assets/compare.css', '/assets/compare.js'],
    children: (
      <ComparePage
        films={[...films.values()]}
        missing={asked.filter((_, place) => !found[place])}
        bands={bands}
      />
    ),
  });
}

/** The film of an id or an address, else the first one whose title has the words. */
async function filmOf(c: Context<AppEnv>, text: string): Promise<CardFilm | null> {
  const db = c.get('openDb')();
  const key = parsePastedId(text) ?? parseFilmId(text);
  if (key) {
    const [film] = (await findFilms(db, [key], 'card')).values();
    if (film !== undefined) return JSON.parse(film) as CardFilm; // written by projectFilm
  }
  const query = FilmsQuery.safeParse({ q: text, sort: 'match', fields: 'card', limit: '1' });
  if (!query.success) return null;
  const { films, meant } = await queryFilms(db, query.data);
  return films === '' || meant ? null : (JSON.parse(films) as CardFilm); // written by projectFilm
}

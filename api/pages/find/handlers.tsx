/** Answers with the front page, family night and what a search finds. */

import type { Context } from 'hono';
import { findFilms } from '../../../db/queries/find-films.ts';
import type { CardFilm, FilmSummary } from '../../contract/advisory.ts';
import { FilmsQuery } from '../../contract/films-query.ts';
import { familyQuery, feedQuery } from '../../domain/family/family-query.ts';
import { parsePastedId } from '../../domain/film/pasted-id.ts';
import { titleWords } from '../../domain/film/title.ts';
import type { Child } from '../../domain/rating/check.ts';
import { isolateIfNeeded } from '../../domain/text/isolate.ts';
import type { AppEnv } from '../../http/app-env.ts';
import { Problem } from '../../http/problem.ts';
import { countWantedTitle } from '../../http/count-wanted.ts';
import { PRIVATE } from '../../cache/policy.ts';
import { InvalidCursorError } from '../../services/films/cursor.ts';
import { queryFilms } from '../../services/films/find.ts';
import { languageAt, pathIn, translationOf } from '../layout/language.tsx';
import { sendPage } from '../layout/page.tsx';
import type { FoundFilm } from '../layout/found-film.ts';
import { SearchForm, SearchResults, type Search } from '../layout/search.tsx';
import type { PageWords } from '../words/words.ts';
import { FindPage } from './find-page.tsx';
import { NightPage } from './night-page.tsx';
import {
  childrenOf,
  filtersOf,
  limitsOf,
  type FindQuery,
  type NightQuery,
  type SearchQuery,
} from './find-query.ts';

export async function showNight(c: Context<AppEnv>, query: NightQuery): Promise<Response> {
  const { pageWords } = await translationOf(c);
  const family = childrenOf(query);
  const { films, next } =
    family.length > 0 ? await familyFilms(c, query, family) : { films: [], next: null };
  return sendPage(c, {
    title: `${pageWords.night.title} · content-advisory`,
    description: pageWords.night.description,
    path: '/tonight',
    assets: ['/assets/find.css', '/assets/find.js'],
    feed: feedOf(query, family),
    children: <NightPage query={query} films={films} family={family} next={next} />,
  });
}

export async function showFront(c: Context<AppEnv>, query: SearchQuery): Promise<Response> {
  const { pageWords } = await translationOf(c);
  if (titleWords(query.q).length > 0) return sendSearch(c, query, pageWords);
  const family = childrenOf(query);
  const { films, next } = await familyFilms(c, query, family);
  return sendPage(c, {
    title: `${pageWords.find.title} · content-advisory`,
    description: pageWords.find.description,
    path: '/',
    assets: ['/assets/find.css', '/assets/find.js'],
    feed: feedOf(query, family),
    children: (
      <FindPage query={query} films={films} family={family} limits={limitsOf(query)} next={next} />
    ),
  });
}

/** The films that the form asks for, a page at a time. */
async function familyFilms(
  c: Context<AppEnv>,
  query: NightQuery,
  family: readonly Child[],
): Promise<{ films: CardFilm[]; next: string | null }> {
  const asked = familyQuery(
    family.map(({ age }) => age),
    filtersOf(query),
  );
  if (query.cursor !== undefined) asked.set('cursor', query.cursor);
  const { films, cursor } = await runQuery(c, FilmsQuery.parse(Object.fromEntries(asked)));
  return { films: parseFilms(films), next: cursor && addressWith(c, cursor) };
}

function feedOf(query: FindQuery, family: readonly Child[]): string {
  const asked = feedQuery(
    family.map(({ age }) => age),
    filtersOf(query),
  );
  return `/feeds/films.atom?${asked}`;
}

/** The address of this request, with another cursor. */
function addressWith(c: Context<AppEnv>, cursor: string): string {
  const address = new URL(c.req.url);
  address.searchParams.set('cursor', cursor);
  return address.pathname + address.search;
}

async function sendSearch(c: Context<AppEnv>, { q, cursor }: SearchQuery, words: PageWords) {
  const id = await filmOf(c, q);
  const language = languageAt(c.req.path);
  if (id !== null) return c.redirect(pathIn(language, `/films/${encodeURIComponent(id)}`), 303);
  return sendPage(c, {
    title: `${isolateIfNeeded(q)} · content-advisory`,
    description: words.find.description,
    children: (
      <>
        <h1>{words.search.title}</h1>
        <SearchForm q={q} />
        <SearchResults {...await search(c, q, cursor)} />
      </>
    ),
  });
}

/** The id of the film that a pasted id or address names; null if we do not have it. */
async function filmOf(c: Context<AppEnv>, q: string): Promise<string | null> {
  const key = parsePastedId(q);
  if (!key) return null;
  const [film] = (await findFilms(c.get('openDb')(), [key])).values();
  return film === undefined ? null : (JSON.parse(film) as FilmSummary).id; // written by projectFilm
}

async function search(c: Context<AppEnv>, q: string, cursor: string | undefined): Promise<Search> {
  const query = FilmsQuery.parse({
    q,
    sort: 'match',
    fields: 'card',
    ...(cursor === undefined ? {} : { cursor }),
  });
  const { films, cursor: next, meant, nearest } = await runQuery(c, query);
  if (films === '') {
    countWantedTitle(c, query);
    // A response of the cache would not be counted.
    c.header('Cache-Control', PRIVATE);
  }
  return {
    q,
    isId: parsePastedId(q) !== null,
    films: parseFilms(films),
    meant,
    nearest: parseFilms(nearest),
    isContinued: cursor !== undefined,
    next: next && addressWith(c, next),
    contact: c.get('contact'),
  };
}

function runQuery(c: Context<AppEnv>, query: FilmsQuery) {
  return queryFilms(c.get('openDb')(), query).catch((error: unknown) => {
    if (!(error instanceof InvalidCursorError)) throw error;
    throw new Problem('invalid-input', 'Search again: this page of results does not exist.');
  });
}

function parseFilms(text: string): FoundFilm[] {
  return JSON.parse(`[${text}]`) as FoundFilm[]; // written by projectFilm
}

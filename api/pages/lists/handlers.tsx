/** Answers with the lists of films. */

import type { Context } from 'hono';
import type { ComponentChildren } from 'preact';
import type { CardFilm } from '../../contract/advisory.ts';
import { FilmsQuery } from '../../contract/films-query.ts';
import { agesOf, bandOf } from '../../domain/family/age-bands.ts';
import { familyQuery, type FamilySort } from '../../domain/family/family-query.ts';
import type { Child } from '../../domain/rating/check.ts';
import { groupFilm } from '../../domain/rating/group-films.ts';
import type { AppEnv } from '../../http/app-env.ts';
import { Problem } from '../../http/problem.ts';
import { InvalidCursorError } from '../../services/films/cursor.ts';
import { queryFilms } from '../../services/films/find.ts';
import { pathIn, translationOf } from '../layout/language.tsx';
import { sendPage } from '../layout/page.tsx';
import { Say } from '../layout/say.tsx';
import { say } from '../words/words.ts';
import { AgesPage, GenresPage } from './index-pages.tsx';
import { levelLine } from './level-line.ts';
import { AGES, BANDS, GENRES, LEVEL_LISTS, levelPath } from './list-paths.ts';
import { ListPage } from './list-page.tsx';

export async function showAges(c: Context<AppEnv>): Promise<Response> {
  const { lists } = (await translationOf(c)).pageWords;
  return sendPage(c, {
    title: `${lists.byAge} · content-advisory`,
    description: lists.byAgeDescription,
    path: '/ages',
    children: <AgesPage />,
  });
}

export async function showGenres(c: Context<AppEnv>): Promise<Response> {
  const { lists } = (await translationOf(c)).pageWords;
  return sendPage(c, {
    title: `${lists.genres} · content-advisory`,
    description: lists.genresDescription,
    path: '/genres',
    children: <GenresPage />,
  });
}

export async function showAge(c: Context<AppEnv>, cursor: string | undefined): Promise<Response> {
  const asked = c.req.param('age');
  const band = BANDS.find((one) => one === asked);
  const age = band ? agesOf(band)[0] : AGES.find((one) => String(one) === asked);
  if (age === undefined) throw noList();
  const { language, pageWords } = await translationOf(c);
  const { lists, film } = pageWords;
  const ages = band ? band.replace('-', '–') : age.toLocaleString(language);
  return sendList(c, {
    path: `/ages/${asked}`,
    cursor,
    title: band ? say(lists.band, { ages }) : say(lists.age, { age: ages }),
    description: say(lists.ageDescription, { age: ages }),
    lead: (
      <>
        <Say
          text={lists.ageLead}
          values={{
            rubric: <a href={pathIn(language, '/about/ratings')}>{film.levelMeaning}</a>,
          }}
        />{' '}
        {band && lists.bandsNote}
      </>
    ),
    query: familyQuery([age], {}),
    family: [{ age, limits: {} }],
    sort: 'youngest',
    narrow: `/?for=${band ?? bandOf(age)}#for=${age}`,
  });
}

export async function showGenre(c: Context<AppEnv>, cursor: string | undefined): Promise<Response> {
  const genre = GENRES.find((one) => one === c.req.param('genre'));
  if (genre === undefined) throw noList();
  const { find, lists } = (await translationOf(c)).pageWords;
  const name = find.genres[genre];
  return sendList(c, {
    path: `/genres/${genre}`,
    cursor,
    title: say(lists.genre, { genre: name }),
    description: say(lists.genreDescription, { genre: name }),
    lead: lists.byAgeLead,
    query: familyQuery([], { genre, sort: 'newest' }),
    family: [],
    sort: 'newest',
    narrow: `/?genre=${genre}&sort=newest`,
  });
}

export async function showLevel(c: Context<AppEnv>, cursor: string | undefined): Promise<Response> {
  const list = LEVEL_LISTS.find((one) => c.req.path.endsWith(levelPath(one)));
  if (!list) throw noList();
  const { words: labels, pageWords: words } = await translationOf(c);
  const title = levelLine(list, { labels, words });
  const { category, level } = list;
  return sendList(c, {
    path: levelPath(list),
    cursor,
    title,
    description: say(words.lists.levelDescription, { line: title }),
    lead: words.lists.levelLead,
    query: familyQuery([], { levels: { [category]: level }, sort: 'newest' }),
    family: [],
    sort: 'newest',
    narrow: `/?${category}=${level}&sort=newest`,
  });
}

interface List {
  /** The list's own path, without a language. */
  path: string;
  cursor: string | undefined;
  title: string;
  description: string;
  lead: ComponentChildren;
  query: URLSearchParams;
  family: readonly Child[];
  sort: FamilySort;
  narrow: string;
}

async function sendList(
  c: Context<AppEnv>,
  { path, cursor, query, description, ...list }: List,
): Promise<Response> {
  const isContinued = cursor !== undefined;
  if (isContinued) query.set('cursor', cursor);
  const { films, next } = await readFilms(c, query);
  const { language } = await translationOf(c);
  const url = c.get('publicUrl') + pathIn(language, path);
  return sendPage(c, {
    title: `${list.title} · content-advisory`,
    description,
    // Only the first page is for search engines, which find each film by the sitemap.
    ...(isContinued ? {} : { path, jsonLd: itemList(films, { ...list, url, language, c }) }),
    assets: ['/assets/find.css'],
    children: (
      <ListPage
        {...list}
        films={films}
        isContinued={isContinued}
        next={next && `${pathIn(language, path)}?${new URLSearchParams({ cursor: next })}`}
      />
    ),
  });
}

async function readFilms(
  c: Context<AppEnv>,
  query: URLSearchParams,
): Promise<{ films: CardFilm[]; next: string | null }> {
  try {
    const parsed = FilmsQuery.parse(Object.fromEntries(query));
    const { films, cursor } = await queryFilms(c.get('openDb')(), parsed);
    return { films: JSON.parse(`[${films}]`) as CardFilm[], next: cursor }; // written by projectFilm
  } catch (error) {
    if (!(error instanceof InvalidCursorError)) throw error;
    throw new Problem('invalid-input', 'Start the list again: this page of it does not exist.');
  }
}

/** The films of the list that are right for whom it is, as schema.org has them. */
function itemList(
  films: readonly CardFilm[],
  {
    c,
    title,
    url,
    language,
    family,
  }: Pick<List, 'title' | 'family'> & {
    c: Context<AppEnv>;
    url: string;
    language: Parameters<typeof pathIn>[0];
  },
): object {
  const right = films.filter(
    (film) => family.length === 0 || ['fits', 'probably'].includes(groupFilm(film, family).group),
  );
  return {
    '@context': 'https://schema.org',
    '@type': 'ItemList',
    name: title,
    url,
    inLanguage: language,
    itemListOrder: 'https://schema.org/ItemListUnordered',
    itemListElement: right.map(({ id, title: name }, place) => ({
      '@type': 'ListItem',
      position: place + 1,
      name,
      url: c.get('publicUrl') + pathIn(language, `/films/${id}`),
    })),
  };
}

function noList(): Problem {
  return new Problem('address-not-found', 'There is no such list. All lists are linked at /ages.');
}

/** The front page, with the search for a film. */

import { Hono, type Context } from 'hono';
import * as z from 'zod';
import { findFilms } from '../../../db/queries/find-films.ts';
import { readFilm } from '../../../db/queries/read-film.ts';
import type { Advisory, CardFilm, FilmSummary } from '../../contract/advisory.ts';
import { FilmsQuery } from '../../contract/films-query.ts';
import { parsePastedId } from '../../domain/film/pasted-id.ts';
import { titleWords } from '../../domain/film/title.ts';
import { isolateIfNeeded } from '../../domain/text/isolate.ts';
import { NO_STORE } from '../../cache/policy.ts';
import type { AppEnv } from '../../http/app-env.ts';
import { describePage } from '../layout/describe-page.ts';
import { Problem } from '../../http/problem.ts';
import { validate } from '../../http/validate.ts';
import { FrontPage } from './front-page.tsx';
import type { Search } from '../layout/search.tsx';
import { languageAt, pathIn } from '../layout/language.tsx';
import { sendPage } from '../layout/page.tsx';
import { InvalidCursorError } from '../../services/films/cursor.ts';
import { queryFilms } from '../../services/films/find.ts';

/** Unknown parameters are ignored, unlike in the API: newsletters and social networks add their own to shared links. */
const SearchQuery = z.object({
  q: z.string().max(200).default('').meta({
    description: 'Words of the title, or an id or address of the film, which leads to its page.',
  }),
  cursor: z.string().optional().meta({ description: 'The cursor of the next page.' }),
});

const DESCRIPTION =
  'Content advisories for parents: language, sex, drinking, violence and positive messages in films, each with an age and its sources.';

export const frontRoutes = new Hono<AppEnv>().get(
  '/',
  describePage({
    summary: 'The front page, with a search',
    translated: true,
    problems: ['invalid-input'],
  }),
  validate('query', SearchQuery),
  async (c) => {
    const { q, cursor } = c.req.valid('query');
    const isSearch = titleWords(q).length > 0;
    const language = languageAt(c.req.path);
    const id = await filmOf(c, q);
    if (id !== null) return c.redirect(pathIn(language, `/films/${encodeURIComponent(id)}`), 303);
    const example = isSearch ? null : await exampleFilm(c).catch(() => undefined);
    // Without the database the page has no card, and must not stay so.
    if (example === undefined) c.header('Cache-Control', NO_STORE);
    return sendPage(c, {
      title: isSearch
        ? `${isolateIfNeeded(q)} · content-advisory`
        : 'content-advisory: what’s in a film, and from what age',
      description: DESCRIPTION,
      widget: !isSearch,
      ...(isSearch ? {} : { path: '/' }),
      children: (
        <FrontPage
          example={example ?? null}
          publicUrl={c.get('publicUrl')}
          search={isSearch ? await search(c, q, cursor) : null}
        />
      ),
    });
  },
);

/** The film whose card the front page shows; null if the catalogue does not have it. */
async function exampleFilm(c: Context<AppEnv>): Promise<Advisory | null> {
  const document = await readFilm(c.get('openDb')(), { scheme: 'film', value: 'her-2013' });
  return document ? (JSON.parse(document.text) as Advisory) : null; // written by projectFilm
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
  const answer = await queryFilms(c.get('openDb')(), query).catch((error: unknown) => {
    if (!(error instanceof InvalidCursorError)) throw error;
    throw new Problem('invalid-input', 'Search again: this page of results does not exist.');
  });
  const { films, cursor: next, meant, nearest } = answer;
  const parse = (text: string) => JSON.parse(`[${text}]`) as CardFilm[]; // written by projectFilm
  return {
    q,
    isId: parsePastedId(q) !== null,
    films: parse(films),
    meant,
    nearest: parse(nearest),
    isContinued: cursor !== undefined,
    next: next && `${c.req.path}?${new URLSearchParams({ q, cursor: next })}`,
    contact: c.get('contact'),
  };
}

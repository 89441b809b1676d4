/** Errors for people: the same problem as the API would answer, as a page. Loaded when it is needed. */

import type { Context } from 'hono';
import { isolateIfNeeded } from '../../domain/text/isolate.ts';
import type { AppEnv } from '../../http/app-env.ts';
import { PROBLEMS, setProblemHeaders, type Problem } from '../../http/problem.ts';
import { say, type PageWords } from '../words/words.ts';
import { translationOf } from './language.tsx';
import { sendPage } from './page.tsx';
import { RequestFilm, SearchForm } from './search.tsx';

/** The page of an error. */
export async function errorPage(c: Context<AppEnv>, problem: Problem): Promise<Response> {
  const { status } = PROBLEMS[problem.slug];
  const { pageWords } = await translationOf(c);
  const { title, detail, film } = textsOf(c, problem, pageWords.error);
  setProblemHeaders(c, problem);
  return sendPage(
    c,
    {
      title: `${title} · content-advisory`,
      description: title,
      children: (
        <>
          <h1>{title}</h1>
          <p>{detail}</p>
          <SearchForm />
          {film !== undefined && <RequestFilm film={film} contact={c.get('contact')} />}
          <p class="small">{say(pageWords.error.requestId, { id: c.get('requestId') })}</p>
        </>
      ),
    },
    status,
  );
}

/** What people read. A text that is not an id names no film either, and examples of ids would not help them. */
function textsOf(
  c: Context<AppEnv>,
  { slug, detail, errors, willLook }: Problem,
  { noFilm, noFilmDetail, willLook: lookedFor }: PageWords['error'],
) {
  const isFilm = slug === 'film-not-found' || errors?.some(({ pointer }) => pointer === '#/id');
  if (!isFilm) return { title: PROBLEMS[slug].title, detail };
  const film = c.req.param('id') ?? '';
  return {
    title: noFilm,
    detail: `${say(noFilmDetail, { id: isolateIfNeeded(film) })}${willLook ? ` ${lookedFor}` : ''}`,
    film,
  };
}

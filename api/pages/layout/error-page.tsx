/** Errors for people: the same problem as the API would answer, as a page. Loaded when it is needed. */

import type { Context } from 'hono';
import { isolateIfNeeded } from '../../domain/text/isolate.ts';
import type { AppEnv } from '../../http/app-env.ts';
import { MAX_SHOWN_PATH, PROBLEMS, setProblemHeaders, type Problem } from '../../http/problem.ts';
import type { Translation } from '../../http/translations.ts';
import { say } from '../words/words.ts';
import { translationOf } from './language.tsx';
import { sendPage } from './page.tsx';
import { problemText } from './problem-text.ts';
import { RequestFilm, SearchForm } from './search.tsx';

/** The page of an error. */
export async function errorPage(c: Context<AppEnv>, problem: Problem): Promise<Response> {
  const { status } = PROBLEMS[problem.slug];
  const translation = await translationOf(c);
  const { pageWords } = translation;
  const { title, detail, film } = textsOf(c, problem, translation);
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
          {!c.get('route') && (
            <p class="small" dir="ltr">
              {isolateIfNeeded(c.req.path.slice(0, MAX_SHOWN_PATH))}
            </p>
          )}
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
  problem: Problem,
  translation: Translation,
): { title: string; detail: string; film?: string } {
  const { slug, errors, willLook } = problem;
  const isFilm = slug === 'film-not-found' || errors?.some(({ pointer }) => pointer === '#/id');
  if (isFilm) {
    const { noFilm, noFilmDetail, willLook: lookedFor } = translation.pageWords.error;
    const film = c.req.param('id') ?? '';
    const detail = say(noFilmDetail, { id: isolateIfNeeded(film) });
    return { title: noFilm, detail: willLook ? `${detail} ${lookedFor}` : detail, film };
  }
  // Pages without a translation are for editors and developers, who can do more with the details.
  const route = c.get('route');
  if (route && !route.translated) return { title: PROBLEMS[slug].title, detail: problem.detail };
  return problemText(problem, translation);
}

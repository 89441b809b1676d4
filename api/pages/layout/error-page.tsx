/** Errors for people: the same problem as the API would answer, as a page. */

import type { Context } from 'hono';
import type { AppEnv } from '../../http/app-env.ts';
import { PROBLEMS, problemResponse, setProblemHeaders, type Problem } from '../../http/problem.ts';
import { sendPage } from './page.tsx';
import { SearchForm } from './search.tsx';

/** Writes an error as a page for people in browsers, and as problem details for everyone else. */
export function writePageProblem(
  c: Context<AppEnv>,
  problem: Problem,
): Response | Promise<Response> {
  const wantsPage = (c.req.header('Accept') ?? '').includes('text/html');
  return wantsPage ? errorPage(c, problem) : problemResponse(c, problem);
}

function errorPage(c: Context<AppEnv>, problem: Problem): Promise<Response> {
  const { status, title } = PROBLEMS[problem.slug];
  setProblemHeaders(c, problem);
  return sendPage(
    c,
    {
      title: `${title} · content-advisory`,
      description: title,
      children: (
        <>
          <h1>{title}</h1>
          <p>{problem.detail}</p>
          <SearchForm />
          <p class="small">Request ID: {c.get('requestId')}</p>
        </>
      ),
    },
    status,
  );
}

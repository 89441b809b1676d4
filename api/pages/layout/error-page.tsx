/** Errors for people: the same problem as the API would answer, as a page. */

import type { Context } from 'hono';
import type { AppEnv } from '../../http/app-env.ts';
import { PROBLEMS, setProblemHeaders, type Problem } from '../../http/problem.ts';
import { sendPage } from './page.tsx';
import { SearchForm } from './search.tsx';

/** Whether the client is a person's browser that asks for a page. */
export function wantsPage(c: Context): boolean {
  const isApi = c.req.path.startsWith('/v1/') || c.req.path === '/v1';
  return !isApi && (c.req.header('Accept') ?? '').includes('text/html');
}

export function errorPage(c: Context<AppEnv>, problem: Problem): Promise<Response> {
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

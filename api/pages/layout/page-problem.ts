/** How a page writes an error. */

import type { Context } from 'hono';
import type { AppEnv } from '../../http/app-env.ts';
import { problemResponse, type Problem } from '../../http/problem.ts';

/** Writes an error as a page for people in browsers, and as problem details for everyone else. */
export async function writePageProblem(c: Context<AppEnv>, problem: Problem): Promise<Response> {
  const wantsPage = (c.req.header('Accept') ?? '').includes('text/html');
  if (!wantsPage) return problemResponse(c, problem);
  const { errorPage } = await import('./error-page.tsx');
  return errorPage(c, problem);
}

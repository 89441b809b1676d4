/** How a route for signed-in people declares itself: who is not signed in is led to the page for it. */

import type { Context, MiddlewareHandler } from 'hono';
import type { AppEnv, RouteDescription, WriteProblem } from '../../http/app-env.ts';
import type { Problem } from '../../http/problem.ts';
import type { Scope } from '../../domain/people/access.ts';
import { writePageProblem } from './page-problem.ts';
import { describePage } from './describe-page.ts';

type DeskPage = Omit<RouteDescription, 'answer' | 'access'> & { access: Scope };

export function describeDeskPage(page: DeskPage): MiddlewareHandler {
  return describePage({ security: 'desk', onProblem: writeDeskProblem, ...page });
}

/** The same for a form that is sent: after an error, the page has what was typed. */
export function describeDeskForm(page: DeskPage): MiddlewareHandler {
  return describeDeskPage({ onProblem: writeFormProblem, ...page });
}

const writeFormProblem: WriteProblem = async (c, problem) =>
  (await import('../desk/form-problem.tsx')).writeFormProblem(c, problem);

function writeDeskProblem(c: Context<AppEnv>, problem: Problem) {
  const wantsPage = (c.req.header('Accept') ?? '').includes('text/html');
  if (problem.slug === 'unauthorized' && wantsPage) {
    c.header('Cache-Control', 'no-store');
    return c.redirect(signInPath(c), 303);
  }
  return writePageProblem(c, problem);
}

/** After signing in with a passkey, the person is led back to the page that they opened. */
function signInPath(c: Context<AppEnv>): string {
  if (c.req.method !== 'GET') return '/sign-in';
  const { pathname, search } = new URL(c.req.url);
  return `/sign-in?${new URLSearchParams({ to: pathname + search })}`;
}

/** How a route of a page declares itself: it answers HTML, and its errors are pages too. */

import type { MiddlewareHandler } from 'hono';
import { describe } from '../../http/route.ts';
import type { RouteDescription } from '../../http/app-env.ts';
import { writePageProblem } from './page-problem.ts';

export function describePage(page: Omit<RouteDescription, 'answer'>): MiddlewareHandler {
  return describe({ answer: 'text/html', onProblem: writePageProblem, ...page });
}

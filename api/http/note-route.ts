/** Tells the front which route answered: logs and figures name its pattern, never an address. */

import type { MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import type { AppEnv } from './app-env.ts';

export const noteRoute: MiddlewareHandler<AppEnv> = async (c, next) => {
  await next();
  const { front } = c.env ?? {};
  if (front)
    front.route = matchedRoutes(c).findLast(({ method }) => method !== 'ALL')?.path ?? null;
};

/**
 * A route declares everything about itself: its response, its caching, whether it is rate-limited and logged, its security headers and the
 * format of its errors. Nothing else in the application knows a path.
 */

import type { Hono, MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import type * as z from 'zod';
import type { AppEnv, Route, RouteDescription } from './app-env.ts';

/** The part of the request that is validated. */
export type InputTarget = 'param' | 'query' | 'json';

export interface Input {
  target: InputTarget;
  schema: z.ZodType;
}

const DESCRIPTIONS = new WeakMap<object, RouteDescription>();
const INPUTS = new WeakMap<object, Input>();

/** A middleware that only describes its route. */
export function describe(description: RouteDescription): MiddlewareHandler {
  const described: MiddlewareHandler = (_, next) => next();
  DESCRIPTIONS.set(described, description);
  return described;
}

/** Records what a validating middleware validates. */
export function recordInput<Handler extends object>(handler: Handler, input: Input): Handler {
  INPUTS.set(handler, input);
  return handler;
}

export function descriptionOf(handler: object): RouteDescription | undefined {
  return DESCRIPTIONS.get(handler);
}

export function inputOf(handler: object): Input | undefined {
  return INPUTS.get(handler);
}

/** Stores the description of the matched route in the context, for later middleware. */
export const storeRoute: MiddlewareHandler<AppEnv> = (c, next) => {
  c.set('route', firstDescribed(matchedRoutes(c)));
  return next();
};

/** Finds the description of a request's route without calling it; null if no route matches. */
export function findRoute(
  { router }: Pick<Hono<AppEnv>, 'router'>,
  method: string,
  path: string,
): Route | null {
  const [matches] = router.match(method === 'HEAD' ? 'GET' : method, path);
  return firstDescribed(matches.map(([[, route]]) => route));
}

function firstDescribed(routes: readonly { handler: object; path: string }[]): Route | null {
  for (const { handler, path } of routes) {
    const description = DESCRIPTIONS.get(handler);
    if (description) return { ...description, pattern: path };
  }
  return null;
}

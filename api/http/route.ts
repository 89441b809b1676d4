/**
 * A route declares everything about itself: what it answers, what may be cached, whether it is limited and logged, what browsers may do
 * with it, and how its errors look. Nothing else in the application knows an address.
 */

import type { Hono, MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import type * as z from 'zod';
import type { AppEnv, Route, RouteDescription } from './app-env.ts';

/** The part of the request that an input comes from. */
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

/** Notes what a validating middleware validates. */
export function noteInput<Handler extends object>(handler: Handler, input: Input): Handler {
  INPUTS.set(handler, input);
  return handler;
}

export function descriptionOf(handler: object): RouteDescription | undefined {
  return DESCRIPTIONS.get(handler);
}

export function inputOf(handler: object): Input | undefined {
  return INPUTS.get(handler);
}

/** Lets everything after it read what the matched route declares. */
export const noteRoute: MiddlewareHandler<AppEnv> = (c, next) => {
  c.set('route', firstDescribed(matchedRoutes(c)));
  return next();
};

/** What the route of a request declares, without calling it; null where no route has this address. */
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

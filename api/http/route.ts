/**
 * A route declares everything about itself: its response, its caching, whether it is rate-limited and logged, its security headers and the
 * format of its errors. Nothing else in the application knows a path.
 */

import type { Hono, MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import type * as z from 'zod';
import { countEdits } from '../domain/text/nearest.ts';
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

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** The methods that a path accepts; those of reads if no route has it. */
export function methodsAt(app: Pick<Hono<AppEnv>, 'router'>, path: string): string[] {
  const methods = METHODS.filter((method) => findRoute(app, method, path) !== null);
  return methods.length > 0 ? methods : ['GET', 'HEAD'];
}

/**
 * The route that an unknown path probably means, as the OpenAPI document writes it; null if none is near. Any text in the place of a
 * parameter counts as its value.
 *
 * @example
 * nearestPath(app, '/v1/film/her-2013') // '/v1/films/{id}'
 */
export function nearestPath(app: Pick<Hono<AppEnv>, 'routes'>, path: string): string | null {
  const parts = path.toLowerCase().split('/');
  const edits = ({ path: pattern }: { path: string }): number => {
    const names = pattern.split('/');
    const isValue = (index: number) => names[index]?.startsWith(':') && parts[index] !== '';
    const literals = (all: readonly string[]) =>
      all.filter((_, index) => !isValue(index)).join('/');
    const literal = literals(names);
    const count = countEdits(literals(parts), literal);
    return count <= literal.length / 3 ? count : Infinity;
  };
  const near = app.routes
    // A page in another language is suggested at its English address.
    .filter(({ handler, path: one }) => DESCRIPTIONS.has(handler) && !one.startsWith('/:language'))
    .map((route) => ({ path: route.path, edits: edits(route) }))
    .filter((route) => route.edits < Infinity);
  const [best] = near.toSorted((one, other) => one.edits - other.edits);
  return best ? best.path.replaceAll(/:(\w+)/g, '{$1}') : null;
}

function firstDescribed(routes: readonly { handler: object; path: string }[]): Route | null {
  for (const { handler, path } of routes) {
    const description = DESCRIPTIONS.get(handler);
    // A parameter’s own pattern, as in `/:language{…}`, is left out.
    if (description) return { ...description, pattern: path.replaceAll(/\{.*?\}/g, '') };
  }
  return null;
}

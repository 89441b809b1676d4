/** Lets a route carry its own description, from which the OpenAPI document is made and every answer in the tests is checked. */

import type { MiddlewareHandler } from 'hono';
import type * as z from 'zod';
import type { ProblemSlug } from './problem.ts';

export interface Operation {
  summary: string;
  description?: string;
  /** The body of a good answer: a schema, or the media type of what is not JSON. */
  answer: z.ZodType | string;
  /** The errors that this route can answer besides 429, 500 and 503. */
  problems?: readonly ProblemSlug[];
}

/** Where a validated input stands in the request. */
export type InputTarget = 'param' | 'query' | 'json';

export interface Input {
  target: InputTarget;
  schema: z.ZodType;
}

const OPERATIONS = new WeakMap<object, Operation>();
const INPUTS = new WeakMap<object, Input>();

/** A middleware that does nothing but describe the route it stands in. */
export function describe(operation: Operation): MiddlewareHandler {
  const described: MiddlewareHandler = (_, next) => next();
  OPERATIONS.set(described, operation);
  return described;
}

/** Notes what a validating middleware validates. */
export function noteInput<Handler extends object>(handler: Handler, input: Input): Handler {
  INPUTS.set(handler, input);
  return handler;
}

export function operationOf(handler: object): Operation | undefined {
  return OPERATIONS.get(handler);
}

export function inputOf(handler: object): Input | undefined {
  return INPUTS.get(handler);
}

/** Validates a part of the request with a zod schema, and reports all errors in the same format. */

import { zValidator } from '@hono/zod-validator';
import type { MiddlewareHandler } from 'hono';
import type * as z from 'zod';
import { isolateIfNeeded } from '../domain/text/isolate.ts';
import { recordInput, type InputTarget } from './route.ts';
import { Problem, type InputError } from './problem.ts';

const NAMES = { param: 'address', query: 'query', json: 'body' } as const;

/** Throws the Problem `invalid-input` with a pointer for each error. For unknown parameters, it lists the allowed ones. */
export function validate<Target extends InputTarget, Schema extends z.ZodType>(
  target: Target,
  schema: Schema,
) {
  const validator = zValidator(target, schema, async (result, c) => {
    const issues = result.success ? [] : [...result.error.issues];
    if (target === 'query' && NAMELESS.test(c.req.url))
      issues.push(...(await namelessIssues(schema)));
    if (issues.length === 0) return;
    const errors = issues.flatMap(inputErrors);
    const detail = `Invalid ${NAMES[target]}: ${errors.map(errorText).join(' ')}`;
    throw new Problem('invalid-input', detail, { errors });
  });
  return recordInput(validator, { target, schema });
}

/** Rejects a body that is not declared as JSON before it is read. */
export const requireJson: MiddlewareHandler = async (c, next) => {
  const type = c.req.header('Content-Type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (type !== 'application/json' && !/^application\/[\w.-]+\+json$/.test(type)) {
    throw new Problem(
      'not-json-type',
      `The content type of the body is ${type === '' ? 'missing' : `“${type}”`}.`,
    );
  }
  await next();
};

/** Hono drops a parameter without a name, as in `?=1`. */
const NAMELESS = /[?&]=/;

/** The schema's issues for a parameter without a name; none if the schema allows unknown parameters. */
async function namelessIssues(schema: z.ZodType): Promise<z.core.$ZodIssue[]> {
  const { error } = await schema.safeParseAsync({ '': '' });
  return error?.issues.filter(({ code }) => code === 'unrecognized_keys') ?? [];
}

function inputErrors(issue: z.core.$ZodIssue): InputError[] {
  if (issue.code !== 'unrecognized_keys') {
    return [{ pointer: pointerTo(issue.path), detail: sentence(issue.message) }];
  }
  return issue.keys.map((key) => ({
    pointer: pointerTo([...issue.path, key]),
    detail: `${key === '' ? 'A parameter without a name' : `“${isolateIfNeeded(key)}”`} is unknown. ${issue.message}`,
  }));
}

/** Puts the name of the field first, for clients that do not read pointers. */
function errorText({ pointer, detail }: InputError): string {
  const name = pointer.slice('#/'.length);
  return name === '' || /^[“`]/.test(detail) ? detail : `${name}: ${detail}`;
}

/** A JSON pointer as a URI fragment (RFC 6901), as RFC 9457 shows it. */
function pointerTo(path: readonly PropertyKey[]): string {
  return `#${path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')}`;
}

function sentence(text: string): string {
  return text.endsWith('.') ? text : `${text}.`;
}

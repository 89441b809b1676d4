/** Validates a part of the request by a zod schema, and answers what is wrong with it in one way. */

import { zValidator } from '@hono/zod-validator';
import type { MiddlewareHandler } from 'hono';
import type * as z from 'zod';
import { isolateIfNeeded } from '../domain/text/isolate.ts';
import { noteInput, type InputTarget } from './route.ts';
import { Problem, type InputError } from './problem.ts';

const NAMES = { param: 'address', query: 'query', json: 'body' } as const;

/** Throws the Problem `invalid-input` with a pointer for each mistake; unknown parameters are named along with the allowed ones. */
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
    const detail = `Invalid ${NAMES[target]}: ${errors.map(inWords).join(' ')}`;
    throw new Problem('invalid-input', detail, { errors });
  });
  return noteInput(validator, { target, schema });
}

/** Refuses a body that is not declared as JSON, before anybody tries to read it. */
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

/** Hono leaves out a parameter without a name, as in `?=1`. */
const NAMELESS = /[?&]=/;

/** What a schema says of a parameter without a name: an issue that names the allowed ones, or nothing where others are let be. */
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

/** With the name of what is wrong in front, for who reads no pointers. */
function inWords({ pointer, detail }: InputError): string {
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

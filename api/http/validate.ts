/** Validates a part of the request with a zod schema, and reports all errors in the same format. */

import { zValidator } from '@hono/zod-validator';
import type { MiddlewareHandler } from 'hono';
import type * as z from 'zod';
import { isolateIfNeeded } from '../domain/text/isolate.ts';
import { zodMessages } from '../services/formats/zod-messages.ts';
import { recordInput, type InputTarget } from './route.ts';
import { Problem, type InputError } from './problem.ts';

const NAMES = { param: 'address', query: 'query', json: 'body', header: 'header' } as const;

/** Throws the Problem `invalid-input` with a pointer for each error. For unknown parameters, it lists the allowed ones. */
export function validate<Target extends InputTarget, Schema extends z.ZodType>(
  target: Target,
  schema: Schema,
) {
  const error = target === 'json' ? zodMessages : textMessages;
  const validator = zValidator(target, schema, async (result, c) => {
    // Checked again for our own messages: the validator takes none.
    const again = result.success ? result : await schema.safeParseAsync(result.data, { error });
    const issues = again.success ? [] : [...again.error.issues];
    if (target === 'query' && NAMELESS.test(c.req.url))
      issues.push(...(await namelessIssues(schema)));
    if (issues.length > 0) throw invalidInput(target, issues);
  });
  return recordInput(validator, { target, schema });
}

type Issue = Pick<z.core.$ZodIssue, 'path' | 'message'> & { code?: string; keys?: string[] };

/** The problem `invalid-input` with a pointer for each error. */
export function invalidInput(target: keyof typeof NAMES, issues: readonly Issue[]): Problem {
  const errors = issues.flatMap(inputErrors);
  return new Problem('invalid-input', `Invalid ${NAMES[target]}: ${joinErrors(errors)}`, {
    errors,
  });
}

/** Hono reads a parameter that comes more than once as a list. */
function textMessages(issue: z.core.$ZodRawIssue): string {
  return Array.isArray(issue.input) ? 'Write it only once.' : zodMessages(issue);
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

function inputErrors(issue: Issue): InputError[] {
  if (issue.code !== 'unrecognized_keys') {
    return [{ pointer: pointerTo(issue.path), detail: sentence(issue.message) }];
  }
  return (issue.keys ?? []).map((key) => ({
    pointer: pointerTo([...issue.path, key]),
    detail: `${key === '' ? 'A parameter without a name' : `“${isolateIfNeeded(key)}”`} is unknown. ${issue.message}`,
  }));
}

/** All errors as one text. A list of allowed names that several of them share comes once, at the end. */
function joinErrors(errors: readonly InputError[]): string {
  const texts = errors.map(errorText);
  const shorter = texts.map((text, index) => {
    const [, sentence = text, allowed] = /^(.*) (Allowed: .*)$/s.exec(text) ?? [];
    const isRepeated = texts.slice(index + 1).some((later) => allowed && later.endsWith(allowed));
    return isRepeated ? sentence : text;
  });
  return shorter.join(' ');
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

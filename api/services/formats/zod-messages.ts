/** Error messages for the values of a request or a file, for people who do not know our schemas: what to write instead. */

import type * as z from 'zod';
import { listed } from '../../domain/text/listed.ts';

const KINDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};

const FORMATS: Readonly<Record<string, string>> = {
  url: 'a URL',
  datetime: 'a time in UTC, for example 2024-12-01T10:00:00Z',
  date: 'a date, for example 2024-12-01',
};

const UNITS: Readonly<Record<string, string>> = { string: 'characters', array: 'items' };

/** The message for an issue whose schema has none of its own: one sentence, whatever the kind of issue. */
export function zodMessages(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `Write ${KINDS[issue.expected] ?? issue.expected}.`;
    case 'invalid_value':
      return issue.values.length === 1
        ? `Write ${String(issue.values[0])}.`
        : `Write one of these: ${listed(issue.values.map(String))}.`;
    case 'invalid_format':
      return `Write ${FORMATS[issue.format] ?? 'a text in the documented form'}.`;
    case 'too_small':
      return tooSmall(issue);
    case 'too_big':
      return tooBig(issue);
    case 'not_multiple_of':
      return `Write a multiple of ${issue.divisor}.`;
    case 'unrecognized_keys':
      return 'Leave it out.';
    case 'invalid_key':
      return issue.issues[0]?.message ?? 'Write another name.';
    case 'invalid_element':
      return issue.issues[0]?.message ?? 'Write another value.';
    case 'invalid_union':
    case 'custom':
      return 'Write another value.';
  }
}

function tooSmall({
  origin,
  minimum,
  inclusive,
}: z.core.$ZodRawIssue<z.core.$ZodIssueTooSmall>): string {
  const unit = UNITS[origin];
  if (unit !== undefined)
    return minimum === 1
      ? 'Write something, or leave it out.'
      : `Write at least ${minimum} ${unit}.`;
  return inclusive ? `Write a number from ${minimum} on.` : `Write a number above ${minimum}.`;
}

function tooBig({
  origin,
  maximum,
  inclusive,
}: z.core.$ZodRawIssue<z.core.$ZodIssueTooBig>): string {
  const unit = UNITS[origin];
  if (unit !== undefined) return `Write at most ${maximum} ${unit}.`;
  return inclusive ? `Write a number up to ${maximum}.` : `Write a number below ${maximum}.`;
}

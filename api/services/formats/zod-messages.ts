/** Error messages for values in a file, for users who do not know our schemas: what to write instead. */

import type * as z from 'zod';

const KINDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
};

/** The message for an issue whose schema has none of its own; undefined for zod's default message. */
export function zodMessages(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return `Write ${KINDS[issue.expected] ?? issue.expected}.`;
    case 'invalid_value':
      return `Write one of these: ${issue.values.join(', ')}.`;
    case 'invalid_key':
      return issue.issues[0]?.message;
    case 'too_small':
      if (issue.origin === 'string') return 'Write something, or leave it out.';
      return issue.inclusive
        ? `Write a number from ${issue.minimum} on.`
        : `Write a number above ${issue.minimum}.`;
    case 'too_big':
      if (issue.origin === 'string') return `Write at most ${issue.maximum} characters.`;
      if (issue.origin === 'array') return `Give at most ${issue.maximum}.`;
      return `Write a number up to ${issue.maximum}.`;
    default:
      return undefined;
  }
}

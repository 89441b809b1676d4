/** Validates the lines of a file one by one: each is a film that is ready to import, or is rejected with a reason. Node only. */

import type * as z from 'zod';
import { FilmLine } from '../../contract/film-line.ts';
import { CommandError } from '../command-error.ts';
import { zodMessages } from './zod-messages.ts';

/** Why a line is rejected; `field` is a path such as `ratings.0.level`, or empty for the whole line. */
export interface RejectedLine {
  line: number;
  field: string;
  reason: string;
}

/** What to check in a line that is imported all the same; `field` as in a RejectedLine. */
export interface LineWarning {
  line: number;
  field: string;
  warning: string;
}

/** The name that a field such as `ids.imdb` has in the file: in CSV, its column. */
export type NameOf = (field: string) => string;

/** The film of a line; `size` is the length of its text. */
export interface CheckedLine {
  line: number;
  film: FilmLine;
  size: number;
  nameOf: NameOf;
}

export type ImportLine = CheckedLine | RejectedLine;

/** Mistakes that are reported per line. */
const MAX_MISTAKES = 5;

/** Checks the value of a line against the format. */
export function validateFilmLine(
  line: number,
  value: unknown,
  { text, nameOf = sameName }: { text: string; nameOf?: NameOf },
): ImportLine {
  const result = FilmLine.safeParse(value, { error: zodMessages });
  if (result.success) return { line, film: result.data, size: text.length, nameOf };
  const [first, ...others] = result.error.issues.flatMap(mistakesOf).slice(0, MAX_MISTAKES);
  const more = others.map(({ field, reason }) => ` ${nameOf(field)}: ${reason}`).join('');
  return { line, field: nameOf(first?.field ?? ''), reason: `${first?.reason ?? ''}${more}` };
}

const sameName: NameOf = (field) => field;

function mistakesOf(issue: z.core.$ZodIssue): { field: string; reason: string }[] {
  const reason = issue.message.endsWith('.') ? issue.message : `${issue.message}.`;
  if (issue.code !== 'unrecognized_keys') return [{ field: issue.path.join('.'), reason }];
  return issue.keys.map((key) => ({
    field: [...issue.path, key.slice(0, 60)].join('.'),
    reason: `It is not known here. ${reason}`,
  }));
}

/** Throws a CommandError if the first line of a file is not text in UTF-8. */
export function requireText(firstLine: string): void {
  if (/[\0\uFFFD]/.test(firstLine))
    throw new CommandError(
      'Line 1 is not text in UTF-8. Save the file as UTF-8, or name another one.',
    );
}

/** Films as a file gives them, one by one: checked and ready to be taken, or refused with the reason. Node only. */

import type * as z from 'zod';
import { FilmLine } from '../../contract/film-line.ts';
import { mistakeWords } from './zod-messages.ts';

/** Why a line was not taken; `field` is a path as `ratings.0.level`, or empty where it is the whole line. */
export interface Refusal {
  line: number;
  field: string;
  reason: string;
}

/** A film as a line gives it; `size` is the length of its text. */
export interface CheckedLine {
  line: number;
  film: FilmLine;
  size: number;
}

export type ImportLine = CheckedLine | Refusal;

/** The mistakes of one line that are told at most. */
const MOST_MISTAKES = 5;

/** Checks what was read from the text of a line against the format; `nameOf` gives a field the name that it has in the file. */
export function checkFilm(
  line: number,
  value: unknown,
  { text, nameOf = (field) => field }: { text: string; nameOf?: (field: string) => string },
): ImportLine {
  const result = FilmLine.safeParse(value, { error: mistakeWords });
  if (result.success) return { line, film: result.data, size: text.length };
  const [first, ...others] = result.error.issues.flatMap(mistakesOf).slice(0, MOST_MISTAKES);
  const more = others.map(({ field, reason }) => ` ${nameOf(field)}: ${reason}`).join('');
  return { line, field: nameOf(first?.field ?? ''), reason: `${first?.reason ?? ''}${more}` };
}

function mistakesOf(issue: z.core.$ZodIssue): { field: string; reason: string }[] {
  const reason = issue.message.endsWith('.') ? issue.message : `${issue.message}.`;
  if (issue.code !== 'unrecognized_keys') return [{ field: issue.path.join('.'), reason }];
  return issue.keys.map((key) => ({
    field: [...issue.path, key.slice(0, 60)].join('.'),
    reason: `It is not known here. ${reason}`,
  }));
}

/** Throws where the first line of a file shows that it is not text, or not UTF-8. */
export function requireText(firstLine: string): void {
  if (/[\0\uFFFD]/.test(firstLine))
    throw new Error('Line 1 is no text in UTF-8. Save the file as UTF-8, or name another one.');
}

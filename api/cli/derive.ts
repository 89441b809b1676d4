/** `cli derive`: levels from official reasons, for statements of boards as NDJSON on standard input. Node only. */

import { CONCERNS } from '../../db/vocabulary.ts';
import * as z from 'zod';
import { deriveRatings, type BoardStatement } from '../domain/reasons/derive.ts';
import { failWith, printable, UsageError } from './command-failure.ts';
import { writeLine } from './lines.ts';
import { LONGEST_RECORD, splitRecords } from '../services/formats/split-records.ts';

/** Other fields are passed over, so that rows of any list can be piped in. */
const Statement = z.object({
  system: z.string(),
  rating: z.string(),
  reasons: z.string().nullable(),
});

export const usage = 'Usage: npm run -s cli -- derive < statements.ndjson';

/** Answers each line with a line, in order, and stops at the first that is no statement; empty lines are passed over. */
export async function run(args: readonly string[]): Promise<number> {
  if (args.length > 0)
    return failWith(
      new UsageError(`derive takes no arguments, but got “${args.join(' ')}”.`),
      'derive',
    );
  for await (const { line, text } of splitRecords(process.stdin, { quoted: false })) {
    if (text?.trim() === '') continue;
    const statement =
      text === null ? `is longer than ${LONGEST_RECORD} bytes` : readStatement(text);
    if (typeof statement === 'string') {
      console.error(printable(`Line ${line}: ${statement}`));
      return 1;
    }
    await writeLine(process.stdout, answerTo(statement));
  }
  return 0;
}

/** The statement, or what is wrong with the line. */
function readStatement(line: string): BoardStatement | string {
  const parsed = Statement.safeParse(parseJson(line));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue?.path.join('.');
  return field
    ? `“${field}” must be ${field === 'reasons' ? 'text or null' : 'text'}, in ${quote(line)}`
    : `write {"system":"MPA","rating":"R","reasons":"…"}, not ${quote(line)}`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const LONGEST_QUOTE = 80;

function quote(line: string): string {
  return line.length > LONGEST_QUOTE ? `${line.slice(0, LONGEST_QUOTE)}…` : line;
}

function answerTo(statement: BoardStatement): string {
  const { ratings, unknown_words } = deriveRatings(statement);
  const answers = CONCERNS.map((concern) => {
    const { level, at_most, estimate, confidence, span } = ratings[concern];
    return [concern, { level, at_most, estimate, confidence, span }] as const;
  });
  return JSON.stringify({ ...Object.fromEntries(answers), unknown_words });
}

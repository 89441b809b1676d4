/** `cli derive`: derives levels from the reasons of rating boards, NDJSON in and NDJSON out. Node only. */

import { CONCERNS } from '../../db/vocabulary.ts';
import * as z from 'zod';
import { deriveRatings, type BoardStatement } from '../domain/reasons/derive.ts';
import { CommandError } from '../services/command-error.ts';
import { MAX_RECORD_BYTES, splitRecords } from '../services/formats/split-records.ts';
import { EXIT } from './failure.ts';
import { writeLine } from './output.ts';
import { defineVerb } from './verb.ts';

/** Other fields are ignored, so that rows of any list can be piped in. */
const Statement = z.object({
  system: z.string(),
  rating: z.string(),
  reasons: z.string().nullable(),
});

export const verb = defineVerb({
  summary: 'derives levels from the reasons of rating boards, one line of JSON each',
  usage: `Usage: npm run -s cli -- derive < statements.ndjson
Reads lines such as {"system":"MPA","rating":"R","reasons":"…"}, and writes the levels of the five concerns for each.`,
  options: {},
  takesFile: false,
  /** Writes one line for each line that is not empty, in order; throws at the first line that is not a statement. */
  async run() {
    for await (const { line, text } of splitRecords(process.stdin, { quoted: false })) {
      if (text?.trim() === '') continue;
      const statement =
        text === null ? `is longer than ${MAX_RECORD_BYTES} bytes` : readStatement(text);
      if (typeof statement === 'string') throw new CommandError(`Line ${line}: ${statement}`);
      await writeLine(process.stdout, derivedLine(statement));
    }
    return EXIT.ok;
  },
});

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

const MAX_QUOTE = 80;

function quote(line: string): string {
  return line.length > MAX_QUOTE ? `${line.slice(0, MAX_QUOTE)}…` : line;
}

function derivedLine(statement: BoardStatement): string {
  const { ratings, unknown_words } = deriveRatings(statement);
  const levels = CONCERNS.map((concern) => {
    const { level, at_most, estimate, confidence, span } = ratings[concern];
    return [concern, { level, at_most, estimate, confidence, span }] as const;
  });
  return JSON.stringify({ ...Object.fromEntries(levels), unknown_words });
}

/** Reads films from NDJSON, our own format. Node only. */

import { EXPORT_HEADER, ExportHeader } from '../../contract/export-header.ts';
import { codeOf } from '../../domain/text/visible-text.ts';
import { CommandError } from '../command-error.ts';
import { validateFilmLine, requireText, type ImportLine } from './validate-line.ts';
import { MAX_RECORD_BYTES, splitRecords } from './split-records.ts';

const NOT_AN_OBJECT =
  'The line is not a JSON object. Write one film per line, such as {"title":"Her","year":2013}.';

/** The films of a file, without the header of an export. Throws a CommandError if the file is empty, is not text, or has the header of an unknown format. */
export async function* readNdjson(chunks: AsyncIterable<Buffer>): AsyncGenerator<ImportLine> {
  let isEmpty = true;
  for await (const { line, text } of splitRecords(chunks, { quoted: false })) {
    isEmpty = false;
    if (text === null) {
      const reason = `The line is longer than ${MAX_RECORD_BYTES} bytes. Write one film per line.`;
      yield { line, field: '', reason };
      continue;
    }
    if (text.trim() === '') continue;
    const value = parseJson(text);
    if (line === 1 && value === undefined) requireText(text);
    if (line === 1 && isHeader(value)) continue;
    yield typeof value === 'object' && value !== null && !Array.isArray(value)
      ? validateFilmLine(line, value, { text })
      : { line, field: '', reason: value === undefined ? whyNotJson(text) : NOT_AN_OBJECT };
  }
  if (isEmpty) throw new CommandError('The file is empty. Write one film per line.');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Why a line is not JSON. A raw control character is always the reason, except for a tab, which is white space. */
function whyNotJson(text: string): string {
  const [control] = /(?![\t\r\x7F-\x9F])\p{Cc}/u.exec(text) ?? [];
  return control === undefined
    ? NOT_AN_OBJECT
    : `Take out ${codeOf(control)}: JSON does not allow it.`;
}

function isHeader(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !('format' in value)) return false;
  const { success, error } = ExportHeader.safeParse(value);
  if (success) return true;
  if (value.format !== EXPORT_HEADER.format)
    throw new CommandError(`Line 1: the format is not “${EXPORT_HEADER.format}”.`);
  throw new CommandError(`Line 1: ${error.issues[0]?.message}`);
}

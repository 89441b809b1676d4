/** Reads films from NDJSON, our own format. Node only. */

import { EXPORT_HEADER, ExportHeader } from '../../contract/film-line.ts';
import { codeOf } from '../../domain/text/visible-text.ts';
import { checkFilm, requireText, type ImportLine } from './check-line.ts';
import { LONGEST_RECORD, splitRecords } from './split-records.ts';

const NO_OBJECT =
  'The line is not a JSON object. Write a film a line, as {"title":"Her","year":2013}.';

/** The films of a file. A first line of the export's own is passed over; throws where it is of a schema not known here, or no text, and where there is none. */
export async function* readNdjson(chunks: AsyncIterable<Buffer>): AsyncGenerator<ImportLine> {
  let isEmpty = true;
  for await (const { line, text } of splitRecords(chunks, { quoted: false })) {
    isEmpty = false;
    if (text === null) {
      const reason = `The line is longer than ${LONGEST_RECORD} bytes. A line holds one film.`;
      yield { line, field: '', reason };
      continue;
    }
    if (text.trim() === '') continue;
    const value = parseJson(text);
    if (line === 1 && value === undefined) requireText(text);
    if (line === 1 && isHeader(value)) continue;
    yield typeof value === 'object' && value !== null && !Array.isArray(value)
      ? checkFilm(line, value, { text })
      : { line, field: '', reason: value === undefined ? notJson(text) : NO_OBJECT };
  }
  if (isEmpty) throw new Error('The file is empty. A film is a line of it.');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Why a line is not JSON. A raw control is the reason wherever it stands, but for a tab, which is also white space. */
function notJson(text: string): string {
  const [control] = /(?![\t\r\x7F-\x9F])\p{Cc}/u.exec(text) ?? [];
  return control === undefined ? NO_OBJECT : `Take out ${codeOf(control)}: JSON does not allow it.`;
}

function isHeader(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !('format' in value)) return false;
  const { success, error } = ExportHeader.safeParse(value);
  if (success) return true;
  if (value.format !== EXPORT_HEADER.format)
    throw new Error(`Line 1: the format is not “${EXPORT_HEADER.format}”.`);
  throw new Error(`Line 1: ${error.issues[0]?.message}`);
}

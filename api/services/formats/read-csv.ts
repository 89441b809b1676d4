/** Reads films from CSV with the columns of docs/import.md. Node only. */

import Papa from 'papaparse';
import { columnOf, findColumnMistake, readCsvFilm } from '../../domain/csv/read-film.ts';
import { counted } from '../../domain/text/plural.ts';
import { CommandError } from '../command-error.ts';
import { validateFilmLine, requireText, type ImportLine } from './validate-line.ts';
import { MAX_RECORD_BYTES, splitRecords } from './split-records.ts';

/** The films of a file. Throws a CommandError if its first row does not name the columns. */
export async function* readCsv(chunks: AsyncIterable<Buffer>): AsyncGenerator<ImportLine> {
  let columns: readonly string[] | undefined;
  for await (const { line, text } of splitRecords(chunks, { quoted: true })) {
    const cells = text === null ? null : parseRow(text);
    if (columns === undefined) {
      columns = readColumns(text, cells);
      continue;
    }
    if (text === null) {
      const reason = `The row is longer than ${MAX_RECORD_BYTES} bytes. Perhaps a quote is never closed.`;
      yield { line, field: '', reason };
    } else if (cells === null) {
      const reason = 'A quote is not closed, or text follows a closed one.';
      yield { line, field: '', reason };
    } else if (cells.length > columns.length) {
      const reason = `The row has ${counted(cells.length, 'cell')} for ${counted(columns.length, 'column')}. Put quotes around cells with commas.`;
      yield { line, field: '', reason };
    } else if (cells.some((cell) => cell.trim() !== '')) {
      yield checkRow({ line, text }, readCsvFilm(columns, cells));
    }
  }
  if (columns === undefined)
    throw new CommandError('The file is empty. Its first row names the columns.');
}

function checkRow(
  { line, text }: { line: number; text: string },
  read: ReturnType<typeof readCsvFilm>,
): ImportLine {
  if (!('film' in read)) return { line, ...read };
  const { film, ratingsInColumns } = read;
  return validateFilmLine(line, film, {
    text,
    nameOf: (field) => columnOf(field, ratingsInColumns),
  });
}

function readColumns(text: string | null, cells: readonly string[] | null): readonly string[] {
  const separator = text === null || text.includes(',') ? undefined : /[;\t]/.exec(text)?.[0];
  if (separator !== undefined)
    throw new CommandError(
      `Line 1: The columns are separated by ${separator === ';' ? 'semicolons' : 'tabs'}. Save the file with commas.`,
    );
  if (text !== null) requireText(text);
  if (cells === null)
    throw new CommandError(
      'Line 1 is not a row of CSV that names the columns. docs/import.md lists them.',
    );
  const columns = cells.map((cell) => cell.trim());
  const mistake = findColumnMistake(columns);
  if (mistake !== null) throw new CommandError(`Line 1: ${mistake}`);
  return columns;
}

/** The cells of one row, or null if its quotes do not match. */
function parseRow(text: string): readonly string[] | null {
  const { data, errors } = Papa.parse<string[]>(text, { delimiter: ',', newline: '\n' });
  const [cells] = data;
  return errors.length > 0 || data.length !== 1 || cells === undefined ? null : cells;
}

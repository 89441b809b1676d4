/** A row of CSV as a line of our own format, not checked yet. Pure. */

import { CATEGORY_NAMES } from '../../db/vocabulary.ts';
import { unescapeFormula } from './csv-cells.ts';
import {
  certificateColumns,
  csvColumns,
  MOST_CERTIFICATES,
  RATING_COLUMNS,
} from './csv-columns.ts';
import { readCitation, readSources } from './csv-sources.ts';

/** What is wrong with the cell of a column. */
export interface CellMistake {
  field: string;
  reason: string;
}

const TEXTS = ['id', 'title', 'age_why', 'verdict_line', 'summary', 'story', 'opinion'] as const;
const NUMBERS = ['year', 'editor_age', 'version'] as const;
const NUMERIC = new Set(['level', 'at_most', 'estimate']);

/** The columns that a file has and that are not known here, the ones given twice, and the ones that it lacks. */
export function findColumnMistake(columns: readonly string[]): string | null {
  const known = new Set(csvColumns(MOST_CERTIFICATES));
  const unknown = columns.find((column) => !known.has(column));
  if (unknown !== undefined)
    return `There is no column “${unknown.slice(0, 60)}”. Columns are parted by commas; docs/import.md lists them.`;
  const twice = columns.find((column, place) => columns.indexOf(column) !== place);
  if (twice !== undefined) return `The column “${twice}” is there twice.`;
  const missing = ['title', 'year'].find((column) => !columns.includes(column));
  return missing === undefined ? null : `The column “${missing}” is missing.`;
}

/** The film of a row, or the first cell that cannot be read. An empty cell says nothing. */
export function readCsvFilm(
  columns: readonly string[],
  row: readonly string[],
): { film: Record<string, unknown> } | CellMistake {
  const cells = new Map<string, string>();
  for (const [place, column] of columns.entries()) {
    const text = unescapeFormula(row[place] ?? '');
    if (text.trim() !== '') cells.set(column, text);
  }
  const mistakes: CellMistake[] = [];
  function read<Value>(column: string, parse: (text: string) => Value): Value | undefined {
    const text = cells.get(column);
    if (text === undefined) return undefined;
    try {
      return parse(text);
    } catch (error) {
      const reason = error instanceof SyntaxError ? 'It is not JSON.' : String(error);
      mistakes.push({ field: column, reason });
      return undefined;
    }
  }

  const sources = read('sources', readSources) ?? [];
  const cite = (text: string) => readCitation(text, sources);
  const more = read('more', readMore) ?? {};
  const ratings = CATEGORY_NAMES.flatMap((category) => {
    const fields = RATING_COLUMNS.flatMap((field) => {
      const column = `${category}.${field}`;
      const value = read(column, (text) => ratingValue(field, text, cite));
      return value === undefined ? [] : [[field, value]];
    });
    return fields.length === 0 ? [] : [{ category, ...Object.fromEntries(fields) }];
  });
  const certificates = Array.from({ length: MOST_CERTIFICATES }, (_, place) => {
    const [certificate, reasons, citation] = certificateColumns(place);
    const [system = '', ...rating] = (cells.get(certificate) ?? '').trim().split(':');
    if (!cells.has(certificate) && !cells.has(reasons)) return [];
    const cited = read(citation, cite) ?? [];
    return [
      { system, rating: rating.join(':'), reasons: cells.get(reasons) ?? null, sources: cited },
    ];
  }).flat();
  const schema = cells.get('schema')?.trim();
  if (schema !== undefined && schema !== '1')
    mistakes.push({ field: 'schema', reason: 'This program reads schema 1.' });
  const [mistake] = mistakes;
  if (mistake) return mistake;
  const stamps = ['created_at', 'updated_at'] as const;
  return {
    film: {
      ...more,
      ...picked(cells, [...TEXTS, ...stamps], (text) => text),
      ...picked(cells, NUMBERS, numberOrText),
      ids: picked(cells, ['imdb', 'tmdb', 'wikidata'], (text) => text.trim()),
      ratings: [...ratings, ...(Array.isArray(more['ratings']) ? more['ratings'] : [])],
      certificates,
      sources,
    },
  };
}

function picked(
  cells: ReadonlyMap<string, string>,
  columns: readonly string[],
  parse: (text: string) => unknown,
): Record<string, unknown> {
  return Object.fromEntries(
    columns.flatMap((column) => {
      const text = cells.get(column);
      return text === undefined ? [] : [[column, parse(text)]];
    }),
  );
}

function readMore(text: string): Record<string, unknown> {
  const value: unknown = JSON.parse(text);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  throw new SyntaxError('Not an object');
}

const SPOILER: Readonly<Record<string, boolean>> = { yes: true, no: false };

function ratingValue(field: string, text: string, cite: (text: string) => number[]): unknown {
  if (field === 'sources') return cite(text);
  if (field === 'spoiler') return SPOILER[text.trim().toLowerCase()] ?? text;
  if (field === 'note' || field === 'span') return text;
  return NUMERIC.has(field) ? numberOrText(text) : text.trim();
}

/** What is no number stays text, for the format to refuse. */
function numberOrText(cell: string): number | string {
  const text = cell.trim();
  return /^-?\d{1,9}(\.\d{1,9})?$/.test(text) ? Number(text) : text;
}

/** The column in which a field of the checked line stands: `sex.basis` for `ratings.1.basis`. */
export function columnOf(field: string, film: Readonly<Record<string, unknown>>): string {
  const [list = '', place = '', ...rest] = field.split('.');
  if (list === 'ids') return place;
  const item = Array.isArray(film[list]) ? (film[list] as unknown[])[Number(place)] : undefined;
  if (list === 'ratings' && typeof item === 'object' && item !== null && 'category' in item)
    return [item.category, ...rest].join('.');
  if (list !== 'certificates') return field;
  const [certificate, reasons, sources] = certificateColumns(Number(place));
  return rest[0] === 'reasons' ? reasons : rest[0] === 'sources' ? sources : certificate;
}

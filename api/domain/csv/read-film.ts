/** Reads a row of CSV as a line of our own format, without validating it. Pure. */

import { FILM_TEXTS } from '../../../db/film.ts';
import { CATEGORY_NAMES, type Basis, type Category } from '../../../db/vocabulary.ts';
import { isLanguageTag } from '../text/language-tag.ts';
import { ratingPath } from '../film/erasable.ts';
import { isErased, unescapeFormula } from './cells.ts';
import {
  certificateColumns,
  csvColumns,
  MAX_CERTIFICATES,
  RATING_COLUMNS,
  titleColumn,
  titleLanguage,
} from './columns.ts';
import { readCitation, readSources } from './sources.ts';

/** What is wrong with a cell. */
export interface CellMistake {
  field: string;
  reason: string;
}

const TEXTS = ['id', 'title', 'age_why', ...FILM_TEXTS] as const;
const NUMBERS = ['year', 'editor_age', 'version'] as const;
const STAMPS = ['created_at', 'updated_at'] as const;
const NUMERIC = new Set(['level', 'at_most', 'estimate']);

/** Fields with columns of their own, which are not allowed in `more`. */
const IN_COLUMNS: ReadonlySet<string> = new Set([
  ...[...TEXTS, ...NUMBERS, ...STAMPS],
  ...['ids', 'titles', 'certificates', 'sources'],
]);

/** A film as its row has it. */
export interface CsvFilm {
  film: Record<string, unknown>;
  /** The categories of its first ratings, which are in columns; the ratings after them are in `more`. */
  ratingsInColumns: readonly Category[];
}

/** Returns a message for the first unknown, repeated or missing column, or null. */
export function findColumnMistake(columns: readonly string[]): string | null {
  const known = new Set(csvColumns(MAX_CERTIFICATES));
  const languages = columns.map((column) => titleLanguage(column)?.toLowerCase() ?? null);
  const unknown = columns.find(
    (column, place) => !known.has(column) && !isLanguageTag(languages[place] ?? ''),
  );
  if (CATEGORY_NAMES.some((name) => name === unknown))
    return `There is no column “${unknown}”. Write “${unknown}.level”.`;
  if (unknown !== undefined && titleLanguage(unknown) !== null)
    return `“${unknown.slice(0, 60)}” names no language. Write a language tag, for example title.ko or title.pt-BR.`;
  if (unknown !== undefined)
    return `There is no column “${unknown.slice(0, 60)}”. Columns are separated by commas; docs/import.md lists them.`;
  const twice = columns.find(
    (column, place) =>
      columns.indexOf(column) !== place ||
      (languages[place] !== null && languages.indexOf(languages[place] ?? null) !== place),
  );
  if (twice !== undefined) return `The column “${twice}” is there twice. Remove one of them.`;
  const missing = ['title', 'year'].find((column) => !columns.includes(column));
  return missing === undefined
    ? null
    : `The column “${missing}” is missing. Every film has a title and a year.`;
}

const NO_MORE = 'This is not a JSON object. Write one, such as {"talking_points":["Is it love?"]}.';
const NO_SOURCES =
  'This is not valid JSON. Write one source per line, such as Name <https://example.org> 2024-12.';

/** The columns whose texts are kept as they are: white space alone is rejected there, not passed over. */
const KEPT_AS_IT_IS = new RegExp(
  `^(?:age_why|${FILM_TEXTS.join('|')}|reasons(?:_\\d+)?|\\w+\\.(?:note|span))$`,
);

/** The film of a row, or the first cell that cannot be read. An empty cell counts as left out. */
export function readCsvFilm(
  columns: readonly string[],
  row: readonly string[],
): CsvFilm | CellMistake {
  const cells = new Map<string, string>();
  const erased = new Set<string>();
  for (const [place, column] of columns.entries()) {
    const cell = row[place] ?? '';
    if (isErased(cell)) {
      erased.add(column);
      continue;
    }
    const text = unescapeFormula(cell);
    if (text.trim() !== '' || (text !== '' && KEPT_AS_IT_IS.test(column))) cells.set(column, text);
  }
  const mistakes: CellMistake[] = [];
  const erase: string[] = [];
  for (const column of erased) {
    const field = erasedField(column, cells);
    if (field === undefined) mistakes.push({ field: column, reason: NOT_ERASABLE });
    else if (field !== null) erase.push(field);
  }
  function read<Value>(column: string, parse: (text: string) => Value): Value | undefined {
    const text = cells.get(column);
    if (text === undefined) return undefined;
    try {
      return parse(text);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      mistakes.push({ field: column, reason: column === 'more' ? NO_MORE : NO_SOURCES });
      return undefined;
    }
  }

  const sources = read('sources', readSources) ?? [];
  const cite = (text: string) => readCitation(text, sources);
  const more = read('more', readMore) ?? {};
  const ratings = CATEGORY_NAMES.flatMap((category) => {
    if (erased.has(`${category}.level`)) return [];
    const fields = RATING_COLUMNS.flatMap((field) => {
      const column = `${category}.${field}`;
      const value = read(column, (text) => ratingValue(field, text, cite));
      return value === undefined ? [] : [[field, value]];
    });
    return fields.length === 0 ? [] : [{ category, ...Object.fromEntries(fields) }];
  });
  const certificates = Array.from({ length: MAX_CERTIFICATES }, (_, place) => {
    const [certificate, reasons, citation] = certificateColumns(place);
    const [system = '', ...rating] = (cells.get(certificate) ?? '').trim().split(':');
    if (![certificate, reasons, citation].some((column) => cells.has(column))) return [];
    const cited = read(citation, cite) ?? [];
    return [
      { system, rating: rating.join(':'), reasons: cells.get(reasons) ?? null, sources: cited },
    ];
  }).flat();
  const schema = cells.get('schema')?.trim();
  if (schema !== undefined && schema !== '1')
    mistakes.push({
      field: 'schema',
      reason: 'This program reads schema 1. Update the program.',
    });
  const misplaced = Object.keys(more).find((name) => IN_COLUMNS.has(name));
  if (misplaced !== undefined)
    mistakes.push({
      field: `more.${misplaced}`,
      reason: 'This field has its own columns. Use them instead.',
    });
  const others = more['ratings'] ?? [];
  if (!Array.isArray(others)) mistakes.push({ field: 'more.ratings', reason: 'Write a list.' });
  const erasedInMore = more['erase'] ?? [];
  if (!Array.isArray(erasedInMore)) mistakes.push({ field: 'more.erase', reason: 'Write a list.' });
  const [mistake] = mistakes;
  if (mistake) return mistake;
  return {
    ratingsInColumns: ratings.map(({ category }) => category),
    film: {
      ...more,
      ...picked(cells, [...TEXTS, ...STAMPS], (text) => text),
      ...picked(cells, NUMBERS, numberOrText),
      titles: Object.fromEntries(
        [...cells].flatMap(([column, text]) => {
          const language = titleLanguage(column);
          return language === null ? [] : [[language, text]];
        }),
      ),
      ids: picked(cells, ['imdb', 'tmdb', 'wikidata'], (text) => text.trim()),
      ratings: ratings.concat(others),
      certificates,
      sources,
      // Those of `more` first: their places are the ones that a message names.
      erase: [...(erasedInMore as unknown[]), ...erase],
    },
  };
}

const NOT_ERASABLE =
  'This cannot be erased. If the text is a tilde, write an apostrophe before it. To erase a rating, write ~ as its level, with its basis and origin; to erase all certificates, write ~ in the column certificate.';

const ERASED_COLUMNS: Readonly<Record<string, string>> = {
  ...{ imdb: 'ids.imdb', tmdb: 'ids.tmdb', wikidata: 'ids.wikidata' },
  ...{ certificate: 'certificates', editor_age: 'editor_age', age_why: 'age_why' },
  ...Object.fromEntries(FILM_TEXTS.map((field) => [field, field])),
};

/**
 * The field that a tilde in a column erases; undefined if it cannot be erased. Null for a part of a rating: a rating is replaced as a
 * whole, so an empty cell erases it too.
 */
function erasedField(
  column: string,
  cells: ReadonlyMap<string, string>,
): string | null | undefined {
  const field = ERASED_COLUMNS[column];
  if (field !== undefined) return field;
  const language = titleLanguage(column);
  if (language !== null) return `titles.${language.toLowerCase()}`;
  const [name, part = ''] = column.split('.');
  const category = CATEGORY_NAMES.find((one) => one === name);
  if (category === undefined || part === 'basis' || part === 'origin') return undefined;
  if (part !== 'level') return null;
  const [basis, origin] = [cells.get(`${name}.basis`), cells.get(`${name}.origin`)];
  if (basis === undefined || origin === undefined) return undefined;
  return ratingPath({ category, basis: basis.trim() as Basis, origin: origin.trim() }); // an unknown basis is rejected by the format
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

/** Text that is not a number stays text, so that validation rejects it. */
function numberOrText(cell: string): number | string {
  const text = cell.trim();
  return /^-?\d{1,9}(\.\d{1,9})?$/.test(text) ? Number(text) : text;
}

/** Columns that are named like their field. */
const PLAIN: ReadonlySet<string> = new Set(csvColumns(0));

/** The column in which a field of the checked line stands, and the path within it: `sex.basis` for `ratings.1.basis`, `more.watch.0.how`. */
export function columnOf(field: string, ratingsInColumns: readonly Category[]): string {
  const [list = '', place = '', ...rest] = field.split('.');
  if (list === 'ids') return field.replace(/^ids\./, '');
  if (list === 'titles' && place !== '') return titleColumn(place);
  if (list === 'certificates') return certificateColumn(Number(place), rest[0]);
  if (list !== 'ratings' || place === '')
    return PLAIN.has(list) || list === '' ? field : `more.${field}`;
  const category = ratingsInColumns[Number(place)];
  if (category !== undefined) return [category, ...rest].join('.');
  return ['more.ratings', Number(place) - ratingsInColumns.length, ...rest].join('.');
}

function certificateColumn(place: number, field: string | undefined): string {
  const [certificate, reasons, sources] = certificateColumns(place);
  if (field === 'reasons') return reasons;
  return field === 'sources' ? sources : certificate;
}

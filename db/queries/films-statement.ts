/**
 * The SQL of a page of films: one row with the page as one JSON text and the keys of its films. Most of a read's cost is cells that
 * cross into JavaScript: as one text a page of 20 costs 60 µs, as rows 90. Compiling the statement is half of that, so that the quick one is short.
 */

import type { InValue } from '@libsql/client';
import type { FilmFields, Sort, UnknownMode } from '../vocabulary.ts';

/** Where the last page ended: what the sort goes by, and the film's id. */
export type Position = readonly [sorted: string | number, id: string];

export interface FilmsQuery {
  /** The bits that no film may have set; 0 where no level is limited. */
  forbidden: number;
  unknown: UnknownMode;
  /** Years of age, at most. */
  age?: number | undefined;
  year_from?: number | undefined;
  year_to?: number | undefined;
  certificate?: { system: string; rating: string } | undefined;
  /** ISO 3166-1 alpha-2: a country whose board has rated the film. */
  country?: string | undefined;
  /** What the title must hold: all words of one of these lists, each as the start of a word. No film holds one of no lists. */
  words?: readonly (readonly string[])[] | undefined;
  sort: Sort;
  /** For `match`: what the key of a title begins with that comes first. */
  key?: string | undefined;
  after?: Position | undefined;
  /** Films a page, from 1 on. */
  limit: number;
  fields: FilmFields;
}

/** Stands between two films of a page. JSON text holds no raw line break elsewhere, so that the last film can be cut off there. */
export const BETWEEN_FILMS = ',\n';

/** How many rows the quick walk looks at: 0.3 ms. Where one film in 100 is within the limits, a page of 20 is full by then. */
const QUICK_ROWS = 2_000;

/** Up to so many candidates are taken one by one, in 0.5 ms; more are so dense that a walk in order meets a page of them as soon. */
const FEW = 400;

const INDEXES = {
  title: { column: 'title_key', index: 'film_index_by_title' },
  '-year': { column: 'newest', index: 'film_index_by_year' },
  age: { column: 'age', index: 'film_index_by_age' },
} as const;

const MODES = {
  exclude: { levels: 'levels', age: 'age', index: 'film_index_by_levels' },
  likely: { levels: 'levels_likely', age: 'age_likely', index: 'film_index_by_likely' },
  include: { levels: 'levels_known', age: 'age_known', index: 'film_index_by_known' },
} as const;

/** The same in `level_sets`. */
const SET_COLUMNS = { levels: 'levels', age: 'age' } as const;

/** Words of a list that full-text search looks for, the longest: each costs it up to 0.5 ms, and few films have even these. */
const MAX_MATCHED_WORDS = 8;

/** Greater than all that follows a text: the end of what begins with it. */
const LAST = '\u{10FFFF}';

/** SQL text and its values, `?1` the first of them. */
export interface Statement {
  sql: string;
  args: InValue[];
}

type Bind = (value: InValue) => string;

/** Notes the values of a statement and gives each its number. */
function binder(): { args: InValue[]; bind: Bind } {
  const args: InValue[] = [];
  return { args, bind: (value) => `?${args.push(value)}` };
}

/**
 * Walks the first rows of the order alone: a page that is not full may go on behind them. Null where the sort has no order of its
 * own, and for a search, whose films full-text search counts before a walk would meet them.
 */
export function quickStatement(query: FilmsQuery): Statement | null {
  if (query.sort === 'match' || query.words || matchExpression(query) !== null) return null;
  const { args, bind } = binder();
  const { column, index } = INDEXES[query.sort];
  const after = afterPosition(column, query.after, bind);
  const { levels, age } = MODES[query.unknown];
  const rows = `select * from (
    select number, ${column} as sorted, film_id, ${levels}, ${age}, newest
    from film_index indexed by ${index} ${where([after])} order by ${column}, film_id limit ${QUICK_ROWS}
  ) ${where(conditions(query, bind))} limit ${bind(query.limit + 1)}`;
  return { sql: page(rows, query.fields), args };
}

/**
 * Finds the page wherever it is. Where a part of the query has few films, they are looked at one by one; else the order is walked.
 * The limits tell SQLite which of these ways to go: a way of limit 0 is not begun.
 */
export function thoroughStatement(query: FilmsQuery): Statement {
  const { args, bind } = binder();
  const most = bind(query.limit + 1);
  const filters = conditions(query, bind);
  const sets = candidates(query, bind);
  const ways = sets.map((_, place) => fewArm(query, { filters, bind, place, most }));
  const isDense = sets.map((_, place) => `${sizeOf(place)} > ${FEW}`).join(' and ') || 'true';
  const walks = walkArms(query, { filters, bind, most: `iif(${isDense}, ${most}, 0)` });
  const named = sets.map((sql, place) => `few_${place} as materialized (${sql} limit ${FEW + 1})`);
  return {
    sql: `${named.length > 0 ? `with ${named.join(', ')} ` : ''}${page([...ways, ...walks].join(' union all '), query.fields)}`,
    args,
  };
}

/** One film as JSON text, and the table besides `film_index` that it comes from. */
export function filmText(fields: FilmFields): { text: string; source: string } {
  if (fields === 'summary') return { text: 'summary', source: '' };
  const source = 'cross join documents on documents.film_id = film_index.film_id';
  if (fields === 'card') return { text: 'card', source };
  const part = (name: string) => `'$.${name}', json_extract(advisory, '$.${name}')`;
  return {
    text: `json_set(summary, ${part('breakdown')}, ${part('sources')})`,
    source,
  };
}

/** The page made of rows of a number and what it is sorted by, in their order. */
function page(rows: string, fields: FilmFields): string {
  const { text, source } = filmText(fields);
  return `select group_concat(${text}, char(44, 10)) as films, json_group_array(json_array(sorted, film_index.film_id)) as keys
    from (${rows}) as found cross join film_index on film_index.number = found.number ${source}`;
}

interface Arm {
  filters: readonly string[];
  bind: Bind;
  /** How many rows, in SQL. */
  most: string;
}

/** The films of one set of candidates, unless it is not few or one before it is. */
function fewArm(query: FilmsQuery, { filters, bind, most, place }: Arm & { place: number }) {
  const sizes = Array.from({ length: place + 1 }, (_, other) =>
    other === place ? `${sizeOf(other)} <= ${FEW}` : `${sizeOf(other)} > ${FEW}`,
  );
  const sorted = query.sort === 'match' ? matchKey(query, bind) : INDEXES[query.sort].column;
  const after = afterPosition(sorted, query.after, bind);
  return `select * from (select number, ${sorted} as sorted from few_${place} cross join film_index using (number)
    ${where([...filters, after])} order by sorted, film_id limit iif(${sizes.join(' and ')}, ${most}, 0))`;
}

/** The order from where the last page ended: once, or for `match` first the titles that begin as asked and then the rest. */
function walkArms(query: FilmsQuery, { filters, bind, most }: Arm): string[] {
  if (query.sort !== 'match') {
    const { column, index } = INDEXES[query.sort];
    const after = afterPosition(column, query.after, bind);
    return [
      `select * from (select number, ${column} as sorted from film_index indexed by ${index}
        ${where([...filters, after])} order by ${column}, film_id limit ${most})`,
    ];
  }
  const [from, to] = [bind(query.key ?? ''), bind((query.key ?? '') + LAST)];
  const [sorted, id] = query.after ?? ['', ''];
  const [tier, key] = [String(sorted).charAt(0), String(sorted).slice(1)];
  const arm = (prefix: string, range: string, after: Position | undefined, most: string) =>
    `select * from (select number, '${prefix}' || title_key as sorted from film_index indexed by film_index_by_title
      ${where([...filters, range, afterPosition('title_key', after, bind)])} order by title_key, film_id limit ${most})`;
  const isInRange = `title_key >= ${from} and title_key < ${to}`;
  const isOutside = `(title_key < ${from} or title_key >= ${to})`;
  const first = arm('0', isInRange, tier === '0' ? [key, id] : undefined, most);
  const second = arm('1', isOutside, tier === '1' ? [key, id] : undefined, most);
  // The limit around both ends the second with the page; where the first fills it, the second is not begun.
  return [tier === '1' ? second : `select * from (${first} union all ${second} limit ${most})`];
}

function matchKey({ key = '' }: FilmsQuery, bind: Bind): string {
  return `iif(title_key >= ${bind(key)} and title_key < ${bind(key + LAST)}, '0', '1') || title_key`;
}

/** How many films a set of candidates has, counted up to one more than few. */
function sizeOf(place: number): string {
  return `(select count(*) from few_${place})`;
}

/** The parts of a query that may have few films, those that are quickest to tell first. Each set may hold films that are not meant. */
function candidates(query: FilmsQuery, bind: Bind): string[] {
  const sets: string[] = [];
  const match = matchExpression(query);
  if (match !== null)
    sets.push(`select rowid as number from film_search where film_search match ${bind(match)}`);
  const years = yearConditions(query, bind);
  if (years.length > 0)
    sets.push(`select number from film_index indexed by film_index_by_year ${where(years)}`);
  const limits = limitConditions(query, SET_COLUMNS, bind);
  if (limits.length > 0) {
    const { levels, age, index } = MODES[query.unknown];
    const isWithin = where([`unknown = '${query.unknown}'`, ...limits]);
    sets.push(`select number from (select levels as set_levels, age as set_age from level_sets ${isWithin})
      cross join film_index indexed by ${index} on ${levels} = set_levels and ${age} = set_age`);
  }
  const range = sets.length > 1 && !query.words ? narrowestRange(query) : null;
  if (range !== null)
    sets.push(
      `select number from film_index indexed by ${range} ${where(conditions(query, bind))}`,
    );
  return sets;
}

/**
 * The order in which the films of all parts lie closest together, or null. Parts that have many films each may have few together;
 * words are left to the walk, which meets common ones soon.
 */
function narrowestRange({ age, unknown, year_from, year_to }: FilmsQuery): string | null {
  if (age !== undefined && unknown === 'exclude') return INDEXES.age.index;
  return year_from === undefined && year_to === undefined ? null : INDEXES['-year'].index;
}

/** What full-text search is asked: never fewer films than are meant. Null where nothing is a text. */
function matchExpression({ words, certificate, country }: FilmsQuery): string | null {
  const parts = [
    isSearchable(words) && titlesMatch(words),
    certificate && `marks : ${quoted(`${certificate.system} ${certificate.rating}`)}`,
    country && `marks : ${quoted(country)}`,
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(' AND ') : null;
}

/** Full-text search has no expression for none and for all: no lists, and a list without words. */
function isSearchable(lists: FilmsQuery['words']): lists is NonNullable<FilmsQuery['words']> {
  return lists !== undefined && lists.length > 0 && lists.every((words) => words.length > 0);
}

/**
 * What full-text search is asked for titles that have all words of one of the lists, each as the start of a word. Of a list of many
 * words it finds titles that lack some. Each list has a word, and there is one.
 */
export function titlesMatch(lists: readonly (readonly string[])[]): string {
  const texts = lists.map((words) =>
    withoutPrefixes(words)
      .toSorted((a, b) => b.length - a.length)
      .slice(0, MAX_MATCHED_WORDS)
      .map((word) => `${quoted(word)} *`)
      .join(' AND '),
  );
  return `words : (${texts.map((text) => `(${text})`).join(' OR ')})`;
}

/** The words but those that another begins with: a title that has the other one has them too. */
function withoutPrefixes(words: readonly string[]): string[] {
  const distinct = [...new Set(words)];
  return distinct.filter(
    (word) => !distinct.some((other) => other !== word && other.startsWith(word)),
  );
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '')}"`;
}

function conditions(query: FilmsQuery, bind: Bind): string[] {
  return [
    ...limitConditions(query, MODES[query.unknown], bind),
    ...yearConditions(query, bind),
    ...markConditions(query, bind),
    ...wordConditions(query, bind),
  ];
}

function limitConditions(
  { forbidden, age }: FilmsQuery,
  columns: { levels: string; age: string },
  bind: Bind,
): string[] {
  return [
    ...(forbidden === 0 ? [] : [`${columns.levels} & ${bind(forbidden)} = 0`]),
    ...(age === undefined ? [] : [`${columns.age} <= ${bind(age)}`]),
  ];
}

function yearConditions({ year_from, year_to }: FilmsQuery, bind: Bind): string[] {
  return [
    ...(year_from === undefined ? [] : [`newest <= ${bind(-year_from)}`]),
    ...(year_to === undefined ? [] : [`newest >= ${bind(-year_to)}`]),
  ];
}

function markConditions({ certificate, country }: FilmsQuery, bind: Bind): string[] {
  const marks = [certificate && `${certificate.system}:${certificate.rating}`, country];
  return marks.flatMap((mark) => (mark ? [`instr(marks, ${bind(`|${mark}|`)}) > 0`] : []));
}

function wordConditions({ words }: FilmsQuery, bind: Bind): string[] {
  if (!words) return [];
  const lists = words.map((list) =>
    allOf(withoutPrefixes(list).map((word) => `instr(words, ${bind(` ${word}`)}) > 0`)),
  );
  return [anyOf(lists)];
}

function afterPosition(
  column: string,
  after: Position | undefined,
  bind: Bind,
): string | undefined {
  return after && `(${column}, film_id) > (${bind(after[0])}, ${bind(after[1])})`;
}

function allOf(conditions: readonly string[]): string {
  return conditions.length > 0 ? `(${conditions.join(' and ')})` : 'true';
}

function anyOf(conditions: readonly string[]): string {
  return conditions.length > 0 ? `(${conditions.join(' or ')})` : 'false';
}

function where(parts: readonly (string | undefined)[]): string {
  const given = parts.filter((part) => part !== undefined);
  return given.length > 0 ? `where ${given.join(' and ')}` : '';
}

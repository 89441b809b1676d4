/**
 * The SQL of a page of films that a search finds: one row with the page as one JSON text and the keys of its films. Most of the cost of a
 * read is cells that are passed to JavaScript: a page of 20 takes 60 µs as one text, 90 as rows. Half of that is compiling.
 */

import type { InValue } from '@libsql/client';
import type { FilmFields, Sort, UnknownMode } from '../vocabulary.ts';
import type { FilmKey } from './read-film.ts';
import { selectTitled, TITLES } from './title-search.ts';
import { titleWalk } from './title-walk.ts';

/** Where the last page ended: the film's sort value and id. */
export type Position = readonly [sorted: string | number, id: string];

export interface FilmsQuery {
  /** The bits that must not be set in a film's levels; 0 if no level is limited. */
  forbidden: number;
  unknown: UnknownMode;
  /** Maximum age in years. */
  age?: number | undefined;
  year_from?: number | undefined;
  year_to?: number | undefined;
  certificate?: { system: string; rating: string } | undefined;
  /** ISO 3166-1 alpha-2: a country whose board rated the film. */
  country?: string | undefined;
  /** A genre in the form in which genres are compared: `science fiction`. */
  genre?: string | undefined;
  /** Only films whose concerns are all rated by editors. */
  by_editors?: boolean | undefined;
  /** Changed at this time or later, in milliseconds since 1970. */
  updated_from?: number | undefined;
  /** One title of the film must contain all words of one of these lists, each as a prefix of a word. An empty array matches no film. */
  words?: readonly (readonly string[])[] | undefined;
  /** A word of the lists that may also be the film's year instead of a word of its title. */
  year_word?: string | undefined;
  /** Only this film. */
  film?: FilmKey | undefined;
  sort: Sort;
  /** For the sort `match`: titles whose key has this prefix come first; `matchKey` has the rest of the order. */
  key?: string | undefined;
  after?: Position | undefined;
  /** Films per page, at least 1. */
  limit: number;
  fields: FilmFields;
}

/** Separates the films of a page. JSON text contains no other raw line break, so that the last film can be cut off there. */
export const FILM_SEPARATOR = ',\n';

/** Up to this many candidates are read one by one, in 0.5 ms. More are so dense that a scan in sort order fills a page as fast. */
const MAX_CANDIDATES = 400;

/** Up to this many films with some words are read one by one if there are other filters. A scan would read as many for their words. */
const MAX_TITLED = 1_000;

export const INDEXES = {
  title: { column: 'title_key', index: 'film_index_by_title' },
  '-year': { column: 'newest', index: 'film_index_by_year' },
  age: { column: 'age', index: 'film_index_by_age' },
  '-updated': { column: 'freshest', index: 'film_index_by_update' },
} as const;

export const MODES = {
  exclude: { levels: 'levels', age: 'age', index: 'film_index_by_levels' },
  likely: { levels: 'levels_likely', age: 'age_likely', index: 'film_index_by_likely' },
  include: { levels: 'levels_known', age: 'age_known', index: 'film_index_by_known' },
} as const;

/** The same columns in `level_sets`. */
export const SET_COLUMNS = { levels: 'levels', age: 'age' } as const;

/** Full-text search matches only this many words of a list, the longest: each takes up to 0.5 ms, and few titles have all of them. */
const MAX_MATCHED_WORDS = 8;

/** Sorts after every other character: the end of the range of texts with a prefix. */
const MAX_CODE_POINT = '\u{10FFFF}';

/** SQL text and the values of its placeholders `?1`, `?2` and so on. */
export interface Statement {
  sql: string;
  args: InValue[];
}

export type Bind = (value: InValue) => string;

/** Collects the values of a statement, and returns a numbered placeholder for each; the same one for the same value. */
export function createBinder(): { args: InValue[]; bind: Bind } {
  const args: InValue[] = [];
  const places = new Map<InValue, string>();
  const bind: Bind = (value) => {
    const place = places.get(value) ?? `?${args.push(value)}`;
    places.set(value, place);
    return place;
  };
  return { args, bind };
}

/**
 * Always finds the page. If one filter of the query has few candidates, they are read one by one; if not, the index is scanned in sort
 * order. Each strategy has a `limit` that is 0 when it does not apply, so that SQLite skips it.
 */
export function searchStatement(query: FilmsQuery): Statement {
  if (isTitleSearch(query)) return titleStatement(query);
  const { args, bind } = createBinder();
  const limit = bind(query.limit + 1);
  const filters = conditions(query, bind);
  const sets = candidates(query, bind);
  const reads = sets.map((set, place) => {
    const sizes = [...sets.slice(0, place).map(isLarge), `not ${isLarge(set, place)}`];
    const limitIfRead = `iif(${sizes.join(' and ')}, ${limit}, 0)`;
    return candidateSelect(query, { filters, bind, place, limit: limitIfRead });
  });
  const isDense = sets.map(isLarge).join(' and ') || 'true';
  const scans = scanSelects(query, { filters, bind, limit: `iif(${isDense}, ${limit}, 0)` });
  const named = sets.map(
    ({ sql, max }, place) => `candidates_${place} as materialized (${sql} limit ${max + 1})`,
  );
  return {
    sql: `${named.length > 0 ? `with ${named.join(', ')} ` : ''}${page([...reads, ...scans].join(' union all '), query, bind)}`,
    args,
  };
}

/**
 * Films by words of their titles and nothing else. By match, titles that begin with the search fill most pages. If they do not, few films are
 * ranked, and many follow in the order of their titles.
 */
function titleStatement(query: FilmsQuery): Statement {
  const { args, bind } = createBinder();
  const limit = bind(query.limit + 1);
  if (query.sort === 'title') {
    return { sql: page(walk(query, { after: query.after, bind, limit }), query, bind), args };
  }
  const titled: CandidateSet = {
    sql: selectTitled(bind(titlesMatch(query.words ?? []))),
    max: MAX_CANDIDATES,
  };
  const filters = wordConditions(query, bind);
  const { first, second } = matchTiers(query, { filters, bind, limit });
  const isFull = `(select count(*) from begun) = ${limit}`;
  const isMany = isLarge(titled, 0);
  const ranked = candidateSelect(query, {
    ...{ filters: [], bind, place: 0 },
    limit: `iif(${isFull}, 0, iif(${isMany}, 0, ${limit}))`,
  });
  return {
    sql: `with begun as materialized (${first ?? 'select 0 as number, 0 as sorted where false'}),
      candidates_0 as materialized (${titled.sql} limit ${titled.max + 1})
      ${page(
        `select * from (select * from begun limit iif(${isFull}, ${limit}, 0)) union all ${ranked}
        union all select * from (select * from begun union all ${second} limit iif(${isFull}, 0, iif(${isMany}, ${limit}, 0)))`,
        query,
        bind,
      )}`,
    args,
  };
}

/** The SQL of one film as JSON text, and the join that it needs besides `film_index`. */
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

/** The titles of a film that the words are not in the main title of; else null. */
function foundTitles({ words }: FilmsQuery, bind: Bind): string {
  if (!words) return '';
  const titles = `select json_object('title', title, 'words', words, 'titles', json(titles), 'details', json_object('original_title', details ->> 'original_title',
    'original_language', details ->> 'original_language')) from films where films.id = film_index.film_id`;
  return `, json_group_array(json(iif(${inMainTitle(words, bind)}, null, (${titles})))) as titles`;
}

/** The page as one row, from rows of `number` and `sorted` in sort order. */
export function page(rows: string, query: FilmsQuery, bind: Bind): string {
  const { text, source } = filmText(query.fields);
  return `select group_concat(${text}, char(44, 10)) as films, json_group_array(json_array(sorted, film_index.film_id)) as keys${foundTitles(query, bind)}
    from (${rows}) as found cross join film_index on film_index.number = found.number ${source}`;
}

interface SelectOptions {
  filters: readonly string[];
  bind: Bind;
  /** The maximum number of rows, as an SQL expression. */
  limit: string;
}

/** The films of one set of candidates. */
function candidateSelect(
  query: FilmsQuery,
  { filters, bind, limit, place }: SelectOptions & { place: number },
) {
  const sorted = query.sort === 'match' ? matchKey(query, bind) : INDEXES[query.sort].column;
  const after = afterPosition(sorted, query.after, bind);
  return `select * from (select number, ${sorted} as sorted from candidates_${place} cross join film_index using (number)
    ${where([...filters, after])} order by sorted, film_id limit ${limit})`;
}

/** Scans the index from where the last page ended. For `match`, first the titles with the prefix and then the others, by title alone. */
function scanSelects(query: FilmsQuery, { filters, bind, limit }: SelectOptions): string[] {
  if (query.sort !== 'match') {
    const { column, index } = INDEXES[query.sort];
    const after = afterPosition(column, query.after, bind);
    return [
      `select * from (select number, ${column} as sorted from film_index indexed by ${index}
        ${where([...filters, after])} order by ${column}, film_id limit ${limit})`,
    ];
  }
  const { first, second } = matchTiers(query, { filters, bind, limit });
  // The outer limit stops the second select once the page is full; SQLite skips it if the first fills the page.
  return [first ? `select * from (${first} union all ${second} limit ${limit})` : second];
}

/** The titles with the prefix, unless the last page was past them, and the others by title. */
function matchTiers(query: FilmsQuery, { filters, bind, limit }: SelectOptions) {
  const { from, to } = keyRange(query, bind);
  const [sorted, id] = query.after ?? ['', ''];
  const [lastTier, lastKey] = [String(sorted).charAt(0), String(sorted).slice(1)];
  const isSecond = lastTier !== '' && lastTier !== '0';
  const select = (tier: '0' | '3', range: string, after: Position | undefined) =>
    `select * from (select number, '${tier}' || title_key as sorted from film_index indexed by film_index_by_title
      ${where([...filters, range, afterPosition('title_key', after, bind)])} order by title_key, film_id limit ${limit})`;
  const after: Position | undefined = isSecond ? [lastKey, id] : undefined;
  return {
    first: isSecond
      ? null
      : select(
          '0',
          `title_key >= ${from} and title_key < ${to}`,
          lastTier === '0' ? [lastKey, id] : undefined,
        ),
    second: isTitleSearch(query)
      ? walk(query, { after, bind, limit })
      : select('3', `(title_key < ${from} or title_key >= ${to})`, after),
  };
}

function keyRange({ key = '' }: FilmsQuery, bind: Bind): { from: string; to: string } {
  return { from: bind(key), to: bind(key + MAX_CODE_POINT) };
}

/** Titles with the words in order; for `match`, those without the prefix. */
function walk(
  query: FilmsQuery,
  { after, bind, limit }: Pick<SelectOptions, 'bind' | 'limit'> & { after: Position | undefined },
): string {
  const isRest = query.sort === 'match';
  const films = titleWalk({
    match: bind(titlesMatch(query.words ?? [])),
    after: after && [bind(after[0]), bind(after[1])],
    except: isRest ? keyRange(query, bind) : undefined,
    limit,
  });
  return `select number, '${isRest ? '3' : ''}' || title_key as sorted from (${films})`;
}

/** Whether full-text search alone finds the films, and has them in order. */
function isTitleSearch({ words, sort, film, year_word, ...filters }: FilmsQuery): boolean {
  const { forbidden, age, year_from, year_to, updated_from } = filters;
  return (
    isSearchable(words) &&
    words.every((list) => withoutPrefixes(list).length <= MAX_MATCHED_WORDS) &&
    (sort === 'title' || sort === 'match') &&
    forbidden === 0 &&
    [film, year_word, age, year_from, year_to, updated_from].every((one) => one === undefined) &&
    marksExpression(filters) === null
  );
}

/** Sorts main titles with the prefix first, then other titles that begin so, main titles with the words, and other titles with them. */
function matchKey({ key = '', words = [] }: FilmsQuery, bind: Bind): string {
  const begins = `title_key >= ${bind(key)} and title_key < ${bind(key + MAX_CODE_POINT)}`;
  return `case when ${begins} then '0' when instr(words, ${bind(`| ${key}`)}) then '1' when ${inMainTitle(words, bind)} then '2' else '3' end || title_key`;
}

/** Whether the main title has all words of one of these lists; of many words, the longest. The film has the others in one of its titles. */
function inMainTitle(words: NonNullable<FilmsQuery['words']>, bind: Bind): string {
  const has = (word: string) =>
    `instr(words, ${bind(` ${word}`)}) between 1 and instr(words || '|', '|')`;
  return anyOf(words.map((list) => allOf(longestWords(list).map(has))));
}

/** Films of which one filter finds at least all that match the query. */
interface CandidateSet {
  sql: string;
  /** How many films are worth reading one by one. */
  max: number;
}

/** Whether a set of candidates has more than `max` films. */
function isLarge({ max }: CandidateSet, place: number): string {
  return `(select count(*) from candidates_${place}) > ${max}`;
}

/** Sets of films that contain every match, one for each filter that may be selective, the cheapest first. A set may contain other films too. */
function candidates(query: FilmsQuery, bind: Bind): CandidateSet[] {
  // This set has no other films, so that no condition has to repeat it.
  if (query.film) return [{ sql: filmNumber(query.film, bind), max: 1 }];
  const sets: CandidateSet[] = [];
  const add = (sql: string) => sets.push({ sql, max: MAX_CANDIDATES });
  if (isSearchable(query.words)) {
    // Each with its limit, because a union is complete before it is limited.
    const sql = [selectTitled(bind(titlesMatch(query.words))), ...filmsOfYear(query, bind)]
      .map((select) => `select number from (${select} limit ${MAX_TITLED + 1})`)
      .join(' union ');
    sets.push({ sql, max: MAX_TITLED });
  }
  const marks = marksExpression(query);
  if (marks !== null)
    add(`select rowid as number from film_search where film_search match ${bind(marks)}`);
  const years = yearConditions(query, bind);
  if (years.length > 0)
    add(`select number from film_index indexed by film_index_by_year ${where(years)}`);
  const updates = updateConditions(query, bind);
  if (updates.length > 0)
    add(`select number from film_index indexed by film_index_by_update ${where(updates)}`);
  const limits = limitConditions(query, SET_COLUMNS, bind);
  if (limits.length > 0) {
    const { levels, age, index } = MODES[query.unknown];
    const isWithin = where([`unknown = '${query.unknown}'`, ...limits]);
    add(`select number from (select levels as set_levels, age as set_age from level_sets ${isWithin})
      cross join film_index indexed by ${index} on ${levels} = set_levels and ${age} = set_age`);
  }
  return sets;
}

function filmNumber({ scheme, value }: FilmKey, bind: Bind): string {
  const id =
    scheme === 'film'
      ? bind(value)
      : `(select film_id from film_ids where scheme = ${bind(scheme)} and value = ${bind(value)})`;
  return `select number from film_index where film_id = ${id}`;
}

/** The matching films of the year that a word names, which full-text search looks for in titles only. */
function filmsOfYear(query: FilmsQuery, bind: Bind): string[] {
  if (query.year_word === undefined) return [];
  const ofYear = `newest = ${bind(-Number(query.year_word))}`;
  return [
    `select number from film_index indexed by film_index_by_year ${where([ofYear, ...conditions(query, bind)])}`,
  ];
}

type Marks = Pick<FilmsQuery, 'certificate' | 'country' | 'genre' | 'by_editors'>;

/** The full-text search expression for films with these marks, or null if there are none. */
export function marksExpression({ certificate, country, genre, by_editors }: Marks): string | null {
  const parts = [
    certificate && quoted(`${certificate.system} ${certificate.rating}`),
    country && quoted(country),
    genre && quoted(`g ${genre}`),
    by_editors && quoted('r editors'),
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(' AND ') : null;
}

/** Full-text search has no expression for “nothing” (no lists) and “everything” (a list without words). */
function isSearchable(lists: FilmsQuery['words']): lists is NonNullable<FilmsQuery['words']> {
  return lists !== undefined && lists.length > 0 && lists.every((words) => words.length > 0);
}

/**
 * The full-text search expression for titles that contain all words of one of the lists, each as a prefix of a word. For a list of many
 * words it also matches titles that lack some. There must be at least one list, and one word in each.
 */
export function titlesMatch(lists: readonly (readonly string[])[]): string {
  return lists
    .map((words) => longestWords(words).map((word) => `${quoted(word)} *`))
    .map((words) => `(${words.join(' AND ')})`)
    .join(' OR ');
}

function longestWords(words: readonly string[]): string[] {
  return withoutPrefixes(words)
    .toSorted((a, b) => b.length - a.length)
    .slice(0, MAX_MATCHED_WORDS);
}

/** Drops words that are prefixes of another word: a title that matches the other word matches them too. */
function withoutPrefixes(words: readonly string[]): string[] {
  const distinct = [...new Set(words)];
  return distinct.filter(
    (word) => !distinct.some((other) => other !== word && other.startsWith(word)),
  );
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '')}"`;
}

export function conditions(query: FilmsQuery, bind: Bind): string[] {
  return [
    ...limitConditions(query, MODES[query.unknown], bind),
    ...yearConditions(query, bind),
    ...updateConditions(query, bind),
    ...markConditions(query, bind),
    ...wordConditions(query, bind),
  ];
}

export function limitConditions(
  { forbidden, age }: FilmsQuery,
  columns: { levels: string; age: string },
  bind: Bind,
): string[] {
  return [
    ...(forbidden === 0 ? [] : [`${columns.levels} & ${bind(forbidden)} = 0`]),
    ...(age === undefined ? [] : [`${columns.age} <= ${bind(age)}`]),
  ];
}

export function yearConditions({ year_from, year_to }: FilmsQuery, bind: Bind): string[] {
  return [
    ...(year_from === undefined ? [] : [`newest <= ${bind(-year_from)}`]),
    ...(year_to === undefined ? [] : [`newest >= ${bind(-year_to)}`]),
  ];
}

export function updateConditions({ updated_from }: FilmsQuery, bind: Bind): string[] {
  return updated_from === undefined ? [] : [`freshest <= ${bind(-updated_from)}`];
}

function markConditions(
  { certificate, country, genre, by_editors }: FilmsQuery,
  bind: Bind,
): string[] {
  const marks = [
    certificate && `${certificate.system}:${certificate.rating}`,
    country,
    genre && `g:${genre}`,
    by_editors && 'r:editors',
  ];
  return marks.flatMap((mark) => (mark ? [`instr(marks, ${bind(`|${mark}|`)}) > 0`] : []));
}

function wordConditions({ words, year_word }: FilmsQuery, bind: Bind): string[] {
  if (!words) return [];
  const hasAll = (list: readonly string[]): string => {
    // The longest word first: it is in the fewest titles.
    const parts = withoutPrefixes(list)
      .toSorted(
        (one, other) => +(one === year_word) - +(other === year_word) || other.length - one.length,
      )
      .map((word) => {
        const part = bind(` ${word}`);
        const ofYear = word === year_word ? ` or newest = ${bind(-Number(word))}` : '';
        return (text: string) => `(instr(${text}, ${part}) > 0${ofYear})`;
      });
    const [first] = parts;
    if (!first || parts.length < 2) return allOf(parts.map((part) => part('words')));
    const inOne = allOf(parts.map((part) => part('title.value')));
    return `(${first('words')} and exists (select 1 from ${TITLES} where ${inOne}))`;
  };
  return [anyOf(words.map(hasAll))];
}

export function afterPosition(
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

export function where(parts: readonly (string | undefined)[]): string {
  const given = parts.filter((part) => part !== undefined);
  return given.length > 0 ? `where ${given.join(' and ')}` : '';
}

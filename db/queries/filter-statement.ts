/**
 * The SQL of a page of films that filters alone choose, in two statements: a quick one that fills nearly every page, and a thorough one that
 * always finds it, in about the same time for any filters.
 */

import {
  afterPosition,
  conditions,
  createBinder,
  INDEXES,
  limitConditions,
  marksExpression,
  MODES,
  page,
  SET_COLUMNS,
  where,
  type Bind,
  type FilmsQuery,
  type Statement,
} from './films-statement.ts';

export type FilterQuery = FilmsQuery & { sort: keyof typeof INDEXES };

export interface ScanBounds {
  /** Rows that the quick statement scans. */
  quickRows: number;
  /** Films of a rare mark or of rare levels that are read one by one, and combinations of levels and age that are looked up. */
  candidates: number;
}

/** The quick statement then takes 0.5 ms, and fills a page of 100 if one film in 40 matches; the candidates take 4 ms. */
export const SCAN_BOUNDS: ScanBounds = { quickRows: 4_000, candidates: 4_000 };

/** Years: so few films are for this age that scanning them is as fast as any other way. */
const MAX_RARE_AGE = 14;

/** Years: if more are asked for, the index of years is no shorter way. */
const MAX_YEARS = 10;

/** By the likely age, which most lists are limited by. */
const BY_FILTERS = 'film_index_by_filters';

/** Sorts after every number and text. */
const LAST = `x'ff'`;

/** Scans only the first rows in sort order: a page that is not full may continue after them. */
export function quickStatement(
  query: FilterQuery,
  { quickRows }: ScanBounds = SCAN_BOUNDS,
): Statement {
  const { args, bind } = createBinder();
  const { column, index } = INDEXES[query.sort];
  const { from, to, others } = rangeOf(query, bind);
  const start = afterPosition(column, query.after, bind) ?? from;
  const end = `coalesce((select ${column} from film_index indexed by ${index}
    ${where([start, to && `${column} <= ${to}`])} order by ${column}, film_id limit 1 offset ${quickRows}), ${to ?? LAST})`;
  const rows = `select number, ${column} as sorted from film_index indexed by ${index}
    ${where([start, `${column} <= ${end}`, ...conditions(others, bind)])} order by ${column}, film_id limit ${bind(query.limit + 1)}`;
  return { sql: page(rows, query, bind), args };
}

interface SortedRange {
  /** A condition that cuts off what comes before. */
  from?: string;
  /** The last sort value. */
  to?: string;
  /** The query without the filters that the range stands for: SQLite follows one bound of an index on each side, and not always the nearer. */
  others: FilterQuery;
}

/** The part of the index of the sort order in which all matches are. */
function rangeOf(query: FilterQuery, bind: Bind): SortedRange {
  const { sort, unknown, age, year_from, year_to, updated_from } = query;
  if (sort === '-year')
    return {
      ...(year_to === undefined ? {} : { from: `newest >= ${bind(-year_to)}` }),
      ...(year_from === undefined ? {} : { to: bind(-year_from) }),
      others: { ...query, year_from: undefined, year_to: undefined },
    };
  if (sort === '-updated' && updated_from !== undefined)
    return { to: bind(-updated_from), others: { ...query, updated_from: undefined } };
  if (sort === 'age' && unknown === 'exclude' && age !== undefined)
    return { to: bind(age), others: { ...query, age: undefined } };
  return { others: query };
}

/**
 * Always finds the page. If few films have the marks or the levels of the query, they are read one by one; if not, an index that has all
 * that is filtered by is scanned, and what matches is sorted. Each strategy has a `limit` that is 0 if it does not apply, so that SQLite
 * skips it.
 */
export function filterStatement(
  query: FilterQuery,
  { candidates: max }: ScanBounds = SCAN_BOUNDS,
): Statement {
  const { args, bind } = createBinder();
  const { column } = INDEXES[query.sort];
  const filters = conditions(query, bind);
  const matches = [...filters, afterPosition(column, query.after, bind)];
  const limit = bind(query.limit + 1);
  const select = (source: string, max: string) => `select * from (
    select number, ${column} as sorted from ${source} order by sorted, film_id limit ${max})`;
  const sets = candidates(query, bind);
  const isSmall = sets.map((_, place) => `(select count(*) from candidates_${place}) <= ${max}`);
  const reads = sets.map(({ join }, place) => {
    const isFirst = [...isSmall.slice(0, place).map((one) => `not ${one}`), isSmall[place]];
    const source = `candidates_${place} cross join film_index ${join} ${where(matches)}`;
    return select(source, `iif(${isFirst.join(' and ')}, ${limit}, 0)`);
  });
  const isDense = isSmall.map((one) => `not ${one}`).join(' and ') || 'true';
  const { index, range } = narrowestRange(query, bind);
  const source = `film_index indexed by ${index} ${where([...range, ...matches])}`;
  const scan = select(source, `iif(${isDense}, ${limit}, 0)`);
  const named = sets.map(
    ({ sql }, place) => `candidates_${place} as materialized (${sql} limit ${max + 1})`,
  );
  const first = named.length > 0 ? `with ${named.join(', ')} ` : '';
  return { sql: first + page([...reads, scan].join(' union all '), query, bind), args };
}

/** What contains every match, and may contain more: films, or combinations of levels and age. */
interface CandidateSet {
  sql: string;
  /** How its films are found in `film_index`. */
  join: string;
}

/** One set for each kind of filter that may be rare. */
function candidates(query: FilterQuery, bind: Bind): CandidateSet[] {
  const { age, unknown } = query;
  if (age !== undefined && age <= MAX_RARE_AGE && unknown !== 'include') return [];
  const marks = marksExpression(query);
  const limits = limitConditions(query, SET_COLUMNS, bind);
  return [
    ...(marks === null
      ? []
      : [
          {
            sql: `select rowid as number from film_search where film_search match ${bind(marks)}`,
            join: 'using (number)',
          },
        ]),
    ...(limits.length === 0
      ? []
      : [
          ofLevels(
            unknown,
            `select levels as set_levels, age as set_age from level_sets ${where([`unknown = '${unknown}'`, ...limits])}`,
          ),
        ]),
  ];
}

/** The likely levels and ages are the beginning of an index that has all that is filtered by; of others, the films are read. */
function ofLevels(unknown: FilterQuery['unknown'], sets: string): CandidateSet {
  const { levels, age, index } = MODES[unknown];
  const isOfSet = `on ${levels} = set_levels and ${age} = set_age`;
  if (unknown === 'likely') return { sql: sets, join: `indexed by ${BY_FILTERS} ${isOfSet}` };
  return {
    sql: `select number from (${sets}) cross join film_index indexed by ${index} ${isOfSet}`,
    join: 'using (number)',
  };
}

/** An index with all that is filtered by, and conditions that tell more quickly where in it the matches are. */
function narrowestRange(
  query: FilterQuery,
  bind: Bind,
): { index: string; range: readonly string[] } {
  const { age, unknown, year_from, year_to, updated_from } = query;
  if (age === undefined || unknown === 'include') {
    if ((year_to ?? Infinity) - (year_from ?? 0) <= MAX_YEARS)
      return { index: INDEXES['-year'].index, range: [] };
    if (updated_from !== undefined) return { index: INDEXES['-updated'].index, range: [] };
  }
  // What a film may reach is never below what it likely reaches.
  const range = unknown === 'exclude' ? limitConditions(query, MODES.likely, bind) : [];
  return { index: BY_FILTERS, range };
}

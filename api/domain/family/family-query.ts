/** Which list our pages ask for, for a family: it tells the band of the youngest child, and no age or limit of a child. Pure. */

import { CATEGORIES } from '../../../db/vocabulary.ts';
import type { Limits } from '../rating/check.ts';
import { agesOf, bandOf } from './age-bands.ts';

/** Years that a film may be ahead of a child to be talked through, as in a check. */
const TALK_YEARS = 2;

/** Years: the highest age of a film that a list asks for. */
const OLDEST = 18;

/** The level of a positive that is at least clear. */
const CLEAR = 3;

/** What anybody may know of a search: nothing of it is about a child. */
export interface PublicFilters {
  genre?: string | undefined;
  /** The years of release, first and last. */
  from?: number | undefined;
  to?: number | undefined;
  /** ISO 3166-1 alpha-2: only films that a board of this country rated. */
  country?: string | undefined;
  /** Only films whose positive messages are at least clear. */
  positive?: boolean | undefined;
  /** Only films whose concerns are all rated by editors. */
  editors?: boolean | undefined;
  /** The levels of a public list, such as that of films without violence. Left out for children, whose limits are checked on the device. */
  levels?: Limits | undefined;
  sort?: FamilySort | undefined;
}

export const FAMILY_SORTS = ['youngest', 'newest', 'title'] as const;
export type FamilySort = (typeof FAMILY_SORTS)[number];

/** The films that are listed at once. */
export const FAMILY_PAGE = 100;

/**
 * The query of `GET /v1/films` for the children's ages in years; without children, all films. Its films are at most two years above the
 * oldest age of the youngest child's band, so that those that are one step over are among them.
 *
 * @example
 * familyQuery([8, 12], {}).get('age.lte') // '11'
 */
export function familyQuery(
  ages: readonly number[],
  { genre, from, to, country, positive, editors, levels = {}, sort = 'youngest' }: PublicFilters,
): URLSearchParams {
  const query = new URLSearchParams({
    fields: 'card',
    unknown: 'likely',
    limit: String(FAMILY_PAGE),
  });
  if (ages.length > 0) {
    const [, oldest] = agesOf(bandOf(Math.min(...ages)));
    query.set('age.lte', String(Math.min(oldest + TALK_YEARS, OLDEST)));
  }
  if (genre) query.set('genre', genre);
  if (from !== undefined) query.set('year.gte', String(from));
  if (to !== undefined) query.set('year.lte', String(to));
  if (country) query.set('country', country);
  if (editors) query.set('rated_by', 'editors');
  if (ages.length === 0) setLevels(query, levels);
  if (positive && Number(query.get('positive_messages.gte') ?? 0) < CLEAR)
    query.set('positive_messages.gte', String(CLEAR));
  query.set('sort', sort === 'title' ? 'title' : '-year');
  return query;
}

/** A film counts by what is known of it: an estimate puts none on a list by levels. */
function setLevels(query: URLSearchParams, levels: Limits): void {
  for (const { name, kind } of CATEGORIES) {
    const level = levels[name];
    if (level === undefined) continue;
    query.set(kind === 'concern' ? `${name}.lte` : `${name}.gte`, String(level));
    query.delete('unknown');
  }
}

/** Whether a query is one of `familyQuery`, of any page of the list. */
export function isFamilyQuery(query: URLSearchParams): boolean {
  const own = familyQuery([], {});
  own.delete('sort');
  own.delete('unknown');
  return [...own].every(([name, value]) => query.get(name) === value) && !query.has('q');
}

/**
 * The query of the feed with the same films.
 *
 * @example
 * feedQuery([8], {}).toString() // 'unknown=likely&age.lte=11'
 */
export function feedQuery(ages: readonly number[], filters: PublicFilters): URLSearchParams {
  const query = familyQuery(ages, filters);
  for (const name of ['fields', 'limit', 'sort']) query.delete(name);
  return query;
}

/** A decade, by its first year; the last ones have no end, the first ones no beginning. */
export function yearsOf(period: string | undefined): Pick<PublicFilters, 'from' | 'to'> {
  if (!period) return {};
  const from = Number(period);
  if (from === 1900) return { to: 1989 };
  return from === 2020 ? { from } : { from, to: from + 9 };
}

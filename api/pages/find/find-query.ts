/** What the front page's address says: filters of films, and without a script the age bands and the limits. */

import * as z from 'zod';
import { RATING_SYSTEMS } from '../../../db/rating-systems.ts';
import { CATEGORIES, type Category, type Level } from '../../../db/vocabulary.ts';
import { AGE_BANDS, agesOf } from '../../domain/family/age-bands.ts';
import { FAMILY_SORTS, yearsOf, type PublicFilters } from '../../domain/family/family-query.ts';
import type { Child, Limits } from '../../domain/rating/check.ts';
import en from '../words/en.json' with { type: 'json' };

/** An empty or unknown value of a form's field says nothing: links from elsewhere still work. */
const choice = <Value extends string>(values: readonly Value[]) =>
  z.enum(values).optional().catch(undefined);

/** Countries with a board, which are all that films can be listed by. */
export const COUNTRIES = [...new Set(RATING_SYSTEMS.map(({ country }) => country))].toSorted();

const GENRES = Object.keys(en.find.genres) as (keyof typeof en.find.genres)[];
const PERIODS = Object.keys(en.find.periods) as (keyof typeof en.find.periods)[];

const limit = z
  .string()
  .regex(/^[0-5]$/)
  .transform((text) => Number(text) as Level) // by the pattern
  .optional()
  .catch(undefined);

const limitShape = Object.fromEntries(CATEGORIES.map(({ name }) => [name, limit])) as Record<
  Category,
  typeof limit
>; // one for each

/** Unknown parameters are ignored: newsletters and social networks add their own to shared links. */
export const FindQuery = z.object({
  for: z
    .union([z.string(), z.array(z.string())])
    .transform((value) => {
      const given = new Set([value].flat());
      return AGE_BANDS.filter((band) => given.has(band));
    })
    .default([]),
  genre: choice(GENRES),
  years: choice(PERIODS),
  country: choice(COUNTRIES),
  positive: z.literal('clear').optional().catch(undefined),
  rated_by: z.literal('editors').optional().catch(undefined),
  sort: z.enum(FAMILY_SORTS).default('youngest').catch('youngest'),
  ...limitShape,
});
export type FindQuery = z.infer<typeof FindQuery>;

/** The children that the chosen bands stand for: of each band the youngest, so that a film fits everyone in it. */
export function childrenOf(query: FindQuery): Child[] {
  const limits = limitsOf(query);
  return query.for.map((band) => ({ age: agesOf(band)[0], limits }));
}

export function limitsOf(query: FindQuery): Limits {
  return Object.fromEntries(CATEGORIES.map(({ name }) => [name, query[name]]));
}

/** What is asked of the catalogue. */
export function filtersOf(query: FindQuery): PublicFilters {
  const { genre, years, country, positive, rated_by, sort } = query;
  return {
    ...{ genre, country, sort, ...yearsOf(years) },
    positive: positive !== undefined,
    editors: rated_by !== undefined,
    levels: limitsOf(query),
  };
}

export const NightQuery = FindQuery.extend({
  cursor: z.string().optional().meta({ description: 'The cursor of the next page.' }),
});
export type NightQuery = z.infer<typeof NightQuery>;

/** Unknown parameters are ignored: newsletters and social networks add their own to shared links. */
export const SearchQuery = NightQuery.extend({
  q: z.string().max(200).default('').meta({
    description: 'Words of the title, or an id or address of the film, which leads to its page.',
  }),
});
export type SearchQuery = z.infer<typeof SearchQuery>;

/** The parameters of `GET /v1/films`, and its page. */

import * as z from 'zod';
import { RATING_SYSTEMS } from '../../db/rating-systems.ts';
import {
  CATEGORIES,
  FILM_FIELDS,
  SORTS,
  UNKNOWN_MODES,
  type Category,
  type Concern,
  type Level,
  type Positive,
} from '../../db/vocabulary.ts';
import { parseFilmId } from '../domain/film/id.ts';
import { parsePastedId } from '../domain/film/pasted-id.ts';
import { titleQuery } from '../domain/film/title-query.ts';
import { genreKey } from '../domain/film/title.ts';
import { listed } from '../domain/text/listed.ts';
import { CardFilm, FilmSummary, Rating, Source } from './advisory.ts';
import { strictInput } from './strict-input.ts';

/** Text of a whole number within a range. */
function wholeNumber(lowest: number, highest: number) {
  const message = `Write one whole number from ${lowest} to ${highest}.`;
  return z
    .string(message)
    .regex(/^\d{1,4}$/, message)
    .transform(Number)
    .refine((value) => value >= lowest && value <= highest, message)
    .meta({ type: 'integer', minimum: lowest, maximum: highest, pattern: undefined });
}

type LevelParameter = `${Concern}.lte` | `${Positive}.gte`;

/** The limit parameters: `language.lte` for a concern, `role_models.gte` for a positive. */
export const LEVEL_PARAMETERS = CATEGORIES.map(
  (entry): { category: Category; parameter: LevelParameter } =>
    entry.kind === 'concern'
      ? { category: entry.name, parameter: `${entry.name}.lte` }
      : { category: entry.name, parameter: `${entry.name}.gte` },
);

/** What the reference shows as a call to copy. */
const EXAMPLE_LIMITS: Partial<Record<LevelParameter, string>> = {
  'language.lte': '4',
  'violence.lte': '2',
};

const LevelLimit = wholeNumber(0, 5).transform((value) => value as Level); // within 0 and 5 by the check before

const levelShape = Object.fromEntries(
  LEVEL_PARAMETERS.map(({ category, parameter }) => [
    parameter,
    LevelLimit.optional().meta({
      description: `${category}: at ${parameter.endsWith('.lte') ? 'most' : 'least'} this level, 0 to 5.`,
      ...(EXAMPLE_LIMITS[parameter] ? { example: EXAMPLE_LIMITS[parameter] } : {}),
    }),
  ]),
) as Record<LevelParameter, z.ZodOptional<typeof LevelLimit>>; // one entry a parameter, by the line above

const Certificate = z
  .string()
  .transform((text, context) => {
    const [board = '', rating] = splitOnce(text, ':');
    const system = RATING_SYSTEMS.find(({ id }) => id === board);
    const found = system?.ratings.find((one) => one.rating === rating);
    if (system && found) return { system: system.id, rating: found.rating };
    context.addIssue({ code: 'custom', message: certificateMessage(board, rating) });
    return z.NEVER;
  })
  .meta({ description: 'A board and its rating, for example `MPA:PG-13`.' });

function splitOnce(text: string, separator: string): [string, string | undefined] {
  const at = text.indexOf(separator);
  return at === -1 ? [text, undefined] : [text.slice(0, at), text.slice(at + separator.length)];
}

/** What to write for a text that is not a certificate: the ratings of its board, or the boards that have its rating. */
function certificateMessage(board: string, rating: string | undefined): string {
  const form = 'Write a board and its rating';
  const system = RATING_SYSTEMS.find(({ id }) => id === board);
  if (system) {
    const allowed = system.ratings.map((one) => `${system.id}:${one.rating}`);
    return `${form}. Allowed: ${listed(allowed)}.`;
  }
  const sought = rating ?? board;
  const withRating = RATING_SYSTEMS.filter(({ ratings }) =>
    ratings.some((one) => one.rating === sought),
  ).map(({ id }) => `${id}:${sought}`);
  return withRating.length > 0
    ? `${form}, for example ${withRating[0]}. Boards with this rating: ${listed(withRating, 5)}.`
    : `${form}, for example MPA:PG-13. Boards: ${listed(
        RATING_SYSTEMS.map(({ id }) => id),
        8,
      )}, see /v1/rating-systems.`;
}

const COUNTRIES = [...new Set(RATING_SYSTEMS.map(({ country }) => country))].toSorted();

const Country = z
  .string()
  .refine((country) => COUNTRIES.includes(country), {
    error: `Write a country that has a board, in two capital letters. Allowed: ${listed(COUNTRIES, 8)}.`,
  })
  .meta({
    description:
      'Only films rated by a board of this country: ISO 3166-1 alpha-2, for example `DE`.',
  });

const Genre = z
  .string('Write `genre` only once.')
  .max(100)
  .transform(genreKey)
  .refine((genre) => genre !== '', 'Write the name of a genre, for example drama.')
  .meta({
    description:
      'Only films of this genre, for example `science fiction`; `details.genres` of a film names its genres. Case, accents and hyphens are ignored. No film has a genre that we don’t know.',
  });

/** The words of a title, and the film if the text is an id or an address of one. */
const TitleText = z
  .string('Write `q` only once.')
  .max(200)
  .transform((text, context) => {
    const film = parsePastedId(text);
    const title = titleQuery(film?.scheme === 'film' ? film.value : text);
    if (title) return { ...title, film };
    context.addIssue({ code: 'custom', message: 'Write at least one letter or digit.' });
    return z.NEVER;
  })
  .meta({
    description:
      'The words of the title, or the beginnings of them. Case, accents and a leading “the” are ignored, and the last word may be the year. An id finds its film, and so does an address at IMDb, TMDB, Wikidata or here. If no film matches, one typo is allowed in each of up to three words, two in words of seven and more characters, and `meant` says what was searched for.',
  });

/** A key that no film has. */
const NO_FILM = { scheme: 'film', value: '' } as const;

const Ids = z
  .string('Write `ids` only once, with commas between the ids.')
  .transform((text, context) => {
    const asked = text.split(',').map((id) => id.trim());
    if (asked.length > 100) {
      context.addIssue({ code: 'custom', message: 'Write at most 100 ids per request.' });
      return z.NEVER;
    }
    if (asked.includes('')) {
      context.addIssue({ code: 'custom', message: 'Write an id before and after each comma.' });
      return z.NEVER;
    }
    // A text of no form is the id of no film: one that is mistyped does not keep the others from their answer.
    return asked.map((id) => ({ asked: id, key: parseFilmId(id) ?? NO_FILM }));
  })
  .meta({
    description:
      'Up to 100 film ids of any kind, separated by commas. The films come in this order.',
  });

const Year = wholeNumber(1870, 2200);

/** In milliseconds since 1970. */
const Time = z
  .union([z.iso.date(), z.iso.datetime({ offset: true })], {
    error: 'Write a date or a time, for example 2026-03-01 or 2026-03-01T12:00:00Z.',
  })
  .transform((text) => Date.parse(text))
  .meta({ type: 'string', anyOf: undefined });

export const FilmsQuery = strictInput({
  ...levelShape,
  'age.lte': wholeNumber(0, 21).optional().meta({
    description:
      'The recommended age is at most this, in years. If a film has none, its upper bound `age.at_most` counts.',
  }),
  q: TitleText.optional(),
  'year.gte': Year.optional().meta({ description: 'Released in this year or later.' }),
  'year.lte': Year.optional().meta({ description: 'Released in this year or earlier.' }),
  certificate: Certificate.optional(),
  country: Country.optional(),
  genre: Genre.optional(),
  rated_by: z.literal('editors', 'Write editors, or leave `rated_by` out.').optional().meta({
    description: '`editors`: only films whose concerns are all rated by our editors.',
  }),
  'updated.gte': Time.optional().meta({
    description: 'Changed at this time or later: a date in UTC, or a time (RFC 3339).',
  }),
  unknown: z.enum(UNKNOWN_MODES).default('exclude').meta({
    description:
      'What to do with a film whose level is unknown and could be over the limit: `exclude` it, go by its `likely` level, or `include` it.',
  }),
  sort: z.enum(SORTS).default('title').meta({
    description:
      'By title, newest first, by age, or last changed first. `match`, with `q`: titles that begin with its words first, main titles before titles in other languages, then the rest by title.',
  }),
  fields: z.enum(FILM_FIELDS).default('summary').meta({
    description:
      '`summary`: age, levels and bounds. `ratings`: the full breakdown with notes, quoted reasons and sources, like /v1/films/{id}/ratings. `card`: what the closed card shows.',
  }),
  limit: wholeNumber(1, 100).default(25).meta({
    description: 'Films per page, 1 to 100; 25 by default.',
    example: '2',
  }),
  cursor: z.string('Write `cursor` only once.').optional().meta({
    description:
      'The `next` of the previous page. Repeat the same query with it: only `limit` and `fields` may change.',
  }),
  ids: Ids.optional(),
}).refine(({ ids, ...rest }) => !ids || !hasFilters(rest), {
  path: ['ids'],
  message: '`ids` cannot be combined with other filters. Leave them out.',
});

function hasFilters({
  limit: _limit,
  unknown: _unknown,
  sort: _sort,
  fields: _fields,
  ...filters
}: object & Partial<Record<'limit' | 'unknown' | 'sort' | 'fields', unknown>>): boolean {
  return Object.values(filters).some((value) => value !== undefined);
}
export type FilmsQuery = z.infer<typeof FilmsQuery>;

const asked = z.string().optional().meta({ description: 'With `ids`: the id that you asked for.' });

const found_as = z
  .object({
    title: z.string(),
    language: z.string().nullable().meta({ description: 'A BCP 47 tag. null if unknown.' }),
  })
  .optional()
  .meta({ description: 'With `q`, if the words are not in `title`: the title that has them.' });

const ListedFilm = FilmSummary.extend({ asked, found_as }).meta({
  id: 'ListedFilm',
  description: 'A film in a list with `fields=summary`.',
});
const ListedCard = CardFilm.extend({ asked, found_as }).meta({
  id: 'ListedCard',
  description: 'A film in a list with `fields=card`.',
});
const ListedRatings = FilmSummary.extend({
  breakdown: z.array(Rating),
  sources: z
    .array(Source)
    .meta({ description: 'The sources that the indexes in `sources` of a rating refer to.' }),
  asked,
  found_as,
}).meta({ id: 'ListedRatings', description: 'A film in a list with `fields=ratings`.' });

/** What a list has of each film, by `fields`. */
export const LISTED = {
  summary: ListedFilm,
  ratings: ListedRatings,
  card: ListedCard,
} as const satisfies Record<FilmsQuery['fields'], z.ZodType>;

export const FilmsPage = z
  .object({
    films: z.array(z.union([ListedRatings, ListedCard, ListedFilm])).meta({
      description: '`fields` says which of the three.',
    }),
    meant: z.array(z.string()).optional().meta({
      description:
        'With `q`, if no title matches: the words that we searched for instead, one or two typos per word away.',
    }),
    nearest: z
      .array(z.union([ListedFilm, ListedCard]))
      .optional()
      .meta({
        description:
          'With `q`, if no film matches: up to three films whose titles have part of the words. Suggestions, not results.',
      }),
    hint: z.string().optional().meta({
      description:
        'Only if no film is known to be within the limits: how to see films that probably are.',
    }),
    next: z
      .string()
      .nullable()
      .meta({ description: 'The cursor of the next page. null on the last page.' }),
    missing: z
      .array(z.string())
      .optional()
      .meta({ description: 'With `ids`: the ids that we don’t have.' }),
    will_look: z
      .array(z.string())
      .optional()
      .meta({ description: 'Those of `missing` whose films we will look for elsewhere, if any.' }),
  })
  .meta({ id: 'FilmsPage' });

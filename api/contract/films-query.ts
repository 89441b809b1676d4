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
import { titleKey, titleWords } from '../domain/title-key.ts';
import { parseFilmId } from '../domain/film-id.ts';
import { CardFilm, FilmSummary, Rating, Source } from './advisory.ts';
import { strictInput } from './strict-input.ts';

/** Text of a whole number within a range. */
function wholeNumber(lowest: number, highest: number) {
  const message = `Write one whole number from ${lowest} to ${highest}`;
  return z
    .string(message)
    .regex(/^\d{1,4}$/, message)
    .transform(Number)
    .refine((value) => value >= lowest && value <= highest, message);
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
    const colon = text.indexOf(':');
    const system = RATING_SYSTEMS.find(({ id }) => id === text.slice(0, colon));
    const rating = system?.ratings.find((one) => one.rating === text.slice(colon + 1));
    if (system && rating) return { system: system.id, rating: rating.rating };
    const known = system
      ? system.ratings.map((one) => `${system.id}:${one.rating}`)
      : RATING_SYSTEMS.map(({ id }) => `${id}:…`);
    context.addIssue({
      code: 'custom',
      message: `Write a board and its rating. Allowed: ${known.join(', ')}.`,
    });
    return z.NEVER;
  })
  .meta({ description: 'A board and its rating, as `MPA:PG-13`.' });

const COUNTRIES = [...new Set(RATING_SYSTEMS.map(({ country }) => country))].toSorted();

const Country = z
  .string()
  .refine((country) => COUNTRIES.includes(country), {
    error: `Write a country that has a board. Allowed: ${COUNTRIES.join(', ')}.`,
  })
  .meta({
    description: 'Only films that a board of this country has rated: ISO 3166-1 alpha-2, as `DE`.',
  });

/** The words to look for, without a “the” in front of others, and the key that the title sought would have. */
const Words = z
  .string('Write `q` once')
  .max(200)
  .transform((text, context) => {
    const [first, ...rest] = titleWords(text);
    if (first === undefined) {
      context.addIssue({ code: 'custom', message: 'Write at least one letter or digit.' });
      return z.NEVER;
    }
    const words = first === 'the' && rest.length > 0 ? rest : [first, ...rest];
    return { words, key: titleKey(text) };
  })
  .meta({
    description:
      'Words of the title, each from its beginning; case, accents and “the” in front do not count. Where no film has them, one wrong letter is forgiven, and the answer says so in `meant`.',
  });

/** A key that no film has. */
const NO_FILM = { scheme: 'film', value: '' } as const;

const Ids = z
  .string('Write `ids` once, with commas between the ids')
  .transform((text, context) => {
    const asked = text.split(',').map((id) => id.trim());
    if (asked.length > 100) {
      context.addIssue({ code: 'custom', message: 'Ask for at most 100 ids at once.' });
      return z.NEVER;
    }
    if (asked.includes('')) {
      context.addIssue({ code: 'custom', message: 'Write an id before and after each comma.' });
      return z.NEVER;
    }
    // A text of no form is the id of no film: one that is mistyped does not keep the others from their answer.
    return asked.map((id) => ({ asked: id, key: parseFilmId(id) ?? NO_FILM }));
  })
  .meta({ description: 'Up to 100 ids of any form, with commas between them; the order is kept.' });

const Year = wholeNumber(1870, 2200);

export const FilmsQuery = strictInput({
  ...levelShape,
  'age.lte': wholeNumber(0, 21).optional().meta({
    description:
      'The recommended age, or where none is settled the upper bound `age.at_most`, is at most this, in years.',
  }),
  q: Words.optional(),
  'year.gte': Year.optional().meta({ description: 'From this year on.' }),
  'year.lte': Year.optional().meta({ description: 'Up to this year.' }),
  certificate: Certificate.optional(),
  country: Country.optional(),
  unknown: z.enum(UNKNOWN_MODES).default('exclude').meta({
    description:
      'Films whose level is unknown and not bounded within the limit: leave them out, go by the likely level, or include them.',
  }),
  sort: z.enum(SORTS).default('title').meta({
    description:
      'By title, newest first, by age, or, with `q`, titles that begin with its words first and the rest by title.',
  }),
  fields: z.enum(FILM_FIELDS).default('summary').meta({
    description:
      '`summary`: age, levels and bounds. `ratings`: the breakdown whole, as /v1/films/{id}/ratings answers it, with its notes, spans and sources. `card`: what a closed card shows.',
  }),
  limit: wholeNumber(1, 100).default(25).meta({ description: 'Films a page, 1 to 100.' }),
  cursor: z.string('Write `cursor` once').optional().meta({
    description:
      'The `next` of the page before. It belongs to its query: only `limit` and `fields` may change from page to page.',
  }),
  ids: Ids.optional(),
}).refine(({ ids, ...rest }) => !ids || !hasFilters(rest), {
  path: ['ids'],
  message: '`ids` stands alone: leave the other filters out.',
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

const asked = z.string().optional().meta({ description: 'With `ids`: the id as it was asked.' });

const ListedCard = CardFilm.extend({ asked });
const ListedFilm = FilmSummary.extend({
  breakdown: z
    .array(
      Rating.partial().required({
        category: true,
        level: true,
        at_most: true,
        estimate: true,
        basis: true,
      }),
    )
    .meta({ description: 'With `fields=ratings`, the ratings whole.' }),
  sources: z.array(Source).optional().meta({
    description: 'With `fields=ratings`: what the indexes in `sources` of a rating point at.',
  }),
  asked,
});

export const FilmsPage = z
  .object({
    films: z.array(z.union([ListedFilm, ListedCard])),
    meant: z.array(z.string()).optional().meta({
      description:
        'With `q`, where no title has its words: the words that were looked for instead, one wrong letter apart.',
    }),
    next: z
      .string()
      .nullable()
      .meta({ description: 'The cursor of the next page, or null at the end.' }),
    missing: z
      .array(z.string())
      .optional()
      .meta({ description: 'With `ids`: those that no film has.' }),
  })
  .meta({ id: 'FilmsPage' });

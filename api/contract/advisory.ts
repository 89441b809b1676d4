/** The advisory and its parts as they go over the wire. Answers stay open: fields may be added. */

import * as z from 'zod';
import {
  BASES,
  CATEGORIES,
  CATEGORY_NAMES,
  CONFIDENCES,
  LEVELS,
  type Concern,
} from '../../db/vocabulary.ts';

const nullable = <Schema extends z.ZodType>(schema: Schema) => schema.nullable();
const CONCERN_NAMES = CATEGORIES.flatMap(({ name, kind }): Concern[] =>
  kind === 'concern' ? [name] : [],
);

export const Category = z
  .enum(CATEGORY_NAMES)
  .meta({ id: 'Category', description: 'One kind of content.' });
const Kind = z.enum(['concern', 'positive']);
export const Level = z.literal(LEVELS).meta({
  id: 'Level',
  description: 'How much of a category is in the film, 0 to 5. /v1/categories defines each level.',
});
const Years = z.int().min(0).max(21);
const Url = z.url({ protocol: /^https?$/ });
const PartialDate = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)
  .meta({ description: 'ISO 8601 date: a year, a month or a day.' });
const SourceIndexes = z
  .array(z.int().min(0))
  .readonly()
  .meta({ description: 'Indexes into `sources`.' });

export const Age = z
  .object({
    recommended: nullable(Years).meta({ description: 'Years. null if we have no exact age yet.' }),
    basis: nullable(z.enum(['editor', 'derived'])),
    at_least: nullable(Years).meta({
      description: 'The highest age of the known concerns, in years.',
    }),
    at_most: nullable(Years).meta({
      description: 'The same, with upper bounds counted as levels. null if a concern has no bound.',
    }),
    complete: z.boolean().meta({ description: 'Whether `at_least` equals `at_most`.' }),
    decided_by: z.array(z.enum(CONCERN_NAMES)),
    why: nullable(z.string()),
  })
  .meta({ id: 'Age' });

const OneRating = z.object({
  level: nullable(Level),
  at_most: nullable(Level).meta({
    description:
      'For a concern: the highest level it can be, 5 if nothing bounds it. For a positive: null.',
  }),
  estimate: nullable(z.number().min(0).max(5)).meta({
    description: 'For an unknown concern: the most likely level.',
  }),
  label: nullable(z.string()).meta({ description: 'The word for the level.' }),
  note: nullable(z.string()),
  spoiler: z.boolean().meta({ description: 'Whether the note is a spoiler.' }),
  basis: nullable(z.enum(BASES)).meta({ description: 'Who set the level. null if no one did.' }),
  origin: nullable(z.string()).meta({
    description: 'Who exactly: an editor, a certificate or the crowd.',
  }),
  confidence: nullable(z.enum(CONFIDENCES)),
  span: nullable(z.string()).meta({
    description: 'For an official rating: the words of the board that it is based on.',
  }),
  rated_at: nullable(z.string()).meta({
    description: 'ISO 8601 date or time when the rating was set. null if unknown.',
  }),
  sources: SourceIndexes,
});

export const Rating = OneRating.extend({
  category: Category,
  kind: Kind,
  others: z
    .array(OneRating)
    .meta({ description: 'The ratings from other people that are not shown.' }),
}).meta({ id: 'Rating' });
export type Rating = z.infer<typeof Rating>;

export const Certificate = z
  .object({
    system: z.string(),
    country: nullable(z.string()).meta({ description: 'ISO 3166-1 alpha-2.' }),
    rating: z.string(),
    name: nullable(z.string()),
    minimum_age: nullable(Years).meta({
      description:
        'The youngest age at which someone may see it alone. null if no age is enforced.',
    }),
    recommended_age: nullable(Years).meta({
      description: 'The age that the board recommends. null if it names none.',
    }),
    accompanied: nullable(z.boolean()).meta({
      description: 'Whether someone younger may go with an adult.',
    }),
    reasons: nullable(z.string()),
    sources: SourceIndexes,
  })
  .meta({ id: 'Certificate' });

export const Source = z
  .object({ name: z.string(), url: nullable(Url), read_at: nullable(PartialDate) })
  .meta({ id: 'Source' });

const Details = z.object({
  directors: z.array(z.string()).readonly(),
  writers: z.array(z.string()).readonly(),
  cinematographers: z.array(z.string()).readonly(),
  cast: z.array(z.object({ name: z.string(), role: nullable(z.string()) })).readonly(),
  studio: nullable(z.string()),
  genres: z.array(z.string()).readonly(),
  topics: z.array(z.string()).readonly(),
  representation: nullable(z.string()),
  production: z.array(z.object({ note: z.string(), sources: SourceIndexes })).readonly(),
  releases: z
    .array(
      z.object({
        kind: z.enum(['cinema', 'home']),
        date: PartialDate,
        country: nullable(z.string()),
        sources: SourceIndexes,
      }),
    )
    .readonly(),
  running_times: z
    .array(z.object({ minutes: z.int().positive(), sources: SourceIndexes }))
    .readonly()
    .meta({ description: 'The one with the most sources first.' }),
  said_by: z
    .record(z.string(), SourceIndexes)
    .readonly()
    .meta({ description: 'The sources of each field above, by its name.' }),
});

const Elsewhere = z.object({
  source: z.string(),
  url: nullable(Url),
  age: nullable(Years),
  parents_age: nullable(Years),
  parents_reviews: nullable(z.int()),
  kids_age: nullable(Years),
  kids_reviews: nullable(z.int()),
  viewers_reviews: nullable(z.int()),
  critics_score: nullable(z.number()),
  audience_score: nullable(z.number()),
  note: nullable(z.string()),
  updated_at: nullable(PartialDate),
  sources: SourceIndexes,
});

export const Advisory = z
  .object({
    id: z
      .string()
      .meta({ description: 'Our id: the title and year as a slug.', examples: ['her-2013'] }),
    ids: z.object({
      imdb: nullable(z.string()),
      tmdb: nullable(z.string()),
      wikidata: nullable(z.string()),
    }),
    title: z.string(),
    year: z.int(),
    age: Age,
    verdict_line: nullable(z.string()),
    summary: nullable(z.string()).meta({ description: 'What parents should know.' }),
    story: nullable(z.string()).meta({
      description: 'The story in two lines, without spoilers.',
    }),
    opinion: nullable(z.string()).meta({ description: 'Whether the film is any good.' }),
    breakdown: z.array(Rating).meta({ description: 'All categories, always in the same order.' }),
    certificates: z.array(Certificate),
    themes: z
      .array(
        z.object({
          name: z.string(),
          note: nullable(z.string()),
          spoiler: z.boolean(),
          sources: SourceIndexes,
        }),
      )
      .readonly(),
    talking_points: z.array(z.string()).readonly(),
    details: Details,
    voices: z
      .object({
        editors: z.object({ age: nullable(Years), why: nullable(z.string()) }),
        parents: z.object({
          age: nullable(Years).meta({ description: 'The median. null below 5 votes.' }),
          votes: z.int(),
        }),
      })
      .meta({
        description: 'Which age each group gives, side by side and never averaged together.',
      }),
    elsewhere: z.array(Elsewhere).readonly(),
    watch: z
      .array(
        z.object({
          service: z.string(),
          how: z.enum(['subscription', 'rent or buy', 'free']),
          country: z.string(),
          as_of: PartialDate,
          sources: SourceIndexes,
        }),
      )
      .readonly(),
    similar: z
      .array(
        z.object({
          title: z.string(),
          year: nullable(z.int()),
          id: nullable(z.string()),
          why: nullable(z.string()),
          sources: SourceIndexes,
        }),
      )
      .readonly(),
    reviews: z
      .array(
        z.object({
          source: z.string(),
          author: nullable(z.string()),
          date: nullable(PartialDate),
          verdict: nullable(z.string()),
          url: nullable(Url),
        }),
      )
      .readonly(),
    sources: z.array(Source).readonly(),
    created_at: z.iso.datetime(),
    updated_at: z.iso.datetime(),
    version: z
      .int()
      .positive()
      .meta({ description: 'The number of times that this film was written, from 1.' }),
    links: z
      .object({ self: z.string(), ratings: z.string(), check: z.string(), page: z.string() })
      .meta({ description: 'Relative to the URL of this response.' }),
  })
  .meta({ id: 'Advisory' });
export type Advisory = z.infer<typeof Advisory>;

export const FilmSummary = z
  .object({
    id: z.string(),
    title: z.string(),
    year: z.int(),
    age: Age,
    verdict_line: nullable(z.string()),
    breakdown: z.array(
      Rating.pick({ category: true, level: true, at_most: true, estimate: true, basis: true }),
    ),
  })
  .meta({ id: 'FilmSummary' });
export type FilmSummary = z.infer<typeof FilmSummary>;

export const CardFilm = z
  .object({
    id: z.string(),
    title: z.string(),
    year: z.int(),
    age: Age.omit({ why: true }),
    verdict_line: nullable(z.string()),
    breakdown: z
      .array(
        Rating.pick({
          category: true,
          kind: true,
          level: true,
          at_most: true,
          estimate: true,
          basis: true,
        }),
      )
      .meta({ description: 'All categories, always in the same order.' }),
    certificates: z.array(Certificate.omit({ reasons: true, sources: true })),
    links: z
      .object({ self: z.string(), page: z.string() })
      .meta({ description: 'Relative to the URL of this response.' }),
  })
  .meta({ id: 'CardFilm', description: 'The part of an advisory that the closed card shows.' });
export type CardFilm = z.infer<typeof CardFilm>;

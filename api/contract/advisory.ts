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
  description: 'How much of a category there is, 0 to 5, by the rubric at /v1/categories.',
});
const Years = z.int().min(0).max(21);
const Url = z.url({ protocol: /^https?$/ });
const PartialDate = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)
  .meta({ description: 'ISO 8601 date, as exact as it is known.' });
const SourceIndexes = z
  .array(z.int().min(0))
  .readonly()
  .meta({ description: 'Indexes into `sources`.' });

export const Age = z
  .object({
    recommended: nullable(Years).meta({ description: 'Years; null where it is not settled.' }),
    basis: nullable(z.enum(['editor', 'derived'])),
    at_least: nullable(Years).meta({ description: 'The highest age of the known concerns.' }),
    at_most: nullable(Years).meta({
      description: 'The same with bounds counted as levels; null if one is unbounded.',
    }),
    complete: z.boolean().meta({ description: 'Whether `at_least` and `at_most` are equal.' }),
    decided_by: z.array(z.enum(CONCERN_NAMES)),
    why: nullable(z.string()),
  })
  .meta({ id: 'Age' });

const OneRating = z.object({
  level: nullable(Level),
  at_most: nullable(Level).meta({
    description:
      'Of a concern: the highest level it can be, 5 where nothing bounds it. Of a positive: null.',
  }),
  estimate: nullable(z.number().min(0).max(5)).meta({
    description: 'Of an unknown concern: the likeliest level.',
  }),
  label: nullable(z.string()).meta({ description: 'The word for the level.' }),
  note: nullable(z.string()),
  spoiler: z.boolean().meta({ description: 'Whether the note gives away the plot.' }),
  basis: nullable(z.enum(BASES)).meta({ description: 'Who set the level; null where nobody did.' }),
  origin: nullable(z.string()).meta({
    description: 'Who exactly: an editor, a certificate, the crowd.',
  }),
  confidence: nullable(z.enum(CONFIDENCES)),
  span: nullable(z.string()).meta({
    description: 'The official words that an official rating is derived from.',
  }),
  rated_at: nullable(z.string()).meta({
    description: 'ISO 8601 date or time at which it was set; null where that is unknown.',
  }),
  sources: SourceIndexes,
});

export const Rating = OneRating.extend({
  category: Category,
  kind: Kind,
  others: z
    .array(OneRating)
    .meta({ description: 'The ratings of other bases and origins that are not shown.' }),
}).meta({ id: 'Rating' });
export type Rating = z.infer<typeof Rating>;

export const Certificate = z
  .object({
    system: z.string(),
    country: nullable(z.string()).meta({ description: 'ISO 3166-1 alpha-2.' }),
    rating: z.string(),
    name: nullable(z.string()),
    minimum_age: nullable(Years).meta({
      description: 'Years under which nobody may see it alone; null where none is enforced.',
    }),
    recommended_age: nullable(Years).meta({
      description: 'Years that the board itself advises; null where it names none.',
    }),
    accompanied: nullable(z.boolean()).meta({
      description: 'Whether somebody younger may go with an adult.',
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
    .meta({ description: 'The one with most sources first.' }),
  said_by: z
    .record(z.string(), SourceIndexes)
    .readonly()
    .meta({ description: 'Who says so, by the name of the field above.' }),
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
    id: z.string().meta({ description: 'The slug with its year.', examples: ['her-2013'] }),
    ids: z.object({
      imdb: nullable(z.string()),
      tmdb: nullable(z.string()),
      wikidata: nullable(z.string()),
    }),
    title: z.string(),
    year: z.int(),
    age: Age,
    verdict_line: nullable(z.string()),
    summary: nullable(z.string()).meta({ description: 'What a parent should know.' }),
    story: nullable(z.string()).meta({
      description: 'The story in two lines, without giving it away.',
    }),
    opinion: nullable(z.string()).meta({ description: 'Whether it is any good, in substance.' }),
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
          age: nullable(Years).meta({ description: 'The median; null below 5 votes.' }),
          votes: z.int(),
        }),
      })
      .meta({ description: 'Who says which age, side by side and never blended.' }),
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
    version: z.int().positive().meta({ description: 'Counts the writes of this film from 1.' }),
    links: z
      .object({ self: z.string(), ratings: z.string(), check: z.string(), page: z.string() })
      .meta({ description: 'Relative to the address of the answer.' }),
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
      .meta({ description: 'Relative to the address of the answer.' }),
  })
  .meta({ id: 'CardFilm', description: 'What a closed card shows of an advisory.' });
export type CardFilm = z.infer<typeof CardFilm>;

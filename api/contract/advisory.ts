/** The advisory and its parts as they go over the wire. Answers stay open: fields may be added. */

import * as z from 'zod';
import { FILM_LISTS, pick } from '../../db/film.ts';
import { CONCERNS } from '../../db/vocabulary.ts';
import {
  answerShape,
  Category,
  CERTIFICATE,
  FILM,
  FILM_TEXT_FIELDS,
  RATING,
  SOURCE,
  Years,
} from './film-parts.ts';

const nullable = <Schema extends z.ZodType>(schema: Schema) => schema.nullable();
const Kind = z.enum(['concern', 'positive']);

export const Age = z
  .object({
    recommended: nullable(Years).meta({ description: 'Years. null if we have no exact age yet.' }),
    basis: nullable(z.enum(['editor', 'derived'])),
    official: nullable(Years).meta({
      description:
        'The middle of the boards’ ages, in years. null if no board names an age. No age below it is derived, unless editors rated all five concerns.',
    }),
    at_least: nullable(Years).meta({
      description: 'The highest age of the known concerns and the boards’ ages, in years.',
    }),
    at_most: nullable(Years).meta({
      description: 'The same, with upper bounds counted as levels. null if a concern has no bound.',
    }),
    likely: nullable(Years).meta({
      description:
        'The same, with each unknown concern at its estimate. null if we have neither ratings nor a certificate.',
    }),
    complete: z.boolean().meta({ description: 'Whether `at_least` equals `at_most`.' }),
    decided_by: z.array(z.enum([...CONCERNS, 'certificate'])).meta({
      description:
        'What sets `recommended`, else `likely`. `certificate` if the boards’ ages alone do.',
    }),
    why: nullable(z.string()),
  })
  .meta({ id: 'Age' });

const { category: _category, level, at_most, estimate, ...rated } = answerShape(RATING);
const { note, spoiler, basis, origin, ...howSure } = rated;
const OneRating = z.object({
  level,
  at_most,
  estimate,
  label: nullable(z.string()).meta({ description: 'The word for the level.' }),
  note,
  spoiler,
  basis,
  origin,
  ...howSure,
});

export const Rating = OneRating.extend({
  category: Category,
  kind: Kind,
  others: z
    .array(OneRating)
    .meta({ description: 'The ratings from other people that are not shown.' }),
}).meta({ id: 'Rating' });
export type Rating = z.infer<typeof Rating>;

const { system, rating, ...said } = answerShape(CERTIFICATE);
export const Certificate = z
  .object({
    system,
    country: nullable(z.string()).meta({ description: 'ISO 3166-1 alpha-2.' }),
    rating,
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
    ...said,
  })
  .meta({ id: 'Certificate' });

export const Source = z.object(answerShape(SOURCE)).meta({ id: 'Source' });

const film = answerShape(FILM);
export const Advisory = z
  .object({
    id: film.id,
    ids: film.ids,
    title: film.title,
    titles: film.titles,
    year: film.year,
    age: Age,
    ...answerShape(FILM_TEXT_FIELDS),
    breakdown: z.array(Rating).meta({ description: 'All categories, always in the same order.' }),
    certificates: z.array(Certificate),
    themes: film.themes,
    talking_points: film.talking_points,
    details: film.details,
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
    ...pick(film, FILM_LISTS),
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
    titles: z.record(z.string(), z.string()).readonly().meta({
      description: 'The titles in the languages of the card that differ from `title`, by language.',
    }),
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
          origin: true,
        }),
      )
      .meta({ description: 'All categories, always in the same order.' }),
    certificates: z.array(Certificate.omit({ reasons: true, sources: true })),
    running_time: nullable(z.int()).meta({
      description: 'Minutes, by the first source. null if unknown.',
    }),
    talking_point_count: z
      .int()
      .meta({ description: 'How many there are. `/evidence` has their text.' }),
    links: z
      .object({ self: z.string(), page: z.string() })
      .meta({ description: 'Relative to the URL of this response.' }),
  })
  .meta({ id: 'CardFilm', description: 'The part of an advisory that the closed card shows.' });
export type CardFilm = z.infer<typeof CardFilm>;

/** A film as one line of our own format, going out and coming in: the facts, of which everything but title and year may be left out. */

import * as z from 'zod';
import { RATING_SYSTEMS } from '../../db/rating-systems.ts';
import { BASES, CATEGORY_NAMES, CONFIDENCES, LEVELS } from '../../db/vocabulary.ts';
import { parseFilmId } from '../domain/film/id.ts';
import { refuseContradictions } from './film-contradictions.ts';
import { strictInput } from './strict-input.ts';
import { Name, name, Text, TextLine, Url, visible } from './text.ts';

/** Counts the changes of the format that an older reader would misread. */
export const SCHEMA_VERSION = 1;

/** The first line of an export. Certificates, reasons and figures are facts of whom the films' own sources name. */
export const EXPORT_HEADER = {
  format: 'content-advisory/films',
  schema: SCHEMA_VERSION,
  licence: 'CC-BY-4.0',
  licence_url: 'https://creativecommons.org/licenses/by/4.0/',
  attribution: 'content-advisory',
} as const;

/** Whatever stands in a first line beside its format and schema is for readers. */
export const ExportHeader = z.object({
  format: z.literal(EXPORT_HEADER.format),
  schema: z.literal(SCHEMA_VERSION, {
    error: `This program reads schema ${SCHEMA_VERSION}. Update the program.`,
  }),
});

const MOST_ITEMS = 2_000;

const maybe = <Schema extends z.ZodType>(schema: Schema) => schema.nullable().default(null);
/** A list that is null or left out says nothing, as an empty one does. */
const list = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .array(schema)
    .max(MOST_ITEMS)
    .nullish()
    .transform((items) => items ?? []);
/** A year, a month or a day that the calendar has; and the same, or a time in UTC. */
const DATE = new RegExp(`^\\d{4}(?:-(?:0[1-9]|1[0-2]))?$|${z.regexes.date.source}`);
const DATE_OR_TIME = new RegExp(`${DATE.source}|${z.regexes.datetime({}).source}`);
const PartialDate = z
  .string()
  .regex(DATE, 'Write a date that exists, for example 2024-12-01, 2024-12 or 2024.');
const DateOrTime = z
  .string()
  .regex(DATE_OR_TIME, 'Write a date that exists, for example 2024-12-01, or a time in UTC.');
const Time = z.iso.datetime({
  error: 'Write a time in UTC, for example 2024-12-01T10:00:00.000Z.',
});
const Years = z.int().min(0).max(21);
const Count = z.int().min(0);
const Score = z.number().min(0).max(100);
const Level = z.literal(LEVELS, { error: 'Write a level: 0, 1, 2, 3, 4 or 5.' });
const Sources = list(z.int().min(0));

const idOf = (pattern: RegExp, form: string) => maybe(z.string().regex(pattern, `Write ${form}.`));
const Ids = strictInput({
  imdb: idOf(/^tt\d{7,10}$/, 'an IMDb id, for example tt1798709'),
  tmdb: idOf(/^[1-9]\d{0,9}$/, 'a TMDB id as text, for example 152601'),
  wikidata: idOf(/^Q[1-9]\d{0,11}$/, 'a Wikidata id, for example Q788822'),
});

const Slug = z
  .string()
  .refine(
    (text) => parseFilmId(text)?.scheme === 'film',
    'Write lower-case letters, digits and hyphens, for example her-2013.',
  );

const RatingLine = strictInput({
  category: z.enum(CATEGORY_NAMES),
  basis: z.enum(BASES, { error: `Say who rated it: ${BASES.join(', ')}.` }),
  origin: z
    .string('Say exactly who rated it: an editor, a certificate (for example MPA:R) or the crowd.')
    .trim()
    .min(1)
    .max(100)
    .check(visible({ lines: false })),
  level: maybe(Level),
  at_most: maybe(Level),
  estimate: maybe(z.number().min(0).max(5)),
  note: maybe(Text),
  spoiler: z.boolean('Write true or false; in CSV, yes or no.').default(false),
  confidence: z.enum(CONFIDENCES).default('low'),
  span: maybe(Text),
  rated_at: maybe(DateOrTime),
  sources: Sources,
});

const CertificateLine = strictInput({
  system: z.string(),
  rating: z.string(),
  reasons: maybe(Text),
  sources: Sources,
}).superRefine(({ system, rating }, context) => {
  const board = RATING_SYSTEMS.find(({ id }) => id === system);
  const known = board?.ratings.map((one) => one.rating) ?? RATING_SYSTEMS.map(({ id }) => id);
  if (board && known.includes(rating)) return;
  const [field, value] = board ? ['rating', rating] : ['system', system];
  const hint = rating === '' ? ' In CSV, write the board and the rating, for example MPA:R.' : '';
  context.addIssue({
    code: 'custom',
    path: [field],
    message: `“${value.slice(0, 60)}” is not a known ${board ? `rating of ${system}` : 'board'}.${hint} Allowed: ${known.join(', ')}.`,
  });
});

const Details = strictInput({
  directors: list(Name),
  writers: list(Name),
  cinematographers: list(Name),
  cast: list(strictInput({ name: Name, role: maybe(Name) })),
  studio: maybe(Name),
  genres: list(Name),
  topics: list(Name),
  representation: maybe(Text),
  production: list(strictInput({ note: Text, sources: Sources })),
  releases: list(
    strictInput({
      kind: z.enum(['cinema', 'home']),
      date: PartialDate,
      country: maybe(Name),
      sources: Sources,
    }),
  ),
  running_times: list(strictInput({ minutes: z.int().positive(), sources: Sources })),
  said_by: z.record(Name, z.array(z.int().min(0))).default({}),
});

const ElsewhereLine = strictInput({
  source: Name,
  url: maybe(Url),
  age: maybe(Years),
  parents_age: maybe(Years),
  parents_reviews: maybe(Count),
  kids_age: maybe(Years),
  kids_reviews: maybe(Count),
  viewers_reviews: maybe(Count),
  critics_score: maybe(Score),
  audience_score: maybe(Score),
  note: maybe(Text),
  updated_at: maybe(PartialDate),
  sources: Sources,
});

const YEARS = 'Write a year from 1870 to 2100.';
/** The years in which there are films. */
const FilmYear = z.int().min(1870, YEARS).max(2100, YEARS);

export const FilmLine = strictInput({
  id: maybe(Slug),
  ids: Ids.nullable()
    .default(null)
    .transform((ids) => ids ?? { imdb: null, tmdb: null, wikidata: null }),
  title: name('Write the title as text.'),
  year: z.int('Write the year as a number, for example 2013.').pipe(FilmYear),
  editor_age: maybe(Years),
  age_why: maybe(Text),
  verdict_line: maybe(TextLine),
  summary: maybe(Text),
  story: maybe(Text),
  opinion: maybe(Text),
  ratings: list(RatingLine),
  certificates: list(CertificateLine),
  themes: list(
    strictInput({
      name: Name,
      note: maybe(Text),
      spoiler: z.boolean().default(false),
      sources: Sources,
    }),
  ),
  talking_points: list(Text),
  details: Details.nullable().default(null),
  elsewhere: list(ElsewhereLine),
  watch: list(
    strictInput({
      service: Name,
      how: z.enum(['subscription', 'rent or buy', 'free']),
      country: Name,
      as_of: PartialDate,
      sources: Sources,
    }),
  ),
  similar: list(
    strictInput({
      title: Name,
      year: maybe(z.int()),
      id: maybe(Slug),
      why: maybe(Text),
      sources: Sources,
    }),
  ),
  reviews: list(
    strictInput({
      source: Name,
      author: maybe(Name),
      date: maybe(PartialDate),
      verdict: maybe(Text),
      url: maybe(Url),
    }),
  ),
  sources: list(strictInput({ name: Name, url: maybe(Url), read_at: maybe(PartialDate) })),
  created_at: maybe(Time),
  updated_at: maybe(Time),
  version: maybe(z.int().positive()),
  shown: z
    .unknown()
    .optional()
    .transform(() => undefined)
    .meta({ description: 'Derived from the facts; ignored on import.' }),
}).superRefine(refuseContradictions);
export type FilmLine = z.infer<typeof FilmLine>;

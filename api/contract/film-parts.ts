/**
 * The parts of a film, each field written once with its two schemas: `line` for what a file may give, `answer` for what the API
 * answers. The order of the fields is the order in which they are written.
 */

import * as z from 'zod';
import type {
  CertificateFacts,
  DetailsFacts,
  ElsewhereFacts,
  FilmFacts,
  FilmText,
  RatingFacts,
  ReviewFacts,
  SimilarFacts,
  SourceFacts,
  ThemeFacts,
  WatchFacts,
} from '../../db/film.ts';
import { BASES, CATEGORY_NAMES, CONFIDENCES, LEVELS } from '../../db/vocabulary.ts';
import { parseFilmId } from '../domain/film/id.ts';
import { strictInput } from './strict-input.ts';
import { Language, Name, name, Text, TextLine, Url, visible } from './text.ts';

export interface Field<Line = z.ZodType, Answer = z.ZodType> {
  line: Line;
  answer: Answer;
  /** The fields of an object, or of each object in a list. */
  part?: Part;
}

export type Part = Readonly<Record<string, Field>>;

/** All fields of these facts, so that none is forgotten. */
type PartOf<Facts> = Record<keyof Facts, Field>;

/** The shape for `z.strictObject` of a part as a file gives it. */
export function lineShape<Fields extends Part>(fields: Fields) {
  return shapeOf(fields, 'line') as { [Key in keyof Fields]: Fields[Key]['line'] };
}

/** The shape for `z.object` of a part as the API answers it. */
export function answerShape<Fields extends Part>(fields: Fields) {
  return shapeOf(fields, 'answer') as { [Key in keyof Fields]: Fields[Key]['answer'] };
}

function shapeOf(fields: Part, direction: 'line' | 'answer'): Record<string, z.ZodType> {
  return Object.fromEntries(Object.entries(fields).map(([key, one]) => [key, one[direction]]));
}

const MAX_ITEMS = 2_000;
const MAX_LICENCE = 100;

/** A value that a line may leave out. */
export const maybe = <Schema extends z.ZodType>(schema: Schema) => schema.nullable().default(null);

/** A list that is null or left out says nothing, as an empty one does. */
export const list = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .array(schema)
    .max(MAX_ITEMS)
    .nullish()
    .transform((items) => items ?? []);

function field<Line extends z.ZodType, Answer extends z.ZodType>(line: Line, answer: Answer) {
  return { line, answer } satisfies Field;
}

function same<Schema extends z.ZodType>(schema: Schema) {
  return field(schema, schema);
}

function optional<Line extends z.ZodType, Answer extends z.ZodType>(one: Field<Line, Answer>) {
  return field(maybe(one.line), one.answer.nullable());
}

function described<Line extends z.ZodType, Answer extends z.ZodType>(
  one: Field<Line, Answer>,
  description: string,
) {
  return { ...one, answer: one.answer.meta({ description }) };
}

function texts<Line extends z.ZodType>(line: Line) {
  return field(list(line), z.array(z.string()).readonly());
}

function listOf<Fields extends Part>(part: Fields) {
  return {
    ...field(list(strictInput(lineShape(part))), z.array(z.object(answerShape(part))).readonly()),
    part,
  };
}

/** A year, a month or a day that the calendar has; and the same, or a time in UTC. */
const DATE = new RegExp(`^\\d{4}(?:-(?:0[1-9]|1[0-2]))?$|${z.regexes.date.source}`);
const DATE_OR_TIME = new RegExp(`${DATE.source}|${z.regexes.datetime({}).source}`);

const date = field(
  z.string().regex(DATE, 'Write a date that exists, for example 2024-12-01, 2024-12 or 2024.'),
  z
    .string()
    .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)
    .meta({ description: 'ISO 8601 date: a year, a month or a day.' }),
);
const dateOrTime = z
  .string()
  .regex(DATE_OR_TIME, 'Write a date that exists, for example 2024-12-01, or a time in UTC.');
const timeInUtc = field(
  z.iso
    .datetime('Write a time in UTC, for example 2027-05-28T00:00:00Z.')
    .transform((time) => new Date(time).toISOString()),
  z.iso.datetime(),
);
const text = field(Text, z.string());
const shortName = field(Name, z.string());
const url = field(Url, z.url({ protocol: /^https?$/ }));
const count = field(z.int().min(0), z.int());
const score = field(z.number().min(0).max(100), z.number());

/** Ages in years. */
export const Years = z.int().min(0).max(21);
const years = same(Years);

export const Category = z
  .enum(CATEGORY_NAMES)
  .meta({ id: 'Category', description: 'One kind of content.' });

export const Level = z.literal(LEVELS).meta({
  id: 'Level',
  description: 'How much of a category is in the film, 0 to 5. /v1/categories defines each level.',
});
const level = field(z.literal(LEVELS, { error: 'Write a level: 0, 1, 2, 3, 4 or 5.' }), Level);

const sourceIndexes = field(
  list(z.int().min(0)),
  z.array(z.int().min(0)).readonly().meta({ description: 'Indexes into `sources`.' }),
);

const slug = field(
  z
    .string()
    .refine(
      (id) => parseFilmId(id)?.scheme === 'film',
      'Write lower-case letters, digits and hyphens, for example her-2013.',
    ),
  z.string(),
);

export const RATING = {
  category: field(z.enum(CATEGORY_NAMES), Category),
  basis: field(
    z.enum(BASES, { error: `Say who rated it: ${BASES.join(', ')}.` }),
    z.enum(BASES).nullable().meta({ description: 'Who set the level. null if no one did.' }),
  ),
  origin: field(
    z
      .string(
        'Say exactly who rated it: an editor, a certificate (for example MPA:R) or the crowd.',
      )
      .trim()
      .min(1)
      .max(100)
      .check(visible({ lines: false })),
    z
      .string()
      .nullable()
      .meta({ description: 'Who exactly: an editor, a certificate or the crowd.' }),
  ),
  level: optional(level),
  at_most: described(
    optional(level),
    'For a concern: the highest level it can be, 5 if nothing bounds it. For a positive: null.',
  ),
  estimate: described(
    optional(same(z.number().min(0).max(5))),
    'For an unknown concern: the most likely level.',
  ),
  note: optional(text),
  spoiler: field(
    z.boolean('Write true or false; in CSV, yes or no.').default(false),
    z.boolean().meta({ description: 'Whether the note is a spoiler.' }),
  ),
  confidence: field(z.enum(CONFIDENCES).default('low'), z.enum(CONFIDENCES).nullable()),
  span: described(
    optional(text),
    'For an official rating: the words of the board that it is based on.',
  ),
  rated_at: field(
    maybe(dateOrTime),
    z
      .string()
      .nullable()
      .meta({ description: 'ISO 8601 date or time when the rating was set. null if unknown.' }),
  ),
  sources: sourceIndexes,
} satisfies PartOf<RatingFacts>;

export const CERTIFICATE = {
  system: same(z.string()),
  rating: same(z.string()),
  reasons: optional(text),
  sources: sourceIndexes,
} satisfies PartOf<CertificateFacts>;

const THEME = {
  name: shortName,
  note: optional(text),
  spoiler: field(z.boolean().default(false), z.boolean()),
  sources: sourceIndexes,
} satisfies PartOf<ThemeFacts>;

const DETAILS = {
  original_title: described(
    optional(shortName),
    'The title as the film was released first, in its own script.',
  ),
  original_language: described(
    optional(field(Language, z.string())),
    'The language of the original title: a BCP 47 tag in lower case.',
  ),
  countries: described(
    texts(
      z.string().regex(/^[A-Z]{2}$/, 'Write the two capital letters of a country, for example KR.'),
    ),
    'The countries of production: ISO 3166-1 alpha-2.',
  ),
  directors: texts(Name),
  writers: texts(Name),
  cinematographers: texts(Name),
  cast: listOf({ name: shortName, role: optional(shortName) }),
  studio: optional(shortName),
  genres: texts(Name),
  topics: texts(Name),
  representation: optional(text),
  production: listOf({ note: text, sources: sourceIndexes }),
  releases: listOf({
    kind: same(z.enum(['cinema', 'home'])),
    date,
    country: optional(shortName),
    sources: sourceIndexes,
  }),
  running_times: described(
    listOf({ minutes: same(z.int().positive()), sources: sourceIndexes }),
    'The one with the most sources first.',
  ),
  said_by: field(
    z.record(Name, z.array(z.int().min(0))).default({}),
    z
      .record(z.string(), sourceIndexes.answer)
      .readonly()
      .meta({ description: 'The sources of each field above, by its name.' }),
  ),
} satisfies PartOf<DetailsFacts>;

const ELSEWHERE = {
  source: shortName,
  url: optional(url),
  age: optional(years),
  parents_age: optional(years),
  parents_reviews: optional(count),
  kids_age: optional(years),
  kids_reviews: optional(count),
  viewers_reviews: optional(count),
  critics_score: optional(score),
  audience_score: optional(score),
  note: optional(text),
  updated_at: optional(date),
  sources: sourceIndexes,
} satisfies PartOf<ElsewhereFacts>;

const WATCH = {
  service: shortName,
  how: same(z.enum(['subscription', 'rent or buy', 'free'])),
  country: shortName,
  as_of: date,
  sources: sourceIndexes,
} satisfies PartOf<WatchFacts>;

const SIMILAR = {
  title: shortName,
  year: optional(same(z.int())),
  id: optional(slug),
  why: optional(text),
  sources: sourceIndexes,
} satisfies PartOf<SimilarFacts>;

const REVIEW = {
  source: shortName,
  author: optional(shortName),
  date: optional(date),
  verdict: optional(text),
  url: optional(url),
} satisfies PartOf<ReviewFacts>;

export const SOURCE = {
  name: shortName,
  url: optional(url),
  read_at: optional(date),
  licence: described(
    optional(field(Name.max(MAX_LICENCE), z.string())),
    'The short name of its licence or terms, for example `CC0-1.0`. null if unknown.',
  ),
  expires_at: described(
    optional(timeInUtc),
    'From this time on, facts that rest on this source alone are removed. null if they stay.',
  ),
} satisfies PartOf<SourceFacts>;

const idOf = (pattern: RegExp, form: string) =>
  field(maybe(z.string().regex(pattern, `Write ${form}.`)), z.string().nullable());

const IDS = {
  imdb: idOf(/^tt\d{7,10}$/, 'an IMDb id, for example tt1798709'),
  tmdb: idOf(/^[1-9]\d{0,9}$/, 'a TMDB id as text, for example 152601'),
  wikidata: idOf(/^Q[1-9]\d{0,11}$/, 'a Wikidata id, for example Q788822'),
} satisfies PartOf<FilmFacts['ids']>;

export const FILM_TEXT_FIELDS = {
  verdict_line: field(maybe(TextLine), z.string().nullable()),
  summary: described(optional(text), 'What parents should know.'),
  story: described(optional(text), 'The story in two lines, without spoilers.'),
  opinion: described(optional(text), 'Whether the film is any good.'),
} satisfies Record<FilmText, Field>;

const MAX_LANGUAGES = 100;

const titles = field(
  z
    .record(z.string(), Name)
    .nullish()
    .transform((given, context) => {
      const entries = Object.entries(given ?? {});
      if (entries.length > MAX_LANGUAGES)
        context.addIssue({
          code: 'custom',
          message: `Write titles in at most ${MAX_LANGUAGES} languages.`,
        });
      const found: Record<string, string> = {};
      for (const [key, title] of entries) {
        const { data: language, error } = Language.safeParse(key);
        const message =
          language !== undefined && Object.hasOwn(found, language)
            ? `There are two titles in the language ${language}. Keep one.`
            : error?.issues[0]?.message;
        if (message === undefined && language !== undefined) found[language] = title;
        else context.addIssue({ code: 'custom', path: [key], message: message ?? '' });
      }
      return found;
    }),
  z
    .record(z.string(), z.string())
    .readonly()
    .meta({
      description: 'Titles by language: BCP 47 tags in lower case.',
      examples: [{ de: 'Her', ko: '그녀' }],
    }),
);

const YEARS = 'Write a year from 1870 to 2100.';
/** The years in which there are films. */
const FilmYear = z.int().min(1870, YEARS).max(2100, YEARS);

/** Every fact of a film. */
export const FILM = {
  id: field(
    maybe(slug.line),
    z
      .string()
      .meta({ description: 'Our id: the title and year as a slug.', examples: ['her-2013'] }),
  ),
  ids: {
    line: strictInput(lineShape(IDS))
      .nullable()
      .default(null)
      .transform((ids) => ids ?? { imdb: null, tmdb: null, wikidata: null }),
    answer: z.object(answerShape(IDS)),
    part: IDS,
  },
  title: field(name('Write the title as text.'), z.string()),
  titles,
  year: field(z.int('Write the year as a number, for example 2013.').pipe(FilmYear), z.int()),
  editor_age: optional(years),
  age_why: optional(text),
  ...FILM_TEXT_FIELDS,
  ratings: listOf(RATING),
  certificates: listOf(CERTIFICATE),
  themes: listOf(THEME),
  talking_points: texts(Text),
  details: {
    line: strictInput(lineShape(DETAILS)).nullable().default(null),
    answer: z.object(answerShape(DETAILS)),
    part: DETAILS,
  },
  elsewhere: listOf(ELSEWHERE),
  watch: listOf(WATCH),
  similar: listOf(SIMILAR),
  reviews: listOf(REVIEW),
  sources: listOf(SOURCE),
} satisfies PartOf<FilmFacts>;

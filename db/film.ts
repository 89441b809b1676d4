/** The facts about one film, as they are written to the database and read from it. Nothing is derived from them. */

import type { Basis, Category, Confidence, IdScheme, Level } from './vocabulary.ts';

/** Where a fact was read. Other facts point at it by its index in `FilmFacts.sources`. */
export interface SourceFacts {
  name: string;
  url: string | null;
  /** ISO 8601 date, as exact as it is known: `2024`, `2024-12` or `2024-12-01`. */
  read_at: string | null;
  /** The short name of its licence or terms: `CC0-1.0`, `TMDB`. null if unknown. */
  licence: string | null;
  /** ISO 8601 time in UTC from which it may not be used any more; null if it may always be. */
  expires_at: string | null;
}

/** Indexes into `FilmFacts.sources`. */
export type SourceIndexes = readonly number[];

/** One rating of how much of a category the film contains; unique by category, basis and origin. */
export interface RatingFacts {
  category: Category;
  basis: Basis;
  /** Who exactly: `content-advisory` (our editors), a certificate (`MPA:R`) or `crowd`. */
  origin: string;
  level: Level | null;
  /** For a concern, the highest possible level; for a positive, null. */
  at_most: Level | null;
  /** For an unknown concern, the likeliest level, 0 to 5; otherwise null. */
  estimate: number | null;
  note: string | null;
  /** Whether the note gives away the plot. */
  spoiler: boolean;
  confidence: Confidence;
  /** The board's own words from which an official rating is derived. */
  span: string | null;
  /** ISO 8601 date or time of the rating; null if unknown. A newer rating with the same basis and origin replaces it. */
  rated_at: string | null;
  sources: SourceIndexes;
}

/** An official board's rating of the film. */
export interface CertificateFacts {
  system: string;
  rating: string;
  reasons: string | null;
  sources: SourceIndexes;
}

export interface ThemeFacts {
  name: string;
  note: string | null;
  spoiler: boolean;
  sources: SourceIndexes;
}

/** Titles by language, a BCP 47 tag in lower case: `{ de: 'Her', ko: '그녀' }`. */
export type Titles = Readonly<Record<string, string>>;

export interface DetailsFacts {
  /** The title as the film was released first, in its own script. */
  original_title: string | null;
  /** The language of that title, as in `Titles`. */
  original_language: string | null;
  /** The countries of production: ISO 3166-1 alpha-2. */
  countries: readonly string[];
  directors: readonly string[];
  writers: readonly string[];
  cinematographers: readonly string[];
  cast: readonly { name: string; role: string | null }[];
  studio: string | null;
  genres: readonly string[];
  topics: readonly string[];
  /** Who is represented in the film, in a few words. */
  representation: string | null;
  /** How the film was made, if that helps to understand it. */
  production: readonly { note: string; sources: SourceIndexes }[];
  releases: readonly {
    kind: 'cinema' | 'home';
    date: string;
    country: string | null;
    sources: SourceIndexes;
  }[];
  /** The one with the most sources first. */
  running_times: readonly { minutes: number; sources: SourceIndexes }[];
  /** The sources of each field above, by its name. */
  said_by: Readonly<Record<string, SourceIndexes>>;
}

/** What another service says about the film: only its numbers, never its text. */
export interface ElsewhereFacts {
  source: string;
  url: string | null;
  /** Ages in years. */
  age: number | null;
  parents_age: number | null;
  parents_reviews: number | null;
  kids_age: number | null;
  kids_reviews: number | null;
  viewers_reviews: number | null;
  /** Scores in per cent. */
  critics_score: number | null;
  audience_score: number | null;
  note: string | null;
  updated_at: string | null;
  sources: SourceIndexes;
}

export interface WatchFacts {
  service: string;
  how: 'subscription' | 'rent or buy' | 'free';
  country: string;
  /** ISO 8601 date on which this was checked. */
  as_of: string;
  sources: SourceIndexes;
}

export interface SimilarFacts {
  title: string;
  year: number | null;
  /** Its slug in this catalogue, or null if it is not in the catalogue. */
  id: string | null;
  why: string | null;
  sources: SourceIndexes;
}

export interface ReviewFacts {
  source: string;
  author: string | null;
  date: string | null;
  verdict: string | null;
  url: string | null;
}

/** The facts that are one text each: a column of the table, a column of a CSV file, and a field of the advisory. */
export const FILM_TEXTS = ['verdict_line', 'summary', 'story', 'opinion'] as const;
export type FilmText = (typeof FILM_TEXTS)[number];

export interface FilmFacts extends Readonly<Record<FilmText, string | null>> {
  /** The slug with its year: `her-2013`. */
  id: string;
  ids: Readonly<Record<IdScheme, string | null>>;
  title: string;
  titles: Titles;
  year: number;
  /** Set only if an editor departs from the age that the levels give; `age_why` then says why. */
  editor_age: number | null;
  age_why: string | null;
  ratings: readonly RatingFacts[];
  certificates: readonly CertificateFacts[];
  themes: readonly ThemeFacts[];
  talking_points: readonly string[];
  details: DetailsFacts;
  elsewhere: readonly ElsewhereFacts[];
  watch: readonly WatchFacts[];
  similar: readonly SimilarFacts[];
  reviews: readonly ReviewFacts[];
  sources: readonly SourceFacts[];
}

/** The lists that are read and written as a whole. `FILM_JSON`: the columns that are stored as JSON. */
export const FILM_LISTS = ['elsewhere', 'watch', 'similar', 'reviews'] as const;
export const FILM_JSON = ['details', ...FILM_LISTS] as const;

/** All fields of the details, without facts. */
export const EMPTY_DETAILS: DetailsFacts = {
  original_title: null,
  original_language: null,
  countries: [],
  directors: [],
  writers: [],
  cinematographers: [],
  cast: [],
  studio: null,
  genres: [],
  topics: [],
  representation: null,
  production: [],
  releases: [],
  running_times: [],
  said_by: {},
};

/** A film with only an id, a title and a year: every other fact is null, and every list empty. */
export function emptyFilm({
  id,
  title,
  year,
}: Pick<FilmFacts, 'id' | 'title' | 'year'>): FilmFacts {
  return {
    id,
    ids: { imdb: null, tmdb: null, wikidata: null },
    title,
    titles: {},
    year,
    editor_age: null,
    age_why: null,
    ...valuesOf(FILM_TEXTS, () => null),
    ratings: [],
    certificates: [],
    themes: [],
    talking_points: [],
    details: EMPTY_DETAILS,
    elsewhere: [],
    watch: [],
    similar: [],
    reviews: [],
    sources: [],
  };
}

/** An object with a value for each of the keys. */
export function valuesOf<Key extends string, Value>(
  keys: readonly Key[],
  valueOf: (key: Key) => Value,
): Record<Key, Value> {
  return Object.fromEntries(keys.map((key) => [key, valueOf(key)])) as Record<Key, Value>; // each key has its value
}

/** The fields of an object with these names, in this order. */
export function pick<Whole, Key extends keyof Whole>(
  whole: Whole,
  keys: readonly Key[],
): Pick<Whole, Key> {
  return Object.fromEntries(keys.map((key) => [key, whole[key]])) as Pick<Whole, Key>; // each key has its value
}

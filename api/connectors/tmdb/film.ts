/** Reads a film of TMDB as a film of an imported file. Pure. */

import * as z from 'zod';
import { certificatesOf, ReleaseDates } from './certificates.ts';

/** A value of the wrong kind is as good as none: only the id and the title are needed. */
const text = z.string().trim().min(1).nullable().catch(null);
const listOf = <Item extends z.ZodType>(item: Item) =>
  z
    .array(item.nullable().catch(null))
    .catch([])
    .transform((items) => items.filter((one) => one !== null));

const Person = z.object({ name: z.string().trim().min(1) });

/** The fields that we use of `/movie/{id}` with the parts that are asked for with it. */
export const TmdbFilm = z.object({
  id: z.int().positive(),
  title: z.string().trim().min(1),
  original_title: text,
  original_language: text,
  release_date: text,
  runtime: z.int().positive().nullable().catch(null),
  genres: listOf(Person),
  production_countries: listOf(z.object({ iso_3166_1: z.string().regex(/^[A-Z]{2}$/) })),
  external_ids: z.object({ imdb_id: text, wikidata_id: text }).nullable().catch(null),
  credits: z
    .object({
      cast: listOf(Person.extend({ character: text, order: z.number().catch(1_000) })),
      crew: listOf(Person.extend({ job: z.string(), department: text })),
    })
    .nullable()
    .catch(null),
  translations: z
    .object({
      translations: listOf(
        z.object({
          iso_639_1: z.string().regex(/^[a-z]{2}$/),
          iso_3166_1: z.string().regex(/^[A-Z]{2}$/),
          data: z.object({ title: text }),
        }),
      ),
    })
    .nullable()
    .catch(null),
  release_dates: ReleaseDates,
});
export type TmdbFilm = z.infer<typeof TmdbFilm>;

/** Days for which TMDB's terms allow to keep what was read. */
const MAX_DAYS = 180;

/** The main cast is enough for a card. */
const MAX_CAST = 15;

interface Reading {
  /** ISO 8601 date. */
  today: string;
  skip: (fact: string, reason: string) => void;
}

/** Null if the film lacks what a film needs, which is reported. */
export function filmLineOf(film: TmdbFilm, { today, skip }: Reading): object | null {
  const year = /^\d{4}/.exec(film.release_date ?? '')?.[0];
  if (year === undefined) {
    skip('film', 'It has no release date.');
    return null;
  }
  const crew = film.credits?.crew ?? [];
  const namesOf = (isOne: (job: string, department: string | null) => boolean): string[] =>
    unique(crew.filter(({ job, department }) => isOne(job, department)).map(({ name }) => name));
  const details = {
    original_title: film.original_title,
    original_language: languageOf(film.original_language ?? ''),
    countries: unique(film.production_countries.map(({ iso_3166_1 }) => iso_3166_1)),
    directors: namesOf((job) => job === 'Director'),
    writers: namesOf((_job, department) => department === 'Writing'),
    cinematographers: namesOf((job) => job === 'Director of Photography'),
    cast: (film.credits?.cast ?? [])
      .toSorted((a, b) => a.order - b.order)
      .slice(0, MAX_CAST)
      .map(({ name, character }) => ({ name, role: character })),
    genres: unique(film.genres.map(({ name }) => name)),
  };
  const titles = titlesOf(film);
  const named = Object.entries({ ...details, titles }).filter(([, value]) => !isEmpty(value));
  const { imdb_id = null, wikidata_id = null } = film.external_ids ?? {};
  return {
    ids: {
      tmdb: String(film.id),
      imdb: idOf(imdb_id, /^tt\d{7,10}$/),
      wikidata: idOf(wikidata_id, /^Q[1-9]\d{0,11}$/),
    },
    title: film.title,
    titles,
    year: Number(year),
    certificates: certificatesOf(film.release_dates, skip).map((certificate) => ({
      ...certificate,
      sources: [0],
    })),
    details: {
      ...details,
      running_times: film.runtime === null ? [] : [{ minutes: film.runtime, sources: [0] }],
      said_by: Object.fromEntries(named.map(([field]) => [field, [0]])),
    },
    sources: [
      {
        name: 'TMDB',
        url: `https://www.themoviedb.org/movie/${film.id}`,
        read_at: today,
        licence: 'TMDB',
        expires_at: new Date(Date.parse(today) + MAX_DAYS * 86_400_000).toISOString(),
      },
    ],
  };
}

/** The titles by language. Where countries of one language differ, the first one's stands for the language, the others for their own. */
function titlesOf({ translations }: TmdbFilm): Record<string, string> {
  const titles: Record<string, string> = {};
  const sorted = (translations?.translations ?? []).toSorted((a, b) =>
    a.iso_3166_1 < b.iso_3166_1 ? -1 : 1,
  );
  for (const { iso_639_1, iso_3166_1, data } of sorted) {
    const language = languageOf(iso_639_1);
    if (data.title === null || language === null) continue;
    if (titles[language] === undefined) titles[language] = data.title;
    else if (titles[language] !== data.title)
      titles[`${language}-${iso_3166_1.toLowerCase()}`] = data.title;
  }
  return titles;
}

/** TMDB has codes of its own for Cantonese and for films without a language. */
function languageOf(code: string): string | null {
  if (code === 'cn') return 'yue';
  return /^[a-z]{2}$/.test(code) && code !== 'xx' ? code : null;
}

function idOf(id: string | null, form: RegExp): string | null {
  return id !== null && form.test(id) ? id : null;
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)];
}

function isEmpty(value: unknown): boolean {
  return value === null || (typeof value === 'object' && Object.keys(value).length === 0);
}

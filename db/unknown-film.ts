/** A film without facts: all other facts are added to it. */

import type { DetailsFacts, FilmFacts } from './film.ts';

const UNKNOWN_DETAILS: DetailsFacts = {
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

/** The film with every fact unknown, which is null, and every list empty. */
export function unknownFilm({
  id,
  title,
  year,
}: Pick<FilmFacts, 'id' | 'title' | 'year'>): FilmFacts {
  return {
    id,
    ids: { imdb: null, tmdb: null, wikidata: null },
    title,
    year,
    editor_age: null,
    age_why: null,
    verdict_line: null,
    summary: null,
    story: null,
    opinion: null,
    ratings: [],
    certificates: [],
    themes: [],
    talking_points: [],
    details: UNKNOWN_DETAILS,
    elsewhere: [],
    watch: [],
    similar: [],
    reviews: [],
    sources: [],
  };
}

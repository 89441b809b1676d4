/** Films for tests: the least that a film can be, and whatever a test adds to it. */

import type { FilmFacts, RatingFacts } from '../../db/facts.ts';
import type { Category, Level } from '../../db/vocabulary.ts';

/** A film of which nothing is known but its title and year. */
export function filmFacts(facts: Partial<FilmFacts> = {}): FilmFacts {
  return {
    id: 'nothing-known-1999',
    ids: { imdb: null, tmdb: null, wikidata: null },
    title: 'Nothing Known',
    year: 1999,
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
    details: {
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
    },
    elsewhere: [],
    watch: [],
    similar: [],
    reviews: [],
    sources: [],
    ...facts,
  };
}

/** An editor's rating without a note. */
export function ratingFacts(
  category: Category,
  level: Level | null,
  rating: Partial<RatingFacts> = {},
): RatingFacts {
  return {
    category,
    basis: 'editor',
    origin: 'content-advisory',
    level,
    at_most: null,
    estimate: null,
    note: null,
    spoiler: false,
    confidence: 'high',
    span: null,
    rated_at: null,
    sources: [],
    ...rating,
  };
}

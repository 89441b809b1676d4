/** Films for tests: the least that a film can be, and whatever a test adds to it. */

import { emptyFilm, type FilmFacts, type RatingFacts } from '../../db/film.ts';
import type { Category, Level } from '../../db/vocabulary.ts';

/** A film of which nothing is known but its title and year. */
export function filmFacts(facts: Partial<FilmFacts> = {}): FilmFacts {
  return {
    ...emptyFilm({ id: 'nothing-known-1999', title: 'Nothing Known', year: 1999 }),
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

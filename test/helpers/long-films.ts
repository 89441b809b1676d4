/** Films whose text is long and hardly compresses, so that few of them fill the buffers of a connection. */

import { randomBytes } from 'node:crypto';
import type { FilmFacts } from '../../db/film.ts';
import { filmFacts } from './film-facts.ts';

/** About 60 kB each. */
export function longFilms(count: number): FilmFacts[] {
  return Array.from({ length: count }, (_, number) =>
    filmFacts({
      id: `film-${number}-2000`,
      ids: { imdb: null, tmdb: null, wikidata: null },
      story: randomBytes(45_000).toString('base64'),
    }),
  );
}

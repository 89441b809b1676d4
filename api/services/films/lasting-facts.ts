/** What the history of a film keeps. */

import { emptyFilm, type FilmFacts } from '../../../db/film.ts';
import { withoutSources } from '../../domain/film/without-sources.ts';
import { canonicalFacts } from './canonical-facts.ts';

/** The facts without those that rest only on sources that expire, such as TMDB's: after that day no earlier version may have them either. */
export function lastingFacts(facts: FilmFacts): FilmFacts {
  if (facts.sources.every(({ expires_at }) => expires_at === null)) return facts;
  const left = withoutSources(facts, ({ expires_at }) => expires_at !== null);
  return canonicalFacts(left ?? emptyFilm(facts));
}

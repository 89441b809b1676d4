/** What the service does about films that the catalogue lacks. */

import type { FilmKey } from '../../db/queries/read-film.ts';
import { isLookedFor, type Wanted, type WantedService } from '../domain/film/wanted.ts';

export interface WantedFilms {
  /** Counts one request. Must be quick, and not throw. */
  count: (film: Wanted) => void;
  /** Whether a job will look for the film elsewhere. */
  isLookedFor: (key: FilmKey) => boolean;
}

/** They are counted, and looked for at these services. */
export function wantedFilms(
  count: WantedFilms['count'],
  services: readonly WantedService[],
): WantedFilms {
  return { count, isLookedFor: (key) => isLookedFor(key, services) };
}

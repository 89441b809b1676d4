/** Asks the API for films, for the scripts of our pages. Nothing of a child may be in a query. */

import type { CardFilm } from '../../contract/advisory.ts';

export interface LoadedPage {
  films: CardFilm[];
  /** The cursor of the next page. */
  next: string | null;
}

/** The films of a query of `GET /v1/films`, which asks for cards. Throws if there is no answer. */
export async function loadFilms(query: string, signal?: AbortSignal): Promise<LoadedPage> {
  const answer = await fetch(`/v1/films?${query}`, signal ? { signal } : {});
  if (!answer.ok) throw new Error(answer.statusText);
  return (await answer.json()) as LoadedPage; // as the API declares it
}

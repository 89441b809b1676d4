/** Counts the films that a request asked for in vain. Nothing of the visitor is looked at, and checks are not counted. */

import type { Context } from 'hono';
import type { FilmKey } from '../../db/queries/read-film.ts';
import type { FilmsQuery } from '../contract/films-query.ts';
import { wantedId, wantedTitle, type Wanted } from '../domain/film/wanted.ts';
import type { AppEnv } from './app-env.ts';

/** Counts an id that no film has. Returns whether the film will be looked for. */
export function countWantedId(c: Context<AppEnv>, key: FilmKey): boolean {
  count(c, wantedId(key));
  return c.get('wanted')?.isLookedFor(key) ?? false;
}

/** What a query has besides the words that are searched for, without choosing between films. */
const FORM = new Set(['q', 'unknown', 'sort', 'fields', 'limit']);

/** Counts a search without results: the id that it names, or else its title. With other conditions than words it tells nothing. */
export function countWantedTitle(c: Context<AppEnv>, query: FilmsQuery): void {
  const { q } = query;
  const hasConditions = Object.entries(query).some(
    ([name, value]) => !FORM.has(name) && value !== undefined,
  );
  if (!q || hasConditions) return;
  count(c, q.film ? wantedId(q.film) : wantedTitle(c.req.query('q') ?? '', q));
}

function count(c: Context<AppEnv>, film: Wanted | null): void {
  if (film && c.get('route')?.logged !== false) c.get('wanted')?.count(film);
}

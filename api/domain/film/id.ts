/** The forms in which a film can be asked for. */

import type { FilmKey } from '../../../db/queries/read-film.ts';

const FORMS: readonly { scheme: FilmKey['scheme']; pattern: RegExp }[] = [
  { scheme: 'imdb', pattern: /^(?:imdb:)?(tt\d{7,10})$/ },
  { scheme: 'tmdb', pattern: /^tmdb:([1-9]\d{0,9})$/ },
  { scheme: 'wikidata', pattern: /^wikidata:(Q[1-9]\d{0,11})$/ },
  { scheme: 'film', pattern: /^([\p{Ll}\p{Lo}\p{N}]+(?:-[\p{Ll}\p{Lo}\p{N}]+)*)$/u },
];

/** For people: which forms there are. */
export const FILM_ID_FORMS = 'her-2013, imdb:tt1798709, tt1798709, tmdb:152601 or wikidata:Q788822';

/** The most characters an id may have, counted in code points as everywhere. */
export const MAX_FILM_ID = 200;

/** How many characters a text has: code points, of which a string may hold two units each. */
export function countCharacters(text: string): number {
  return [...text].length;
}

/**
 * The scheme and value of an id, or null where the text has none of the forms.
 *
 * @example
 * parseFilmId('tt1798709') // { scheme: 'imdb', value: 'tt1798709' }
 */
export function parseFilmId(text: string): FilmKey | null {
  if (text.length > MAX_FILM_ID && countCharacters(text) > MAX_FILM_ID) return null;
  for (const { scheme, pattern } of FORMS) {
    const value = pattern.exec(text)?.[1];
    if (value !== undefined) return { scheme, value };
  }
  return null;
}

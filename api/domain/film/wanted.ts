/**
 * What is counted of a film that was asked for in vain. A visitor can type anything into a search, so a text only counts if it has the form
 * of a title: no address, no number of a telephone. Pure.
 */

import type { FilmKey } from '../../../db/queries/read-film.ts';
import type { IdScheme, WantedKind } from '../../../db/vocabulary.ts';
import { countCharacters } from './id.ts';
import type { TitleQuery } from './title-query.ts';

export interface Wanted {
  kind: WantedKind;
  value: string;
}

/** Services where wanted films can be looked for, and the ids that each of them knows. */
const KNOWN_IDS = {
  wikidata: ['imdb', 'tmdb', 'wikidata'],
  tmdb: ['imdb', 'tmdb'],
} as const satisfies Record<string, readonly IdScheme[]>;

export type WantedService = keyof typeof KNOWN_IDS;
export const WANTED_SERVICES = Object.keys(KNOWN_IDS) as WantedService[]; // its keys

/** Limits of a title in characters, words and digits. */
const MIN_CHARACTERS = 2;
const MAX_CHARACTERS = 100;
const MAX_WORDS = 12;
const MAX_DIGITS = 8;

/** A longer number is of a telephone, a card or a house rather than a part of a title. */
const LONG_NUMBER = /\p{N}{5}/u;

/** Signs of addresses, of code and of control. Titles have none of them. */
const NO_TITLE = /[@\\<>{}|=\p{Cc}]|:\/\/|\bwww\./iu;

/** Our own ids end with a year, and a number if two films share title and year. */
const OWN_ID = /-(?:18[89]|19\d|20\d)\d(?:-\d{1,3})?$/;

/**
 * An id, as it is counted; null if it is none that a film could have.
 *
 * @example
 * wantedId({ scheme: 'imdb', value: 'tt1160419' }) // { kind: 'imdb', value: 'tt1160419' }
 * wantedId({ scheme: 'film', value: 'wp-login' }) // null
 */
export function wantedId({ scheme, value }: FilmKey): Wanted | null {
  const isWellFormed =
    scheme !== 'film' || (OWN_ID.test(value) && isTitleLike(value.split('-').join(' ')));
  return isWellFormed ? { kind: scheme, value } : null;
}

/** Whether one of these services can be asked for the film. */
export function isLookedFor({ scheme }: FilmKey, services: readonly WantedService[]): boolean {
  return services.some((service) => KNOWN_IDS[service].some((known) => known === scheme));
}

/**
 * The title of a search: its words in small letters, without accents and punctuation. Null if the text has not the form of a title.
 *
 * @example
 * wantedTitle('Dune (2021)', { key: 'dune', year: '2021' }) // { kind: 'title', value: 'dune 2021' }
 * wantedTitle('jane@example.org', { key: 'jane example org', year: null }) // null
 */
export function wantedTitle(
  text: string,
  { key, year }: Pick<TitleQuery, 'key' | 'year'>,
): Wanted | null {
  const value = year === null ? key : `${key} ${year}`;
  return !NO_TITLE.test(text) && isTitleLike(value) ? { kind: 'title', value } : null;
}

function isTitleLike(words: string): boolean {
  const characters = countCharacters(words);
  return (
    characters >= MIN_CHARACTERS &&
    characters <= MAX_CHARACTERS &&
    words.split(' ').length <= MAX_WORDS &&
    !LONG_NUMBER.test(words) &&
    (words.match(/\p{N}/gu)?.length ?? 0) <= MAX_DIGITS
  );
}

/** Finds the film that a pasted id or address names. Pure: nothing is requested from any address. */

import type { FilmKey } from '../../../db/queries/read-film.ts';
import { parseFilmId } from './id.ts';

const IMDB_ID = /^(?:imdb:)?(tt\d{7,10})$/i;
const TMDB_ID = /^tmdb:([1-9]\d{0,9})$/i;
const WIKIDATA_ID = /^(?:wikidata:)?(Q[1-9]\d{0,11})$/i;

/** Ids of ours end with a year, and a number if two films share title and year. Other words with hyphens are titles: Spider-Man. */
const SLUG_END = /-\d{4}(?:-\d+)?$/;

/** With or without `https://`; the host has a dot and is followed by a path. */
const ADDRESS = /^(?:https?:\/\/)?[^\s/?#@]+\.[^\s/?#@.]+\/\S*$/i;

const SITES: readonly { scheme: 'imdb' | 'tmdb' | 'wikidata'; host: RegExp; path: RegExp }[] = [
  {
    scheme: 'imdb',
    host: /(?:^|\.)imdb\.com$/,
    path: /^(?:\/[a-z]{2}(?:-[a-z]{2,4})?)?\/title\/(tt\d{7,10})(?:\/|$)/i,
  },
  {
    scheme: 'tmdb',
    host: /(?:^|\.)themoviedb\.org$/,
    path: /^(?:\/[a-z]{2}(?:-[a-z]{2})?)?\/movie\/([1-9]\d{0,9})(?:[-/]|$)/i,
  },
  {
    scheme: 'wikidata',
    host: /(?:^|\.)wikidata\.org$/,
    path: /^\/(?:wiki|entity)\/(Q[1-9]\d{0,11})$/i,
  },
];

/** A film of ours, on whatever host the service has. */
const OWN_PATH = /^(?:\/v1)?\/films\/([^/]+)\/?$/;

/**
 * The film that a text names by its id, or by an address at IMDb, TMDB, Wikidata or here. Null if the text has neither. An address may stand
 * among other words, as phones share it; an id stands alone. Case does not matter.
 *
 * @example
 * parsePastedId('https://m.imdb.com/title/tt1798709/?ref_=nv') // { scheme: 'imdb', value: 'tt1798709' }
 * parsePastedId('her-2013') // { scheme: 'film', value: 'her-2013' }
 * parsePastedId('Spider-Man') // null
 */
export function parsePastedId(text: string): FilmKey | null {
  // Copied addresses often bring invisible characters along.
  const parts = text
    .replace(/\p{Cf}/gu, '')
    .split(/\s+/)
    .filter(Boolean);
  const [only = ''] = parts;
  const id = parts.length === 1 ? parseId(only) : null;
  return id ?? parts.map(parseAddress).find((key) => key !== null) ?? null;
}

function parseId(text: string): FilmKey | null {
  const imdb = IMDB_ID.exec(text)?.[1];
  if (imdb !== undefined) return { scheme: 'imdb', value: imdb.toLowerCase() };
  const tmdb = TMDB_ID.exec(text)?.[1];
  if (tmdb !== undefined) return { scheme: 'tmdb', value: tmdb };
  const wikidata = WIKIDATA_ID.exec(text)?.[1];
  if (wikidata !== undefined) return { scheme: 'wikidata', value: wikidata.toUpperCase() };
  return SLUG_END.test(text) ? parseFilmId(text.toLowerCase()) : null;
}

function parseAddress(text: string): FilmKey | null {
  const url = toUrl(text);
  if (!url) return null;
  for (const { scheme, host, path } of SITES) {
    const value = host.test(url.hostname) ? path.exec(url.pathname)?.[1] : undefined;
    if (value !== undefined) return parseId(`${scheme}:${value}`);
  }
  const own = OWN_PATH.exec(url.pathname)?.[1];
  return own === undefined ? null : parseFilmId(decoded(own));
}

/** The address as a URL; a path of ours alone gets a host. */
function toUrl(text: string): URL | null {
  const address = text.startsWith('/') ? `https://own.invalid${text}` : text;
  if (!ADDRESS.test(address)) return null;
  const whole = /^https?:\/\//i.test(address) ? address : `https://${address}`;
  return URL.canParse(whole) ? new URL(whole) : null;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

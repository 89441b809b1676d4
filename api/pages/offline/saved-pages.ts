/** Which pages are saved on a device, and what is known of a saved page. For the service worker and for the page that lists them. Pure. */

/** Films that stay readable; the next one drops the one opened longest ago. */
export const MAX_FILMS = 20;

/** The header of a saved response with the time at which it was saved (ISO 8601). */
export const SAVED_AT = 'Saved-At';

/**
 * `film` and `list` are saved, and `offline` lists them. `other` pages are not saved: without a connection, `offline` stands in for them.
 */
export type PageKind = 'film' | 'list' | 'offline' | 'other';

interface Address {
  /** `/es`; empty for English. */
  language: string;
  /** The path without the language. */
  path: string;
}

/** The two parts of a page's path. Whether there is such a language, the service decides. */
export function splitPath(pathname: string): Address {
  const [, language = '', path = ''] = /^(\/[a-z]{2}(?=\/|$))?(.*)$/.exec(pathname) ?? [];
  return { language, path };
}

/** What kind of page an address of this site is; null if it is not a page for parents, which the service worker leaves alone. */
export function pageKind({ pathname, searchParams }: URL): PageKind | null {
  const { path } = splitPath(pathname);
  if (path === '/offline') return 'offline';
  if (/^\/films\/[^/]+$/.test(path)) return 'film';
  // A search stays with the reader.
  if (path === '' || path === '/') return searchParams.has('q') ? 'other' : 'list';
  if (/^\/(tonight|ages|genres|levels)(\/|$)/.test(path)) return 'list';
  return /^\/(compare|about)(\/|$)|^\/films\/[^/]+\/history$/.test(path) ? 'other' : null;
}

/**
 * The address by which a page is saved: never with its fragment, which may tell about a child. Nothing in the query changes a film's page.
 *
 * @example
 * savedAddress(new URL('https://example.org/films/her-2013?utm_source=x#for=8')) // '/films/her-2013'
 */
export function savedAddress(url: URL): string {
  return pageKind(url) === 'film' ? url.pathname : url.pathname + url.search;
}

/** The day of a time on this device, as people write it; with the year if that is not this one. */
export function dayText(time: string, language: string): string {
  const date = new Date(time);
  const isThisYear = date.getFullYear() === new Date().getFullYear();
  return date.toLocaleDateString(language, {
    day: 'numeric',
    month: 'long',
    ...(isThisYear ? {} : { year: 'numeric' }),
  });
}

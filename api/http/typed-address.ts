/** Leads addresses as people type them to the pages that they mean. */

import type { Hono, MiddlewareHandler } from 'hono';
import { parseFilmId } from '../domain/film/id.ts';
import { parsePastedId } from '../domain/film/pasted-id.ts';
import type { AppEnv } from './app-env.ts';
import { idText } from './film-document.ts';
import { findRoute } from './route.ts';

/**
 * The address of a page that was typed with a slash at its end, with its query; null if no page has it. The API is left out: its error names
 * the address that is meant.
 *
 * @example
 * withoutSlash(app, 'https://advisory.example.org/es/ages/8/?utm=x') // '/es/ages/8?utm=x'
 */
export function withoutSlash(app: Pick<Hono<AppEnv>, 'router'>, url: string): string | null {
  const { pathname, search } = new URL(url);
  const path = pathname.replace(/\/+$/, '');
  // Two slashes at the beginning would lead to another host.
  if (path === pathname || path.startsWith('//')) return null;
  const route = findRoute(app, 'GET', path);
  return route?.answer === 'text/html' ? path + search : null;
}

/** Leads an id in another case, such as `Her-2013` or `TT1798709`, to the address with the film's id. */
export const redirectTypedId: MiddlewareHandler<AppEnv> = async (c, next) => {
  const typed = c.req.param('id') ?? '';
  const key = parseFilmId(typed) ? null : parsePastedId(typed);
  if (!key) return next();
  const { pathname, search } = new URL(c.req.url);
  const id = encodeURIComponent(idText(key));
  return c.redirect(pathname.replace(/(\/films\/)[^/]+/, `$1${id}`) + search, 308);
};

/** Sets the caching headers of responses, and answers 304 to clients that have a current response. */

import type { MiddlewareHandler } from 'hono';
import { etag } from 'hono/etag';
import { cacheabilityOf, NO_STORE, PUBLIC, RETAINED_HEADERS } from '../cache/policy.ts';
import type { AppEnv } from './app-env.ts';

/** Sets `Cache-Control` as the route declares. By default successful reads are public, and everything else is `no-store`. */
export const cacheControl: MiddlewareHandler<AppEnv> = async (c, next) => {
  await next();
  const route = c.get('route');
  if (c.res.headers.has('Cache-Control') && route?.access === undefined) return;
  const isRead = c.req.method === 'GET' || c.req.method === 'HEAD';
  const isPublic = isRead && c.res.ok && (!route || cacheabilityOf(route) !== 'never');
  c.res.headers.set('Cache-Control', isPublic ? PUBLIC : NO_STORE);
};

const withEtag = etag({ retainedHeaders: [...RETAINED_HEADERS] });

/**
 * Sets the ETag of responses, and answers 304 to a client that sends it. Our caches send requests without conditions, and compare ETags
 * themselves. `no-store` responses such as errors and health checks get no ETag: another thread computes it, which would delay them while
 * the process is busy.
 */
export const notModified: MiddlewareHandler = async (c, next) => {
  await next();
  if (c.res.headers.get('Cache-Control') !== NO_STORE) await withEtag(c, async () => {});
};

/** Tells clients how long they may cache an answer, and answers 304 to those that have it already. */

import type { MiddlewareHandler } from 'hono';
import { etag } from 'hono/etag';
import { NO_STORE, PUBLIC, RETAINED_HEADERS } from '../cache/policy.ts';
import type { AppEnv } from './app-env.ts';

/** Sets `Cache-Control` as the route declares: good answers to reads are public by default, all else is stored nowhere. */
export const cacheControl: MiddlewareHandler<AppEnv> = async (c, next) => {
  await next();
  if (c.res.headers.has('Cache-Control')) return;
  const isRead = c.req.method === 'GET' || c.req.method === 'HEAD';
  const isPublic = isRead && c.res.ok && c.get('route')?.cache !== 'never';
  c.res.headers.set('Cache-Control', isPublic ? PUBLIC : NO_STORE);
};

const withEtag = etag({ retainedHeaders: [...RETAINED_HEADERS] });

/**
 * Gives answers an entity tag, and answers 304 to a client that has that tag. Our caches ask without conditions, and compare themselves.
 * What may not be stored, as errors and health checks, has no tag: another thread computes the digest, and a busy process would come back
 * to it late.
 */
export const notModified: MiddlewareHandler = async (c, next) => {
  await next();
  if (c.res.headers.get('Cache-Control') !== NO_STORE) await withEtag(c, async () => {});
};

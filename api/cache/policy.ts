/** How long answers may be kept, and when they need not be sent again. */

import type { MiddlewareHandler } from 'hono';
import { etag, RETAINED_304_HEADERS } from 'hono/etag';

/** A change is seen everywhere within five minutes; after a failure of ours, an answer is kept for a day at most. */
export const GOOD_ANSWER =
  'public, max-age=60, s-maxage=240, stale-while-revalidate=60, stale-if-error=86400';

/** Good answers to reads may be kept; everything else is not stored anywhere. A route may say otherwise. */
export const cacheControl: MiddlewareHandler = async (c, next) => {
  await next();
  if (c.res.headers.has('Cache-Control')) return;
  const isRead = c.req.method === 'GET' || c.req.method === 'HEAD';
  c.res.headers.set('Cache-Control', isRead && c.res.ok ? GOOD_ANSWER : 'no-store');
};

/** The headers of a 304, in small letters: those that a cache takes over, and those without which a browser may not read it. */
export const RETAINED_HEADERS: readonly string[] = [
  ...RETAINED_304_HEADERS,
  'access-control-allow-origin',
  'access-control-expose-headers',
  'cross-origin-resource-policy',
  'link',
  'x-request-id',
];

const withEtag = etag({ retainedHeaders: [...RETAINED_HEADERS] });

/**
 * Answers 304 where the client has the same text already. Where a front stands before the application, that decides it. What may not be
 * stored, as errors and health checks, has no tag: another thread computes the digest, and a busy process would come back to it late.
 */
export const notModified: MiddlewareHandler = async (c, next) => {
  await next();
  if (c.res.headers.get('Cache-Control') !== 'no-store') await withEtag(c, async () => {});
};

/** Lets any site read any answer, and says to caches what an answer depends on. */

import type { MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';
import type { AppEnv } from './app-env.ts';

const EXPOSED = ['ETag', 'Link', 'RateLimit', 'RateLimit-Policy', 'Retry-After', 'X-Request-Id'];

const preflight = cors({
  origin: '*',
  allowMethods: ['GET', 'HEAD'],
  exposeHeaders: EXPOSED,
  maxAge: 86_400,
});

/**
 * Sets its headers on the finished answer. Hono's own `cors` makes an answer before there is one, and its `compress` sets `Vary`
 * by copying: then the server streams the body instead of writing it at once, which took half of a request.
 */
export const publicCors: MiddlewareHandler<AppEnv> = async (c, next) => {
  if (c.req.method === 'OPTIONS') return preflight(c, next);
  await next();
  const { headers } = c.res;
  headers.set('Access-Control-Allow-Origin', '*');
  headers.set('Access-Control-Expose-Headers', EXPOSED.join(','));
  headers.set('X-Request-Id', c.get('requestId'));
  if (!headers.has('Vary')) headers.set('Vary', 'Accept-Encoding');
};

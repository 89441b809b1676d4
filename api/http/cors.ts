/** Lets any site read any response (CORS), and sets `Vary`. */

import type { MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';
import type { AppEnv } from './app-env.ts';

const EXPOSED = ['ETag', 'Link', 'RateLimit', 'RateLimit-Policy', 'Retry-After', 'X-Request-Id'];

/**
 * Sets its headers on the finished response. Hono's `cors` creates a response too early, and its `compress` copies the response to set
 * `Vary`: the server then streams the body instead of writing it at once, which took half of the time of a request. A preflight lists the
 * methods that `methodsAt` has for its path.
 */
export function publicCors(methodsAt: (path: string) => string[]): MiddlewareHandler<AppEnv> {
  const preflight = cors({
    origin: '*',
    allowMethods: (_, c) => methodsAt(c.req.path),
    exposeHeaders: EXPOSED,
    maxAge: 86_400,
  });
  return async (c, next) => {
    if (c.req.method === 'OPTIONS') return preflight(c, next);
    await next();
    const { headers } = c.res;
    headers.set('Access-Control-Allow-Origin', '*');
    headers.set('Access-Control-Expose-Headers', EXPOSED.join(','));
    headers.set('X-Request-Id', c.get('requestId'));
    if (!headers.has('Vary')) headers.set('Vary', 'Accept-Encoding');
  };
}

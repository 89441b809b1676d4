/** The feed of new and changed advisories, under the limits of `GET /v1/films`. */

import { Hono } from 'hono';
import { FilmsQuery } from '../../contract/films-query.ts';
import type { AppEnv } from '../../http/app-env.ts';
import { describe } from '../../http/route.ts';
import { validate } from '../../http/validate.ts';
import type { AllowedLicences } from '../../services/films/pass-on.ts';

/** `allowed` are restricted licences whose facts may be passed on all the same. */
export function feedRoutes(allowed: AllowedLicences) {
  return new Hono<AppEnv>().get(
    '/feeds/films.atom',
    describe({
      summary: 'New and changed advisories within limits, as an Atom feed',
      answer: 'application/atom+xml',
      problems: ['invalid-input'],
    }),
    validate('query', FilmsQuery),
    async (c) => (await import('./handlers.ts')).sendFeed(c, c.req.valid('query'), allowed),
  );
}

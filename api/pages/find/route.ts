/** The front page: which films fit a family, and the search for one. */

import { Hono } from 'hono';
import type { AppEnv } from '../../http/app-env.ts';
import { validate } from '../../http/validate.ts';
import { describePage } from '../layout/describe-page.ts';
import { NightQuery, SearchQuery } from './find-query.ts';

const handlers = () => import('./handlers.tsx');

export const findRoutes = new Hono<AppEnv>()
  .get(
    '/tonight',
    describePage({
      summary: 'Family night: what fits all children',
      translated: true,
      problems: ['invalid-input'],
    }),
    validate('query', NightQuery),
    async (c) => (await handlers()).showNight(c, c.req.valid('query')),
  )
  .get(
    '/',
    describePage({
      summary: 'The front page: films for a family, and a search',
      translated: true,
      problems: ['invalid-input'],
    }),
    validate('query', SearchQuery),
    async (c) => (await handlers()).showFront(c, c.req.valid('query')),
  );

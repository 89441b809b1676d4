/** Lists of films by age, genre and level: the addresses that people share and search engines find. */

import { Hono } from 'hono';
import * as z from 'zod';
import type { AppEnv } from '../../http/app-env.ts';
import { validate } from '../../http/validate.ts';
import { describePage } from '../layout/describe-page.ts';

const handlers = () => import('./handlers.tsx');

/** Unknown parameters are ignored: newsletters and social networks add their own to shared links. */
const ListQuery = z.object({
  cursor: z.string().optional().meta({ description: 'The cursor of the next page.' }),
});

const describeList = (summary: string) =>
  describePage({
    summary,
    translated: true,
    problems: ['invalid-input', 'address-not-found'],
  });

export const listRoutes = new Hono<AppEnv>()
  .get('/ages', describePage({ summary: 'The lists of films', translated: true }), async (c) =>
    (await handlers()).showAges(c),
  )
  .get(
    '/genres',
    describePage({ summary: 'The lists of films by genre', translated: true }),
    async (c) => (await handlers()).showGenres(c),
  )
  .get(
    '/ages/:age',
    describeList('Films for an age or an age band'),
    validate('query', ListQuery),
    async (c) => (await handlers()).showAge(c, c.req.valid('query').cursor),
  )
  .get(
    '/genres/:genre',
    describeList('Films of a genre'),
    validate('query', ListQuery),
    async (c) => (await handlers()).showGenre(c, c.req.valid('query').cursor),
  )
  .get(
    '/levels/:category/:level',
    describeList('Films up to a level of a concern, or from a level of a positive on'),
    validate('query', ListQuery),
    async (c) => (await handlers()).showLevel(c, c.req.valid('query').cursor),
  );

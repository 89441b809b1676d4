/** The page that compares up to four films. */

import { Hono } from 'hono';
import type { AppEnv } from '../../http/app-env.ts';
import { validate } from '../../http/validate.ts';
import { describePage } from '../layout/describe-page.ts';
import { CompareQuery } from './compare-query.ts';

const handlers = () => import('./handlers.tsx');

export const compareRoutes = new Hono<AppEnv>().get(
  '/compare',
  describePage({ summary: 'Compare up to four films', translated: true }),
  validate('query', CompareQuery),
  async (c) => (await handlers()).showCompare(c, c.req.valid('query')),
);

/** The pages about the service. */

import { Hono } from 'hono';
import type { AppEnv } from '../../http/app-env.ts';
import { describePage } from '../layout/describe-page.ts';

const handlers = () => import('./handlers.tsx');

export const aboutRoutes = new Hono<AppEnv>()
  .get('/about', describePage({ summary: 'About the service', translated: true }), async (c) =>
    (await handlers()).showAbout(c),
  )
  .get(
    '/about/ratings',
    describePage({ summary: 'The rubric, with an example film for each level', translated: true }),
    async (c) => (await handlers()).showRatings(c),
  )
  .get(
    '/about/privacy',
    describePage({ summary: 'What is stored about people', translated: true }),
    async (c) => (await handlers()).showPrivacy(c),
  );

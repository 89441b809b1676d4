/** The badge of a film: a picture for sites that take nothing but pictures. */

import { Hono } from 'hono';
import type { AppEnv } from '../../http/app-env.ts';
import { describe } from '../../http/route.ts';
import { validate } from '../../http/validate.ts';
import { BadgeParams, BadgeQuery } from './badge-query.ts';

const handlers = () => import('./handlers.ts');

export const badgeRoutes = new Hono<AppEnv>().get(
  '/badge/:file',
  describe({
    operation: { id: 'getBadge', tag: 'Embedding' },
    summary: 'A badge: a film’s age, or its level in one category, as an image',
    description:
      'If we don’t have the film, or something fails, the badge is grey and its title says why.',
    answer: 'image/svg+xml',
    security: 'picture',
    onProblem: async (c, problem) => (await handlers()).errorBadge(c, problem),
  }),
  validate('param', BadgeParams),
  validate('query', BadgeQuery),
  async (c) => {
    const { category = null } = c.req.valid('query');
    return (await handlers()).showBadge(c, c.req.valid('param').file, category);
  },
);

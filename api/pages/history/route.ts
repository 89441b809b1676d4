/** The history of a film, as a page. */

import { Hono } from 'hono';
import * as z from 'zod';
import { FilmId } from '../../contract/film-id.ts';
import type { AppEnv } from '../../http/app-env.ts';
import { redirectTypedId } from '../../http/typed-address.ts';
import { validate } from '../../http/validate.ts';
import { describePage } from '../layout/describe-page.ts';

export const historyPageRoutes = new Hono<AppEnv>().get(
  '/films/:id/history',
  describePage({
    summary: 'Every change of a film, as a page',
    translated: true,
    problems: ['invalid-input', 'film-not-found', 'film-deleted'],
  }),
  redirectTypedId,
  validate('param', z.object({ id: FilmId })),
  validate(
    'query',
    z.object({
      before: z
        .string()
        .regex(/^\d{1,15}$/)
        .transform(Number)
        .optional()
        .meta({ description: 'The changes before this number.' }),
    }),
  ),
  async (c) => {
    const { before } = c.req.valid('query');
    return (await import('./handlers.tsx')).showHistory(c, c.req.valid('param').id, before);
  },
);

/** The page of a film. */

import { Hono } from 'hono';
import * as z from 'zod';
import { FilmId } from '../../contract/film-id.ts';
import type { AppEnv } from '../../http/app-env.ts';
import { redirectTypedId } from '../../http/typed-address.ts';
import { validate } from '../../http/validate.ts';
import { describePage } from '../layout/describe-page.ts';

export const filmPageRoutes = new Hono<AppEnv>().get(
  '/films/:id',
  describePage({
    summary: 'The page of a film',
    translated: true,
    problems: ['invalid-input', 'film-not-found'],
  }),
  redirectTypedId,
  validate('param', z.object({ id: FilmId })),
  async (c) => (await import('./handlers.tsx')).showFilm(c, c.req.valid('param').id),
);

/** A film in a frame of another site. */

import { Hono } from 'hono';
import * as z from 'zod';
import { EmbedQuery } from '../../contract/embed-query.ts';
import { FilmId } from '../../contract/film-id.ts';
import type { AppEnv } from '../../http/app-env.ts';
import { describe } from '../../http/route.ts';
import { validate } from '../../http/validate.ts';
import { filmAdvisory } from '../../http/film-document.ts';

const page = () => import('./embed-page.tsx');

export const embedRoutes = new Hono<AppEnv>().get(
  '/embed/:id',
  describe({
    operation: { id: 'getEmbed', tag: 'Embedding' },
    summary: 'A film as a page to show in an iframe',
    answer: 'text/html',
    security: 'frame',
    onProblem: async (c, problem) => (await page()).embedProblem(c, problem),
    problems: ['invalid-input', 'film-not-found'],
  }),
  validate('param', z.object({ id: FilmId })),
  validate('query', EmbedQuery),
  async (c) => {
    const film = await filmAdvisory(c, c.req.valid('param').id);
    return (await page()).sendEmbed(c, film);
  },
);

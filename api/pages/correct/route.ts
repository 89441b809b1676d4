/** The form by which readers correct a film, and the page that shows what became of it. Loaded when it is asked for. */

import { Hono } from 'hono';
import * as z from 'zod';
import { FilmId } from '../../contract/film-id.ts';
import type { AppEnv } from '../../http/app-env.ts';
import { limitBody } from '../../http/form.ts';
import { redirectTypedId } from '../../http/typed-address.ts';
import { validate } from '../../http/validate.ts';
import { describePage } from '../layout/describe-page.ts';

const handlers = () => import('./handlers.tsx');

const Film = z.object({ id: FilmId });
const Token = z.object({ token: z.string() });

export const correctRoutes = new Hono<AppEnv>()
  .get(
    '/films/:id/correct',
    describePage({
      summary: 'The form for a correction of a film',
      translated: true,
      security: 'desk',
      cache: 'never',
      problems: ['invalid-input', 'film-not-found'],
    }),
    redirectTypedId,
    validate('param', Film),
    async (c) => (await handlers()).showForm(c, c.req.valid('param').id),
  )
  .post(
    '/films/:id/correct',
    describePage({
      summary: 'Send a correction of a film',
      translated: true,
      security: 'desk',
      cache: 'never',
      limited: 'proposal',
      onProblem: async (c, problem) => (await handlers()).showProblem(c, problem),
    }),
    validate('param', Film),
    limitBody,
    async (c) => (await handlers()).send(c, c.req.valid('param').id),
  )
  .get(
    '/proposals/:token',
    // The address is known to its sender alone.
    describePage({
      summary: 'What became of a correction',
      translated: true,
      security: 'desk',
      cache: 'never',
      logged: false,
    }),
    validate('param', Token),
    async (c) => (await handlers()).showReceipt(c, c.req.valid('param').token),
  );

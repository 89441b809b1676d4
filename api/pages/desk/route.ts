/** The desk: where editors rate films. What it runs is loaded with the first request: few visitors are editors. */

import { Hono } from 'hono';
import * as z from 'zod';
import { FilmId } from '../../contract/film-id.ts';
import type { AppEnv } from '../../http/app-env.ts';
import { limitBody } from '../../http/form.ts';
import { validate } from '../../http/validate.ts';
import { describeDeskForm, describeDeskPage } from '../layout/describe-desk-page.ts';

const home = () => import('./home.tsx');
const film = () => import('./film.tsx');
const history = () => import('./history.tsx');

const Film = z.object({ id: FilmId });

export const deskRoutes = new Hono<AppEnv>()
  .get(
    '/desk',
    describeDeskPage({ summary: 'The desk of an editor', access: 'propose' }),
    async (c) => (await home()).showHome(c),
  )
  .get(
    '/desk/add',
    describeDeskPage({ summary: 'The form to add a film', access: 'write' }),
    async (c) => (await home()).showAdd(c),
  )
  .post(
    '/desk/add',
    describeDeskForm({ summary: 'Add a film', access: 'write' }),
    limitBody,
    async (c) => (await home()).addFilm(c),
  )
  .get(
    '/desk/films/:id',
    describeDeskPage({ summary: 'The form to rate a film', access: 'write' }),
    validate('param', Film),
    async (c) => (await film()).showForm(c, c.req.valid('param').id),
  )
  .post(
    '/desk/films/:id',
    describeDeskForm({ summary: 'Rate a film', access: 'write' }),
    validate('param', Film),
    limitBody,
    async (c) => (await film()).saveForm(c, c.req.valid('param').id),
  )
  .post(
    '/desk/films/:id/preview',
    describeDeskForm({
      summary: 'Show what a form would change, and change nothing',
      access: 'write',
    }),
    validate('param', Film),
    limitBody,
    async (c) => (await film()).showPreview(c, c.req.valid('param').id),
  )
  .get(
    '/desk/films/:id/history',
    describeDeskPage({ summary: 'The versions of a film', access: 'propose' }),
    validate('param', Film),
    async (c) => (await history()).showHistory(c, c.req.valid('param').id),
  )
  .post(
    '/desk/films/:id/history',
    describeDeskForm({
      summary: 'Bring back an earlier version of a film',
      access: 'write',
    }),
    validate('param', Film),
    limitBody,
    async (c) => (await history()).revertFilm(c, c.req.valid('param').id),
  );

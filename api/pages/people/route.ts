/** People and keys, for admins. What it runs is loaded with the first request. */

import { Hono } from 'hono';
import * as z from 'zod';
import type { AppEnv } from '../../http/app-env.ts';
import { limitBody } from '../../http/form.ts';
import { validate } from '../../http/validate.ts';
import { describeDeskForm, describeDeskPage } from '../layout/describe-desk-page.ts';

const people = () => import('./people.tsx');
const keys = () => import('./keys.tsx');

const Id = z.object({ id: z.string().max(100) });

const page = (summary: string) => describeDeskPage({ summary, access: 'admin' });
const form = (summary: string) => describeDeskForm({ summary, access: 'admin' });

export const peopleRoutes = new Hono<AppEnv>()
  .get('/desk/people', page('People with access'), async (c) => (await people()).showPeople(c))
  .post('/desk/people', form('Invite a person'), limitBody, async (c) =>
    (await people()).invitePerson(c),
  )
  .post(
    '/desk/people/:id/link',
    form('Make a new sign-in link for a person'),
    validate('param', Id),
    limitBody,
    async (c) => (await people()).makeLink(c, c.req.valid('param').id),
  )
  .post(
    '/desk/people/:id/role',
    form('Change a person’s role'),
    validate('param', Id),
    limitBody,
    async (c) => (await people()).changePersonsRole(c, c.req.valid('param').id),
  )
  .get(
    '/desk/people/:id/revoke',
    page('Ask whether to revoke a person’s access'),
    validate('param', Id),
    async (c) => (await people()).askToRevoke(c, c.req.valid('param').id),
  )
  .post(
    '/desk/people/:id/revoke',
    form('Revoke a person’s access'),
    validate('param', Id),
    limitBody,
    async (c) => (await people()).revokePerson(c, c.req.valid('param').id),
  )
  .get('/desk/keys', page('API keys'), async (c) => (await keys()).showKeys(c))
  .post('/desk/keys', form('Make an API key'), limitBody, async (c) => (await keys()).makeKey(c))
  .get(
    '/desk/keys/:id/revoke',
    page('Ask whether to revoke an API key'),
    validate('param', Id),
    async (c) => (await keys()).askToRevoke(c, c.req.valid('param').id),
  )
  .post(
    '/desk/keys/:id/revoke',
    form('Revoke an API key'),
    validate('param', Id),
    limitBody,
    async (c) => (await keys()).revokeOne(c, c.req.valid('param').id),
  );

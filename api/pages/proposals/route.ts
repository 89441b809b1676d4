/** Proposals on the desk: reviewers see them, editors decide. What it runs is loaded with the first request. */

import { Hono } from 'hono';
import * as z from 'zod';
import { PROPOSAL_STATUSES } from '../../../db/vocabulary.ts';
import type { AppEnv } from '../../http/app-env.ts';
import { limitBody } from '../../http/form.ts';
import { validate } from '../../http/validate.ts';
import { describeDeskForm, describeDeskPage } from '../layout/describe-desk-page.ts';

const handlers = () => import('./handlers.tsx');

const Id = z.object({ id: z.string().max(100) });
const Query = z.object({
  status: z.enum(PROPOSAL_STATUSES).default('open'),
  film: z.string().max(200).optional(),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
});

const decision = (summary: string) => describeDeskForm({ summary, access: 'write' });

export const deskProposalRoutes = new Hono<AppEnv>()
  .get(
    '/desk/proposals',
    describeDeskPage({ summary: 'Proposals that wait for an editor', access: 'propose' }),
    validate('query', Query),
    async (c) => (await handlers()).showProposals(c, c.req.valid('query')),
  )
  .get(
    '/desk/proposals/:id',
    describeDeskPage({ summary: 'A proposal beside what the film says', access: 'propose' }),
    validate('param', Id),
    async (c) => (await handlers()).showProposal(c, c.req.valid('param').id),
  )
  .post(
    '/desk/proposals/:id/accept',
    decision('Accept a proposal, as it is or with changes'),
    validate('param', Id),
    limitBody,
    async (c) => (await handlers()).accept(c, c.req.valid('param').id),
  )
  .post(
    '/desk/proposals/:id/decline',
    decision('Decline a proposal'),
    validate('param', Id),
    limitBody,
    async (c) => (await handlers()).decline(c, c.req.valid('param').id),
  );

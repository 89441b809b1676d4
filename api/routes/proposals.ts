/** Proposing a change of a film, which anyone may do. */

import { Hono } from 'hono';
import * as z from 'zod';
import { FilmId } from '../contract/film-id.ts';
import { ProposalBody, ProposalReceipt } from '../contract/proposals.ts';
import { strictInput } from '../contract/strict-input.ts';
import type { AppEnv } from '../http/app-env.ts';
import { limitBody } from '../http/form.ts';
import { Problem } from '../http/problem.ts';
import { describe } from '../http/route.ts';
import { requireJson, validate } from '../http/validate.ts';

const handlers = () => import('../http/send-proposal.ts');

export const proposalRoutes = new Hono<AppEnv>().post(
  '/v1/films/:id/proposals',
  describe({
    operation: {
      id: 'proposeChange',
      tag: 'Writing',
      example: {
        film: 'her-2013',
        status: 'open',
        links: {
          receipt: '/proposals/Vd0lq0q8hKjBqgW4lWmV5mJk5cWq0pTzq1yJm3hXo2E',
          film: '/v1/films/her-2013',
          proposal: null,
        },
      } satisfies ProposalReceipt,
    },
    summary: 'Propose a correction',
    description:
      'Anyone may say in words what is wrong: editors read it, and accept or decline it. With a key or a session, `patch` proposes a change of facts, and its author is named. `Location` is a page that shows what became of it. The same again gets a receipt for the first. At most 200 of a film and 5,000 in all wait; what was sent more than once counts as often.',
    access: 'optional',
    cache: 'never',
    limited: 'proposal',
    status: 201,
    answer: ProposalReceipt,
    headers: [
      {
        name: 'If-Match',
        description: 'With `patch`: the `ETag` of the film as you saw it, if that matters.',
        required: false,
        example: '"o5GZ0Oeg2kUS2SN8WbkZOA"',
      },
    ],
    problems: [
      'invalid-input',
      'unauthorized',
      'film-not-found',
      'film-deleted',
      'version-outdated',
      'too-many-proposals',
      'malformed-json',
      'body-too-large',
      'not-json-type',
      'encoded-body',
    ],
  }),
  validate('param', z.object({ id: FilmId })),
  requireJson,
  limitBody,
  validate('query', strictInput({})),
  validate('json', ProposalBody),
  async (c) => {
    const actor = c.get('actor');
    if (!actor && c.req.header('Authorization') !== undefined)
      throw new Problem('unauthorized', 'The API key is not valid.');
    const { patch, line, text, source_url, note } = c.req.valid('json');
    if (patch && !actor)
      throw new Problem('unauthorized', 'A `patch` needs a key. Without one, say it in words.');
    const proposed =
      patch && actor ? { patch, actor } : { line: line ?? 'other', text: text ?? '', source_url }; // the schema requires both
    const { sendProposal } = await handlers();
    const { id, film, receipt } = await sendProposal(c, c.req.valid('param').id, proposed, {
      actor,
      note,
    });
    const links = {
      receipt,
      film: `/v1/films/${film}`,
      proposal: actor ? `/v1/proposals/${id}` : null,
    };
    c.header('Location', receipt);
    return c.json({ film, status: 'open', links } satisfies ProposalReceipt, 201);
  },
);

/** Answers the pages for proposals. */

import type { Context } from 'hono';
import { AcceptanceBody, DecisionBody } from '../../contract/writes.ts';
import { includesScope } from '../../domain/people/access.ts';
import type { AppEnv } from '../../http/app-env.ts';
import { readForm } from '../../http/form.ts';
import { Problem } from '../../http/problem.ts';
import { requirePerson } from '../../http/require-person.ts';
import { saveChange } from '../../http/write-request.ts';
import {
  patchFacts,
  planAcceptance,
  planDecline,
  type PlannedChange,
} from '../../services/films/change.ts';
import { readDeskProposal, readProposals } from '../../services/films/desk-proposals.ts';
import { zodMessages } from '../../services/formats/zod-messages.ts';
import { formToken } from '../../services/people/tokens.ts';
import { sendDeskPage } from '../desk/frame.tsx';
import { ProposalPage, type Typed } from './proposal-page.tsx';
import { ProposalsPage, type ProposalsQuery } from './proposals-page.tsx';
import { PROPOSAL, PROPOSALS } from './words.ts';

export async function showProposals(
  c: Context<AppEnv>,
  query: { status: ProposalsQuery['status']; film?: string | undefined; page: number },
): Promise<Response> {
  const shown = { ...query, film: query.film ?? null };
  const page = await readProposals(c.get('openDb')(), shown);
  return sendDeskPage(c, {
    title: PROPOSALS.title,
    children: <ProposalsPage {...shown} {...page} />,
  });
}

export async function showProposal(c: Context<AppEnv>, id: string): Promise<Response> {
  return sendProposal(c, id, {});
}

export async function accept(c: Context<AppEnv>, id: string): Promise<Response> {
  const { typed, given } = await readDecision(c);
  if (typed.patch !== undefined && typeof given.patch === 'string')
    return sendProposal(c, id, { typed, errors: [['patch', PROPOSAL.notJson]] });
  const body = AcceptanceBody.safeParse(given, { error: zodMessages });
  if (!body.success) return sendProposal(c, id, { typed, errors: errorsOf(body.error.issues) });
  const { note, patch } = body.data;
  return decide(c, id, typed, (request) =>
    planAcceptance(
      c.get('openDb')(),
      id,
      { ...request, note },
      patch && (({ facts }) => patchFacts(facts, patch)),
    ),
  );
}

export async function decline(c: Context<AppEnv>, id: string): Promise<Response> {
  const { typed, given } = await readDecision(c);
  if (given.note === null)
    return sendProposal(c, id, { typed, errors: [['reason', PROPOSAL.reasonMissing]] });
  const body = DecisionBody.safeParse({ note: given.note }, { error: zodMessages });
  if (!body.success) return sendProposal(c, id, { typed, errors: errorsOf(body.error.issues) });
  const { note } = body.data;
  return decide(c, id, typed, (request) =>
    planDecline(c.get('openDb')(), id, { ...request, note }),
  );
}

/** What was sent, as typed, and as it is meant. */
async function readDecision(c: Context<AppEnv>) {
  const form = await readForm(c);
  const text = (name: string) => form.get(name)?.replaceAll('\r\n', '\n').trim();
  const [patch, note, reason] = [text('patch'), text('note'), text('reason')];
  const typed: Typed = {
    ...(patch === undefined ? {} : { patch }),
    note: note ?? '',
    reason: reason ?? '',
  };
  return {
    typed,
    given: {
      note: (note ?? reason) || null,
      ...(patch === undefined ? {} : { patch: parsed(patch) }),
    },
  };
}

/** The value of a JSON text; the text itself if it is none. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

async function decide(
  c: Context<AppEnv>,
  id: string,
  typed: Typed,
  plan: (request: {
    actor: ReturnType<typeof requirePerson>['person'];
    now: string;
  }) => Promise<PlannedChange>,
): Promise<Response> {
  const { planned } = await saveChange(c, async (request) => {
    const made = await plan(request);
    return { planned: made, statements: 'statements' in made ? made.statements : [] };
  });
  const errors = faultsOf(planned);
  return errors.length > 0
    ? sendProposal(c, id, { typed, errors })
    : c.redirect(`/desk/proposals/${encodeURIComponent(id)}`, 303);
}

type Errors = readonly (readonly [id: string, message: string])[];

/** Why nothing was decided; empty if something was. */
function faultsOf(planned: PlannedChange): Errors {
  switch (planned.outcome) {
    case 'written':
    case 'unchanged':
    case 'deleted':
    case 'waiting':
    case 'declined':
      return [];
    case 'proposal-not-found':
      throw new Problem('proposal-not-found', 'There is no proposal with this id.');
    case 'proposal-decided':
      return [['proposal', PROPOSAL.decidedMeanwhile]];
    case 'proposal-outdated':
      return [['proposal', PROPOSAL.outdatedNames(planned.names.join(', '))]];
    case 'second-editor-needed':
      return [['proposal', PROPOSAL.second]];
    case 'invalid':
      return planned.issues.map(({ path, message }) => [
        'patch',
        `${path.join(' › ')}: ${message}`,
      ]);
    default:
      return [['proposal', PROPOSAL.gone]];
  }
}

function errorsOf(issues: readonly { path: PropertyKey[]; message: string }[]): Errors {
  return issues.map(({ path: [name], message }) => [name === 'patch' ? 'patch' : 'note', message]);
}

async function sendProposal(
  c: Context<AppEnv>,
  id: string,
  { typed, errors = [] }: { typed?: Typed; errors?: Errors },
): Promise<Response> {
  const { person, session } = requirePerson(c);
  const shown = await readDeskProposal(c.get('openDb')(), id);
  if (!shown) throw new Problem('proposal-not-found', 'There is no proposal with this id.');
  return sendDeskPage(c, {
    title: PROPOSAL.title,
    status: errors.length > 0 ? 400 : 200,
    children: (
      <ProposalPage
        {...shown}
        mayDecide={includesScope(person.scope, 'write')}
        person={person.id}
        token={await formToken(session)}
        typed={typed ?? { note: '', reason: '' }}
        errors={errors}
      />
    ),
  });
}

/** Takes proposals from anyone, and tells their senders what became of them. */

import type { ReadDb, Statement } from '../../../db/connection/client.ts';
import { readHistorySince } from '../../../db/queries/history.ts';
import {
  countSent,
  findByReceipt,
  MAX_OPEN,
  MAX_OPEN_OF_FILM,
  submitProposal,
  type ListedProposal,
} from '../../../db/queries/proposals.ts';
import { includesScope, type Actor } from '../../domain/people/access.ts';
import type { Correction } from '../../contract/proposals.ts';
import { hashToken, randomToken } from '../people/tokens.ts';
import { sha256 } from '../sha256.ts';
import { newProposal, patchFacts, planEdit, type ChangeRequest, type Rejected } from './change.ts';

/** What is proposed: in words, or as a JSON Merge Patch of the facts, which needs an actor. */
export type Proposed = Correction | { patch: Readonly<Record<string, unknown>>; actor: Actor };

export type PlannedProposal =
  | {
      outcome: 'ready';
      id: string;
      film: string;
      /** The token of the receipt’s address, which is stored as a hash alone. */
      token: string;
      statements: Statement[];
    }
  | (Rejected & { statements: [] });

export interface Submission extends Pick<ChangeRequest, 'key' | 'isCurrent' | 'note' | 'now'> {
  /** null for a reader, of whom nothing is stored. */
  actor: Actor | null;
}

/** Plans to keep what is proposed for an editor. A patch must be valid, and change something. */
export async function planProposal(
  db: ReadDb,
  film: { id: string; version: number },
  proposed: Proposed,
  submission: Submission,
): Promise<PlannedProposal> {
  const { actor, note, now } = submission;
  if ('patch' in proposed) {
    const planned = await planEdit(
      db,
      { ...submission, actor: proposed.actor },
      ({ facts }) => patchFacts(facts, proposed.patch),
      { isAccepted: true },
    );
    if (planned.outcome === 'unchanged')
      return rejected({
        outcome: 'invalid',
        issues: [{ path: ['patch'], message: 'The film has these facts already.' }],
      });
    if (planned.outcome !== 'written') return rejected(planned as Rejected); // nothing else comes of an accepted edit
  }
  const isPatch = 'patch' in proposed;
  const proposal = newProposal(
    {
      author: {
        kind: actor?.kind ?? 'reader',
        id: actor?.id ?? null,
        name: actor?.name ?? null,
        note,
      },
      now,
    },
    {
      kind: isPatch ? 'change' : 'correction',
      patch: isPatch ? proposed.patch : {},
      film_id: film.id,
      base_version: film.version,
    },
  );
  const words = isPatch
    ? {}
    : { line: proposed.line, text: proposed.text, source_url: proposed.source_url };
  const isByEditor = isPatch && actor !== null && includesScope(actor.scope, 'write');
  const row = {
    ...proposal,
    ...words,
    ...(isByEditor ? { approved_by_id: actor.id, approved_by: actor.name } : {}),
  };
  const digest = await digestOf(row);
  const token = randomToken();
  const statements = submitProposal({ ...row, digest }, await hashToken(token));
  return { outcome: 'ready', id: row.id, film: film.id, token, statements };
}

/** Why a planned proposal was not kept; null if it was. `rows`: how many rows its statements wrote. */
export async function whyNotKept(
  db: ReadDb,
  film: string,
  rows: readonly number[],
): Promise<'film-full' | 'full' | 'film-gone' | null> {
  if (rows[1] === 1) return null;
  const { ofFilm, inAll } = await countSent(db, film);
  if (ofFilm >= MAX_OPEN_OF_FILM) return 'film-full';
  return inAll >= MAX_OPEN ? 'full' : 'film-gone';
}

export interface Receipt extends ListedProposal {
  /** JSON pointers to what changed when it was accepted; null if nothing did. */
  changed: readonly string[] | null;
}

/** What became of a proposal, by the token of its receipt; null if there is none, as after its film was removed. */
export async function readReceipt(db: ReadDb, token: string): Promise<Receipt | null> {
  const proposal = await findByReceipt(db, await hashToken(token));
  return proposal && { ...proposal, changed: await changedBy(db, proposal) };
}

async function changedBy(
  db: ReadDb,
  { film_id, accepted_version }: ListedProposal,
): Promise<readonly string[] | null> {
  if (accepted_version === null) return null;
  const rows = await readHistorySince(db, { id: film_id, version: accepted_version });
  return rows.find(({ version }) => version === accepted_version)?.changed ?? null;
}

/** The same for texts that differ in white space or capitals alone. */
function digestOf({
  film_id,
  line,
  text,
  source_url,
  patch,
  note,
  author_kind,
  author_id,
}: Pick<
  ListedProposal,
  'film_id' | 'line' | 'text' | 'source_url' | 'patch' | 'note' | 'author_kind' | 'author_id'
>): Promise<string> {
  const words = text?.normalize('NFKC').toLowerCase().trim().replaceAll(/\s+/g, ' ') ?? null;
  return sha256(
    JSON.stringify([film_id, line, words, source_url, patch, note, author_kind, author_id]),
  );
}

function rejected(reason: Rejected): PlannedProposal {
  return { ...reason, statements: [] };
}

/** Reads and writes proposals: changes of films that wait for an editor. */

import type { InStatement } from '@libsql/client';
import type { ReadDb, Row } from '../connection/client.ts';
import type { proposals } from '../schema.ts';
import { insertRows } from './insert-rows.ts';

export type StoredProposal = typeof proposals.$inferSelect;

/** A proposal with the film that it is of, and how many have sent it. */
export interface ListedProposal extends StoredProposal {
  title: string;
  year: number;
  senders: number;
}

export type ProposalStatus = StoredProposal['status'];

/** How many proposals may wait for an editor: of one film, and in all. */
export const MAX_OPEN_OF_FILM = 200;
export const MAX_OPEN = 5_000;

const LISTED = `select proposals.*, title, year,
    (select count(*) from proposal_receipts where proposal_id = proposals.id) as senders
  from proposals join films on films.id = film_id`;

export async function readProposal(db: ReadDb, id: string): Promise<ListedProposal | null> {
  const { rows } = await db.$client.execute({
    sql: `${LISTED} where proposals.id = ?`,
    args: [id],
  });
  return rows[0] ? listed(rows[0]) : null;
}

/** The proposal of a receipt. */
export async function findByReceipt(
  db: ReadDb,
  token_hash: string,
): Promise<ListedProposal | null> {
  const { rows } = await db.$client.execute({
    sql: `${LISTED} where proposals.id = (select proposal_id from proposal_receipts where token_hash = ?)`,
    args: [token_hash],
  });
  return rows[0] ? listed(rows[0]) : null;
}

/** Those of a status: open ones by film, the oldest first; decided ones by the time of the decision, the newest first. */
export async function listProposals(
  db: ReadDb,
  {
    status,
    film,
    limit,
    offset,
  }: { status: ProposalStatus; film: string | null; limit: number; offset: number },
): Promise<ListedProposal[]> {
  const order = status === 'open' ? 'title, film_id, created_at' : 'decided_at desc';
  const { rows } = await db.$client.execute({
    sql: `${LISTED} where status = ?1 and (?2 is null or film_id = ?2) order by ${order}, proposals.id limit ?3 offset ?4`,
    args: [status, film, limit, offset],
  });
  return rows.map(listed);
}

function listed(row: Row): ListedProposal {
  return { ...row, patch: JSON.parse(String(row['patch'])) } as unknown as ListedProposal; // the columns that are selected
}

export function insertProposal(proposal: StoredProposal): InStatement[] {
  return insertRows('proposals', [proposal]);
}

/** Each sender counts, so that no one can fill the table with one sentence. Duplicates of a proposal have a receipt each. */
const SENT = `select count(*) from proposal_receipts join proposals on proposals.id = proposal_id where status = 'open'`;

/**
 * Adds a proposal with a receipt; if the same is open already, only the receipt. The second statement adds no row if the film is not there,
 * or if too many are open.
 */
export function submitProposal(
  proposal: StoredProposal & { digest: string },
  token_hash: string,
): InStatement[] {
  const { film_id, digest } = proposal;
  const names = Object.keys(proposal) as (keyof StoredProposal)[]; // a row has no other keys than its columns
  const values = names.map((name) =>
    name === 'patch' ? JSON.stringify(proposal.patch) : proposal[name],
  );
  const room = `exists (select 1 from films where id = ? and deleted_at is null)
    and (${SENT} and film_id = ?) < ${MAX_OPEN_OF_FILM} and (${SENT}) < ${MAX_OPEN}`;
  return [
    {
      sql: `insert into proposals (${names.join(', ')})
        select ${names.map((_, place) => `value ->> ${place}`).join(', ')} from json_each(?)
        where ${room} on conflict (film_id, digest) where status = 'open' do nothing`,
      args: [JSON.stringify([values]), film_id, film_id],
    },
    {
      sql: `insert into proposal_receipts (token_hash, proposal_id)
        select ?, id from proposals where film_id = ? and digest = ? and status = 'open' and ${room}`,
      args: [token_hash, film_id, digest, film_id, film_id],
    },
  ];
}

/** How many are open, of a film and in all; each sender counts. */
export async function countSent(
  db: ReadDb,
  film: string,
): Promise<{ ofFilm: number; inAll: number }> {
  const { rows } = await db.$client.execute({
    sql: `select (${SENT} and film_id = ?) as of_film, (${SENT}) as in_all`,
    args: [film],
  });
  return { ofFilm: Number(rows[0]?.['of_film']), inAll: Number(rows[0]?.['in_all']) };
}

export interface Decision {
  id: string;
  status: 'accepted' | 'declined';
  /** The display name of who decides. */
  by: string;
  /** ISO 8601, in UTC. */
  at: string;
  note: string | null;
  /** The version of the film that was made of it; null if there is none. */
  version: number | null;
}

/** The database rejects the batch if the proposal was decided meanwhile. */
export function decideProposal({ id, status, by, at, note, version }: Decision): InStatement[] {
  return [
    requireOpen(id),
    {
      sql: 'update proposals set status = ?, decided_by = ?, decided_at = ?, decision_note = ?, accepted_version = ? where id = ?',
      args: [status, by, at, note, version, id],
    },
  ];
}

/** Records the first of two editors, and the change that both must agree on. */
export function approveProposal({
  id,
  patch,
  base_version,
  approved_by_id,
  approved_by,
}: StoredProposal): InStatement[] {
  return [
    requireOpen(id),
    {
      sql: "update proposals set kind = 'change', patch = ?, base_version = ?, approved_by_id = ?, approved_by = ? where id = ?",
      args: [JSON.stringify(patch), base_version, approved_by_id, approved_by, id],
    },
  ];
}

function requireOpen(id: string): InStatement {
  return {
    sql: "insert into films (id) select null where not exists (select 1 from proposals where id = ? and status = 'open')",
    args: [id],
  };
}

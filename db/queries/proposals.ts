/** Reads and writes proposals: changes of films that wait for an editor. */

import type { InStatement } from '@libsql/client';
import type { ReadDb } from '../connection/client.ts';
import type { proposals } from '../schema.ts';
import { insertRows } from './insert-rows.ts';

export type StoredProposal = typeof proposals.$inferSelect;

export async function readProposal(db: ReadDb, id: string): Promise<StoredProposal | null> {
  const { rows } = await db.$client.execute({
    sql: 'select * from proposals where id = ?',
    args: [id],
  });
  const [row] = rows;
  if (!row) return null;
  return { ...row, patch: JSON.parse(String(row['patch'])) } as unknown as StoredProposal; // the columns of the table
}

export function insertProposal(proposal: StoredProposal): InStatement[] {
  return insertRows('proposals', [proposal]);
}

export interface Decision {
  id: string;
  status: 'accepted' | 'declined';
  /** The display name of who decides. */
  by: string;
  /** ISO 8601, in UTC. */
  at: string;
  note: string | null;
}

/** The database rejects the batch if the proposal was decided meanwhile. */
export function decideProposal({ id, status, by, at, note }: Decision): InStatement[] {
  return [
    {
      sql: "insert into films (id) select null where not exists (select 1 from proposals where id = ? and status = 'open')",
      args: [id],
    },
    {
      sql: 'update proposals set status = ?, decided_by = ?, decided_at = ?, decision_note = ? where id = ?',
      args: [status, by, at, note, id],
    },
  ];
}

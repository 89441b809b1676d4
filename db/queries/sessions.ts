/** Lists and ends the sessions of a person. */

import type { ReadDb, WriteDb } from '../connection/client.ts';

export interface SessionRow {
  token_hash: string;
  created_at: string;
  seen_day: string;
}

/** The newest first. */
export async function listSessions({ $client }: ReadDb, person: string, now: string) {
  const { rows } = await $client.execute({
    sql: `select token_hash, created_at, seen_day from sessions where person_id = ? and expires_at > ?
      order by created_at desc, token_hash`,
    args: [person, now],
  });
  return rows as unknown as SessionRow[]; // the columns that are selected
}

/** Ends one session of a person, or all of them. */
export async function endSessions(
  { $client }: WriteDb,
  person: string,
  hash: string | 'all',
): Promise<void> {
  await $client.execute(
    hash === 'all'
      ? { sql: 'delete from sessions where person_id = ?', args: [person] }
      : {
          sql: 'delete from sessions where person_id = ? and token_hash = ?',
          args: [person, hash],
        },
  );
}

/** Finds who a session or an API key belongs to. */

import type { ReadDb, WriteDb } from '../connection/client.ts';

export interface StoredSession {
  token_hash: string;
  seen_day: string;
  person_id: string;
  name: string;
  role: 'reviewer' | 'editor' | 'admin';
}

/** The session of a token's hash; null if it has expired, was ended, or its person no longer has access. */
export async function findSession(
  { $client }: ReadDb,
  hash: string,
  now: string,
): Promise<StoredSession | null> {
  const { rows } = await $client.execute({
    sql: `select token_hash, seen_day, person_id, name, role from sessions join people on people.id = person_id
      where token_hash = ? and expires_at > ? and ended_at is null`,
    args: [hash, now],
    hasOneRow: true,
  });
  return (rows[0] as StoredSession | undefined) ?? null; // the columns that are selected
}

export interface StoredKey {
  key_hash: string;
  used_day: string | null;
  id: string;
  name: string;
  scope: 'propose' | 'write' | 'admin';
}

/** The API key of a hash; null if there is none, or if it was revoked. */
export async function findApiKey({ $client }: ReadDb, hash: string): Promise<StoredKey | null> {
  const { rows } = await $client.execute({
    sql: `select key_hash, used_day, id, name, scope from api_keys where key_hash = ? and revoked_at is null`,
    args: [hash],
    hasOneRow: true,
  });
  return (rows[0] as StoredKey | undefined) ?? null; // the columns that are selected
}

/** Stores the day on which a session was last seen. */
export async function markSessionSeen({ $client }: WriteDb, hash: string, day: string) {
  await $client.execute({
    sql: 'update sessions set seen_day = ? where token_hash = ?',
    args: [day, hash],
  });
}

/** Stores the day on which a key was last used. */
export async function markKeyUsed({ $client }: WriteDb, id: string, day: string): Promise<void> {
  await $client.execute({ sql: 'update api_keys set used_day = ? where id = ?', args: [day, id] });
}

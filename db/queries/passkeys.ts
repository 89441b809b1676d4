/** Reads and writes passkeys, and the challenges that they sign. */

import type { ReadDb, WriteDb } from '../connection/client.ts';
import { deleteExpired, type SessionStart } from './people.ts';

export interface PasskeyRow {
  credential_id: string;
  person_id: string;
  name: string;
  /** COSE, in base64url. */
  public_key: string;
  counter: number;
  created_at: string;
  used_day: string | null;
}

/** The oldest first. */
export async function listPasskeys({ $client }: ReadDb, person: string): Promise<PasskeyRow[]> {
  const { rows } = await $client.execute({
    sql: 'select * from passkeys where person_id = ? order by created_at, credential_id',
    args: [person],
  });
  return rows as unknown as PasskeyRow[]; // its columns
}

/** null if it is unknown, or if its person no longer has access. */
export async function findPasskey({ $client }: ReadDb, id: string): Promise<PasskeyRow | null> {
  const { rows } = await $client.execute({
    sql: `select passkeys.* from passkeys join people on people.id = person_id
      where credential_id = ? and ended_at is null`,
    args: [id],
  });
  return (rows[0] as PasskeyRow | undefined) ?? null; // its columns
}

export async function insertPasskey(
  { $client }: WriteDb,
  { credential_id, person_id, name, public_key, counter, created_at }: Omit<PasskeyRow, 'used_day'>,
): Promise<void> {
  await $client.execute({
    sql: `insert into passkeys (credential_id, person_id, name, public_key, counter, created_at) values (?, ?, ?, ?, ?, ?)`,
    args: [credential_id, person_id, name, public_key, counter, created_at],
  });
}

export async function removePasskey(
  { $client }: WriteDb,
  person: string,
  id: string,
): Promise<void> {
  await $client.execute({
    sql: 'delete from passkeys where person_id = ? and credential_id = ?',
    args: [person, id],
  });
}

/** Begins a session of a passkey's person. Returns false, and writes nothing, if the person no longer has access. */
export async function beginPasskeySession(
  { $client }: WriteDb,
  { credential_id, counter }: Pick<PasskeyRow, 'credential_id' | 'counter'>,
  { token_hash, now, expires_at }: SessionStart,
): Promise<boolean> {
  const [begun] = await $client.batch(
    [
      {
        sql: `insert into sessions (token_hash, person_id, created_at, seen_day, expires_at)
          select ?, person_id, ?, ?, ? from passkeys join people on people.id = person_id
          where credential_id = ? and ended_at is null`,
        args: [token_hash, now, now.slice(0, 10), expires_at, credential_id],
      },
      {
        sql: 'update passkeys set counter = ?, used_day = ? where credential_id = ?',
        args: [counter, now.slice(0, 10), credential_id],
      },
      ...deleteExpired(now),
    ],
    'write',
  );
  return begun?.rowsAffected === 1;
}

interface ChallengeRow {
  challenge_hash: string;
  /** Who adds a passkey; null for signing in. */
  person_id: string | null;
  expires_at: string;
}

export async function insertChallenge(
  { $client }: WriteDb,
  { challenge_hash, person_id, expires_at }: ChallengeRow,
  now: string,
): Promise<void> {
  await $client.batch(
    [
      { sql: 'delete from passkey_challenges where expires_at <= ?', args: [now] },
      {
        sql: 'insert into passkey_challenges (challenge_hash, person_id, expires_at) values (?, ?, ?)',
        args: [challenge_hash, person_id, expires_at],
      },
    ],
    'write',
  );
}

/** Uses a challenge up. Returns whether it was valid, and made for this person. */
export async function takeChallenge(
  { $client }: WriteDb,
  { challenge_hash, person_id }: Omit<ChallengeRow, 'expires_at'>,
  now: string,
): Promise<boolean> {
  const [taken] = await $client.batch(
    [
      {
        sql: 'delete from passkey_challenges where challenge_hash = ? and person_id is ? and expires_at > ?',
        args: [challenge_hash, person_id, now],
      },
    ],
    'write',
  );
  return taken?.rowsAffected === 1;
}

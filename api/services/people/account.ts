/** What a person sees and ends of their own: sessions and passkeys. */

import type { ReadDb, WriteDb } from '../../../db/connection/client.ts';
import { listPasskeys, removePasskey } from '../../../db/queries/passkeys.ts';
import { endSessions, listSessions } from '../../../db/queries/sessions.ts';
import { hashToken } from './tokens.ts';

export interface Account {
  sessions: { id: string; created_at: string; seen_day: string; isThis: boolean }[];
  passkeys: { id: string; name: string; created_at: string; used_day: string | null }[];
}

/** `session` is the token of the one that asks. */
export async function readAccount(
  db: ReadDb,
  { person, session, now }: { person: string; session: string; now: string },
): Promise<Account> {
  const own = await hashToken(session);
  const sessions = await listSessions(db, person, now);
  const passkeys = await listPasskeys(db, person);
  return {
    sessions: sessions.map(({ token_hash: id, ...times }) => ({
      id,
      ...times,
      isThis: id === own,
    })),
    passkeys: passkeys.map(({ credential_id: id, name, created_at, used_day }) => ({
      id,
      name,
      created_at,
      used_day,
    })),
  };
}

/** Ends the session of a token. */
export async function signOut(db: WriteDb, person: string, session: string): Promise<void> {
  await endSessions(db, person, await hashToken(session));
}

/** Ends one session of a person by its id, or all of them. */
export async function endSession(db: WriteDb, person: string, id: string): Promise<void> {
  await endSessions(db, person, id);
}

export async function deletePasskey(db: WriteDb, person: string, id: string): Promise<void> {
  await removePasskey(db, person, id);
}

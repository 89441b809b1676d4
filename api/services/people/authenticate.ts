/** Finds the actor behind a session or an API key. */

import type { ReadDb, WriteDb } from '../../../db/connection/client.ts';
import {
  findApiKey,
  findSession,
  markKeyUsed,
  markSessionSeen,
} from '../../../db/queries/actors.ts';
import { scopeOfRole, type Actor } from '../../domain/people/access.ts';
import { isApiKey } from '../../domain/people/api-key.ts';
import { hashToken, isEqualInConstantTime } from './tokens.ts';

interface Databases {
  openDb: () => ReadDb;
  openWriteDb: () => WriteDb;
  /** ISO 8601, in UTC. */
  now: string;
}

/** The person of a session; null if it has ended. */
export async function actorOfSession(token: string, at: Databases): Promise<Actor | null> {
  if (!/^[\w-]{43}$/.test(token)) return null;
  const hash = await hashToken(token);
  const session = await findSession(at.openDb(), hash, at.now);
  if (!session || !isEqualInConstantTime(session.token_hash, hash)) return null;
  const day = at.now.slice(0, 10);
  if (session.seen_day !== day) await record(at, (db) => markSessionSeen(db, hash, day));
  const { person_id, name, role } = session;
  return { kind: 'person', id: person_id, name, scope: scopeOfRole(role) };
}

/** The program of an API key; null if the key was revoked, or never existed. The database is not asked about a key with a typo. */
export async function actorOfKey(key: string, at: Databases): Promise<Actor | null> {
  if (!isApiKey(key)) return null;
  const hash = await hashToken(key);
  const stored = await findApiKey(at.openDb(), hash);
  if (!stored || !isEqualInConstantTime(stored.key_hash, hash)) return null;
  const day = at.now.slice(0, 10);
  const { id, name, scope } = stored;
  if (stored.used_day !== day) await record(at, (db) => markKeyUsed(db, id, day));
  return { kind: 'key', id, name, scope };
}

/** Writes a day of use. It is worth no failed request: a locked database gets it with a later one. */
async function record(
  { openWriteDb }: Databases,
  write: (db: WriteDb) => Promise<void>,
): Promise<void> {
  try {
    const db = openWriteDb();
    await write(db).finally(() => db.$client.close());
  } catch {
    // The next request of the day tries again.
  }
}

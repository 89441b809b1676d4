/** Signs people in by a link. */

import type { ReadDb, WriteDb } from '../../../db/connection/client.ts';
import { findLink, useLink, type Person } from '../../../db/queries/people.ts';
import { sessionStart } from './session-start.ts';
import { hashToken } from './tokens.ts';

/** Whom a link signs in; null if it cannot be used, or no longer. */
export async function personOfLink(db: ReadDb, token: string, now: string): Promise<Person | null> {
  return findLink(db, await hashToken(token), now);
}

/** Uses a link up. Returns the token of the new session; null if the link cannot be used, or no longer. */
export async function signInByLink(
  db: WriteDb,
  token: string,
  now: string,
): Promise<string | null> {
  const { token: session, start } = await sessionStart(now);
  return (await useLink(db, await hashToken(token), start)) ? session : null;
}

/** People and keys of a test, made as the command line makes them. */

import { createApiKey } from '../../api/services/people/api-keys.ts';
import { invite } from '../../api/services/people/people.ts';
import { signInByLink } from '../../api/services/people/sign-in.ts';
import type { Role, Scope } from '../../api/domain/people/access.ts';
import type { WriteDb } from '../../db/connection/client.ts';

/** What a browser sends of itself from a page of the service. */
export const OWN_PAGE = { 'Sec-Fetch-Site': 'same-origin' };

/** Invites a person and signs them in. Returns the headers of their browser. */
export async function signedIn(
  db: WriteDb,
  { name, role, now = new Date() }: { name: string; role: Role; now?: Date },
): Promise<Record<string, string>> {
  const at = now.toISOString();
  const session = await signInByLink(db, await invite(db, { name, role, now: at }), at);
  if (session === null) throw new Error('The link of a new person was rejected');
  return { Cookie: `__Host-session=${session}`, ...OWN_PAGE };
}

/** Makes a key. Returns the headers of its program. */
export async function withKey(
  db: WriteDb,
  { name, scope }: { name: string; scope: Scope },
): Promise<Record<string, string>> {
  const now = new Date().toISOString();
  const key = await createApiKey(db, { name, scope, createdBy: null, now });
  return { Authorization: `Bearer ${key}` };
}

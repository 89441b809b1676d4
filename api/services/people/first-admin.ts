/** The link by which a new service gets its first admin. It is held by the process that printed it, and never stored. */

import type { ReadDb, WriteDb } from '../../../db/connection/client.ts';
import { hasPeople, insertFirstAdmin } from '../../../db/queries/people.ts';
import { personName } from './people.ts';
import { sessionStart } from './session-start.ts';
import { hashToken, isEqualInConstantTime, randomId, randomToken } from './tokens.ts';

/** Hours for which it can be opened. */
const OFFER_HOURS = 1;

export interface FirstAdminOffer {
  token_hash: string;
  /** ISO 8601, in UTC. */
  expires_at: string;
}

/** A link's token, and what to compare it with; null if someone has, or had, access. */
export async function offerFirstAdmin(
  db: ReadDb,
  now: Date,
): Promise<{ token: string; offer: FirstAdminOffer } | null> {
  if (await hasPeople(db)) return null;
  const token = randomToken();
  const expires = new Date(now.getTime() + OFFER_HOURS * 3_600_000);
  return {
    token,
    offer: { token_hash: await hashToken(token), expires_at: expires.toISOString() },
  };
}

/** Whether a token is that of the offer, and it can still be used. */
export async function isFirstAdminLink(
  db: ReadDb,
  token: string,
  { offer, now }: { offer: FirstAdminOffer | undefined; now: string },
): Promise<boolean> {
  return (
    offer !== undefined &&
    offer.expires_at > now &&
    isEqualInConstantTime(await hashToken(token), offer.token_hash) &&
    !(await hasPeople(db))
  );
}

/** Makes the opener the first admin. Returns the token of the new session; null if someone else was quicker. Throws a CommandError for a bad name. */
export async function becomeFirstAdmin(
  db: WriteDb,
  { name, now }: { name: string; now: string },
): Promise<string | null> {
  const { token, start } = await sessionStart(now);
  const isFirst = await insertFirstAdmin(db, { id: randomId(), name: personName(name) }, start);
  return isFirst ? token : null;
}

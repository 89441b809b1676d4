/** A new session: its token, and what is stored of it. */

import type { SessionStart } from '../../../db/queries/people.ts';
import { hashToken, randomToken } from './tokens.ts';

/** Seconds: 30 days. */
export const SESSION_S = 30 * 86_400;

export async function sessionStart(now: string): Promise<{ token: string; start: SessionStart }> {
  const token = randomToken();
  const expires = new Date(new Date(now).getTime() + SESSION_S * 1_000);
  return {
    token,
    start: { token_hash: await hashToken(token), now, expires_at: expires.toISOString() },
  };
}

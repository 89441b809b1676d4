/** Rate limits by Cloudflare's counters, which count approximately and per data centre. */

import { clientOf } from './client-address.ts';
import type { Admission, Admit } from './rate-limit.ts';

/** A binding of `[[ratelimits]]` in `wrangler.toml`. */
export interface PlatformCounter {
  limit: (options: { key: string }) => Promise<{ success: boolean }>;
}

const ALLOWED: Admission = { isAllowed: true, wait: 0, headers: {} };

/** The platform does not report when the limit resets, so `wait` is the whole minute. */
const REJECTED: Admission = { isAllowed: false, wait: 60, headers: {} };

/** Allows requests that it cannot count: if the counter fails, or if the platform sends no address. */
export function limitReads(counter: PlatformCounter): Admit {
  return async (c) => {
    const address = c.req.header('CF-Connecting-IP');
    if (address === undefined) return ALLOWED;
    const { success } = await counter
      .limit({ key: clientOf(address) })
      .catch(() => ({ success: true }));
    return success ? ALLOWED : REJECTED;
  };
}

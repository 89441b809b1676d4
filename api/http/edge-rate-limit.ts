/** How much one client may ask, by the counters of Cloudflare: they count by data centre, and about right. */

import { clientOf } from './client-address.ts';
import type { Admission, Admit } from './rate-limit.ts';

/** A binding of `[[ratelimits]]` in `wrangler.toml`. */
export interface PlatformCounter {
  limit: (asked: { key: string }) => Promise<{ success: boolean }>;
}

const ALLOWED: Admission = { isAllowed: true, wait: 0, headers: {} };

/** The platform does not say how much of its minute is left: after all of it there is something left for sure. */
const REFUSED: Admission = { isAllowed: false, wait: 60, headers: {} };

/** Allows what it cannot count: where the counter fails, or where the platform names no address. */
export function limitReads(counter: PlatformCounter): Admit {
  return async (c) => {
    const address = c.req.header('CF-Connecting-IP');
    if (address === undefined) return ALLOWED;
    const { success } = await counter
      .limit({ key: clientOf(address) })
      .catch(() => ({ success: true }));
    return success ? ALLOWED : REFUSED;
  };
}

/** Names a client for an hour's limit without keeping its address. */

import { createHmac, randomBytes } from 'node:crypto';

const DAY_MS = 86_400_000;

/**
 * A keyed hash of a client's key. Its secret is held in memory alone and changes every day, so that no later look at the memory tells which
 * addresses were there; a limit starts again with it. `now` is a monotonic clock in milliseconds.
 */
export function createClientHash(now: () => number): (client: string) => string {
  let secret = randomBytes(32);
  let changesAt = now() + DAY_MS;
  return (client) => {
    const time = now();
    if (time >= changesAt) [secret, changesAt] = [randomBytes(32), time + DAY_MS];
    return createHmac('sha256', secret).update(client).digest('base64url');
  };
}

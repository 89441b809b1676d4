/** How long `/healthz` waits while something else happens to a service. */

import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const PROBE = fileURLToPath(new URL('probe-health.ts', import.meta.url));

/** The promised waits in milliseconds: during six exports that are read, and under any attack. */
export const MAX_HEALTH_WAIT_DURING_EXPORTS = 50;
export const MAX_HEALTH_WAIT = 150;

export interface HealthWatch {
  /** Ends the watch. The longest wait in milliseconds; Infinity where a request failed. */
  slowest: () => Promise<number>;
}

/** Watches a running service from now on. */
export async function watchHealth(url: string): Promise<HealthWatch> {
  const probe = fork(PROBE, [url]);
  await once(probe, 'message');
  return {
    slowest: async () => {
      const answered = once(probe, 'message');
      probe.send('end');
      const [wait] = await answered;
      return typeof wait === 'number' ? wait : Infinity;
    },
  };
}

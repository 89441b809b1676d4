/** How long `/healthz` waits while something else happens to a service. */

import { Agent, get } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

/** Milliseconds from one request to the next, and the wait that is promised under any attack. */
const EVERY = 25;
export const MAX_HEALTH_WAIT = 150;

/** The longest wait in milliseconds; Infinity where a request failed. */
export async function slowestHealth(url: string, over: Promise<unknown>): Promise<number> {
  const agent = new Agent({ keepAlive: true });
  const waits: Promise<number>[] = [];
  const ended = over.then(() => false);
  do waits.push(healthWait(`${url}/healthz`, agent));
  while (await Promise.race([delay(EVERY, true), ended]));
  const slowest = Math.max(...(await Promise.all(waits)));
  agent.destroy();
  return slowest;
}

function healthWait(address: string, agent: Agent): Promise<number> {
  const askedAt = performance.now();
  return new Promise((resolve) => {
    get(address, { agent }, (response) => {
      response.resume().on('end', () => {
        resolve(response.statusCode === 200 ? performance.now() - askedAt : Infinity);
      });
    }).on('error', () => resolve(Infinity));
  });
}

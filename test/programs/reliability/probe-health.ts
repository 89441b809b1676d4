/**
 * `probe-health.ts URL`, forked: requests `/healthz` every 25 ms until its parent sends a message, then answers with the longest wait in
 * milliseconds, or null where a request failed. A process of its own, so that the wait is the service's and not that of a busy parent.
 */

import { Agent, get } from 'node:http';

const INTERVAL_MS = 25;

const address = `${process.argv[2]}/healthz`;
const agent = new Agent({ keepAlive: true });
const pending = new Set<Promise<void>>();
let slowest = 0;

async function probe(): Promise<void> {
  const startedAt = performance.now();
  const status = await new Promise<number>((resolve) => {
    get(address, { agent }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode ?? 0));
    }).on('error', () => resolve(0));
  });
  slowest = Math.max(slowest, status === 200 ? performance.now() - startedAt : Infinity);
}

// The first request opens a connection and compiles this program; it is not counted.
await probe();
slowest = 0;
const timer = setInterval(() => {
  const wait = probe();
  pending.add(wait);
  void wait.then(() => pending.delete(wait));
}, INTERVAL_MS);
process.send?.('ready');
process.once('message', () => {
  clearInterval(timer);
  void report();
});

async function report(): Promise<void> {
  await Promise.all(pending);
  process.send?.(Number.isFinite(slowest) ? slowest : null);
  process.disconnect();
  agent.destroy();
}

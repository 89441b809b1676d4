/** Graceful shutdown: closes a server after its running responses. */

import { once } from 'node:events';
import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/** Milliseconds in which responses on keep-alive connections say `Connection: close`. */
const KEEP_ALIVE_NOTICE_MS = 500;

/** Milliseconds after that for responses in progress, and for requests that have not arrived completely. */
const RESPONSE_TIMEOUT_MS = 8_000;
const REQUEST_TIMEOUT_MS = 1_000;

const POLL_INTERVAL_MS = 25;

export interface Drain {
  /** Whether responses must say `Connection: close`. */
  isDraining: () => boolean;
  /** Resolves once the server is closed: within 9 seconds, or at once if no client is connected. */
  drain: () => Promise<void>;
}

/** `answering` returns how many requests are being answered. */
export function createDrain(server: Server, answering: () => number): Drain {
  const sockets = new Set<Socket>();
  let isDraining = false;
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  return {
    isDraining: () => isDraining,
    drain: async () => {
      isDraining = true;
      const closed = once(server, 'close');
      await waitUntil(KEEP_ALIVE_NOTICE_MS, () => sockets.size === 0);
      // Accepts no more connections, and closes idle ones.
      server.close();
      await waitUntil(REQUEST_TIMEOUT_MS, () => sockets.size === 0);
      await waitUntil(RESPONSE_TIMEOUT_MS - REQUEST_TIMEOUT_MS, () => answering() === 0);
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Resolves once the condition is true, or after the timeout. */
async function waitUntil(timeoutMs: number, condition: () => boolean): Promise<void> {
  for (let waited = 0; waited < timeoutMs && !condition(); waited += POLL_INTERVAL_MS)
    await delay(POLL_INTERVAL_MS);
}

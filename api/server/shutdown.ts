/** Ends a server without breaking off what it is answering. */

import { once } from 'node:events';
import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/** Milliseconds in which clients that hold on to connections are told, with their next answer, to let go. */
const NOTICE = 500;

/** Milliseconds that answers under way get after it, and in which requests that are half sent may come in whole. */
const PATIENCE = 8_000;
const HALF_SENT_PATIENCE = 1_000;

const STEP = 25;

export interface Drain {
  /** Whether answers are to say that the connection closes. */
  isDraining: () => boolean;
  /** Resolves once the server has closed: within 9 seconds, and at once where nobody is connected. */
  drain: () => Promise<void>;
}

/** `answering` tells how many requests are being answered. */
export function drainOf(server: Server, answering: () => number): Drain {
  const connected = new Set<Socket>();
  let isDraining = false;
  server.on('connection', (socket) => {
    connected.add(socket);
    socket.once('close', () => connected.delete(socket));
  });
  return {
    isDraining: () => isDraining,
    drain: async () => {
      isDraining = true;
      const closed = once(server, 'close');
      await passes(NOTICE, () => connected.size === 0);
      // Takes no more connections, and closes those on which nothing is under way.
      server.close();
      await passes(HALF_SENT_PATIENCE, () => connected.size === 0);
      await passes(PATIENCE - HALF_SENT_PATIENCE, () => answering() === 0);
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Resolves once something is so, or after so many milliseconds. */
async function passes(most: number, isSo: () => boolean): Promise<void> {
  for (let waited = 0; waited < most && !isSo(); waited += STEP) await delay(STEP);
}

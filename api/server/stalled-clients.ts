/** Disconnects clients that do not read what was sent to them, so that they cannot hold a connection and its buffers. */

import type { Server } from 'node:http';
import type { Socket } from 'node:net';

export interface StallLimits {
  /** Milliseconds without a byte taken after which a connection is destroyed. */
  patience: number;
  /** Milliseconds between two looks at all connections. */
  every: number;
}

interface Progress {
  /** Bytes that the system has taken from us, all in all. */
  taken: number;
  since: number;
}

/**
 * Watches all connections of a server, whatever answer is sent on them. One that has nothing to send never stalls. What is sent in one
 * piece is taken all at once, as far as can be seen: long answers go out in slices.
 */
export function destroyStalled(server: Server, { patience, every }: StallLimits): void {
  const connected = new Map<Socket, Progress>();
  server.on('connection', (socket) => {
    connected.set(socket, { taken: 0, since: performance.now() });
    socket.once('close', () => connected.delete(socket));
  });
  const timer = setInterval(() => {
    for (const [socket, progress] of connected) look(socket, progress);
  }, every).unref();
  server.once('close', () => clearInterval(timer));

  function look(socket: Socket, progress: Progress): void {
    const taken = socket.bytesWritten - socket.writableLength;
    if (socket.writableLength === 0 || taken !== progress.taken) {
      progress.taken = taken;
      progress.since = performance.now();
    } else if (performance.now() - progress.since >= patience) socket.destroy();
  }
}

/** Disconnects clients that do not read their responses (slow-read attacks), to free their connections and buffers. */

import type { Server } from 'node:http';
import type { Socket } from 'node:net';

export interface StallLimits {
  /** Milliseconds without a byte read, after which a connection is destroyed. */
  timeout: number;
  /** Milliseconds between two checks of all connections. */
  interval: number;
}

interface Progress {
  /** Total bytes that the system has accepted. */
  sent: number;
  since: number;
}

/**
 * Watches all connections of a server. An idle connection is never stalled. The progress of a single write cannot be observed, so long
 * responses must be written in slices.
 */
export function destroyStalled(server: Server, { timeout, interval }: StallLimits): void {
  const sockets = new Map<Socket, Progress>();
  server.on('connection', (socket) => {
    sockets.set(socket, { sent: 0, since: performance.now() });
    socket.once('close', () => sockets.delete(socket));
  });
  const timer = setInterval(() => {
    for (const [socket, progress] of sockets) check(socket, progress);
  }, interval).unref();
  server.once('close', () => clearInterval(timer));

  function check(socket: Socket, progress: Progress): void {
    const sent = socket.bytesWritten - socket.writableLength;
    if (socket.writableLength === 0 || sent !== progress.sent) {
      progress.sent = sent;
      progress.since = performance.now();
    } else if (performance.now() - progress.since >= timeout) socket.destroy();
  }
}

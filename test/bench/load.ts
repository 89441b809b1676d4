/**
 * A load generator of its own for one fixed answer: the general ones are slower than the servers measured here and would make them
 * look alike. Each connection sends a request, waits for the bytes of its answer, and sends the next.
 */

import { connect } from 'node:net';

export interface Load {
  url: string;
  connections: number;
  /** Milliseconds. */
  duration: number;
  headers?: Record<string, string>;
}

/** Answers a second. Throws where an answer has another status than the first, or where a connection breaks. */
export async function measureLoad({
  url,
  connections,
  duration,
  headers = {},
}: Load): Promise<number> {
  const { hostname, port, pathname, search, host } = new URL(url);
  const lines = Object.entries({ Host: host, ...headers }).map(
    ([name, value]) => `${name}: ${value}`,
  );
  const request = Buffer.from([`GET ${pathname}${search} HTTP/1.1`, ...lines, '', ''].join('\r\n'));
  const started = performance.now();
  const ends = started + duration;
  const counts = await Promise.all(
    Array.from({ length: connections }, () =>
      runConnection({ hostname, port: Number(port), request, ends }),
    ),
  );
  return counts.reduce((sum, count) => sum + count, 0) / ((performance.now() - started) / 1000);
}

interface Connection {
  hostname: string;
  port: number;
  request: Buffer;
  ends: number;
}

function runConnection({ hostname, port, request, ends }: Connection): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, hostname, () => socket.write(request));
    let count = 0;
    let missing = -1;
    let head = '';
    let status = '';
    socket.setNoDelay(true);
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('The server closed a connection')));
    socket.on('data', (chunk) => {
      if (missing < 0) {
        head += chunk.toString('latin1');
        const end = head.indexOf('\r\n\r\n');
        if (end < 0) return;
        const [, line = '', length = '0'] =
          /^HTTP\/1\.1 (\d+)[^]*?(?:content-length: (\d+)|$)/i.exec(head.slice(0, end)) ?? [];
        status ||= line;
        if (line !== status) return void reject(new Error(`Answered ${line} after ${status}`));
        missing = Number(length ?? 0) - (head.length - end - 4);
        head = '';
      } else missing -= chunk.length;
      if (missing > 0) return;
      missing = -1;
      count += 1;
      if (performance.now() < ends) socket.write(request);
      else {
        socket.removeAllListeners('close');
        socket.destroy();
        resolve(count);
      }
    });
  });
}

/**
 * A load generator of its own: the general ones are slower than the servers measured here and would make them
 * look alike. Each connection sends a request, waits for the bytes of its answer, and sends the next.
 */

import { connect } from 'node:net';

export interface Load {
  url: string;
  connections: number;
  /** Milliseconds. */
  duration: number;
  headers?: Record<string, string>;
  /** Paths that are asked in turn, all connections together, instead of the one of `url`. */
  paths?: readonly string[];
}

/** Answers a second. Throws where an answer has another status than the first, or where a connection breaks. */
export async function measureLoad({
  url,
  connections,
  duration,
  headers = {},
  paths,
}: Load): Promise<number> {
  const { hostname, port, pathname, search, host } = new URL(url);
  const lines = Object.entries({ Host: host, ...headers }).map(
    ([name, value]) => `${name}: ${value}`,
  );
  const requests = (paths ?? [pathname + search]).map((path) =>
    Buffer.from([`GET ${path} HTTP/1.1`, ...lines, '', ''].join('\r\n')),
  );
  let turn = 0;
  const nextRequest = () => requests[(turn += 1) % requests.length] ?? Buffer.alloc(0);
  const started = performance.now();
  const ends = started + duration;
  const counts = await Promise.all(
    Array.from({ length: connections }, () =>
      runConnection({ hostname, port: Number(port), nextRequest, ends }),
    ),
  );
  return counts.reduce((sum, count) => sum + count, 0) / ((performance.now() - started) / 1000);
}

interface Connection {
  hostname: string;
  port: number;
  nextRequest: () => Buffer;
  ends: number;
}

function runConnection({ hostname, port, nextRequest, ends }: Connection): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, hostname, () => socket.write(nextRequest()));
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
      if (performance.now() < ends) socket.write(nextRequest());
      else {
        socket.removeAllListeners('close');
        socket.destroy();
        resolve(count);
      }
    });
  });
}

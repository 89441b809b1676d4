/** A proxy before a libSQL server that passes everything on, or does to it what a test says. */

import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Answers instead of the server; `pass` lets the server answer. */
export type Answer = (response: ServerResponse, pass: () => void) => void;

export interface FaultyProxy {
  url: string;
  /** Answers by `answer` until what it gives is called. */
  answer: (answer: Answer) => () => Promise<void>;
  /** Closes the port and every connection until what it gives is called. */
  leave: () => Promise<() => Promise<void>>;
  close: () => Promise<void>;
}

export async function startFaultyProxy(target: string): Promise<FaultyProxy> {
  let faulty: Answer | null = null;
  const server = createServer((asked, response) => {
    const pass = () => passOn(target, asked, response);
    if (faulty) faulty(response, pass);
    else pass();
  });
  const listen = async (port: number) => once(server.listen(port, '127.0.0.1'), 'listening');
  const stop = async () => {
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  };
  await listen(0);
  const { port } = server.address() as AddressInfo; // a TCP server's address is an object
  return {
    url: `http://127.0.0.1:${port}`,
    answer: (answer) => {
      faulty = answer;
      return async () => void (faulty = null);
    },
    leave: async () => {
      await stop();
      return async () => void (await listen(port));
    },
    close: stop,
  };
}

function passOn(target: string, asked: IncomingMessage, response: ServerResponse): void {
  const { method, headers } = asked;
  const passed = request(target + asked.url, { method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  passed.on('error', () => response.destroy());
  asked.pipe(passed);
}

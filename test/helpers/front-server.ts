/** The front on a server of its own, before an application of the test's own making, with a clock that the test moves. */

import { once } from 'node:events';
import { createServer, request, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { watchVersion } from '../../api/cache/catalogue-version.ts';
import { createFront, type FrontDependencies } from '../../api/cache/node-cache.ts';
import { createResponseCache } from '../../api/cache/memory-store.ts';
import type { Answered } from '../../api/cache/send.ts';

export interface FrontServer {
  port: number;
  /** Asks without adding headers, as fetch would, and without undoing an encoding. */
  ask: (path: string, headers?: Record<string, string>, method?: string) => Promise<Told>;
  /** What was told of each request. */
  answered: Answered[];
  /** What broke answers off. */
  broken: unknown[];
  close: () => Promise<void>;
}

export interface Told {
  status: number | undefined;
  headers: IncomingMessage['headers'];
  body: Buffer;
}

export interface FrontServerOptions extends Partial<FrontDependencies> {
  fetch: FrontDependencies['fetch'];
  readVersion?: () => Promise<string>;
  maxBytes?: number;
}

export async function startFront({
  readVersion = async () => 'one',
  maxBytes = 1_000_000,
  now = () => performance.now(),
  ...dependencies
}: FrontServerOptions): Promise<FrontServer> {
  const answered: Answered[] = [];
  const broken: unknown[] = [];
  const { listener } = createFront({
    films: { answer: async () => null, learn: () => {} },
    catalogue: watchVersion({ readVersion, now }),
    kept: createResponseCache(maxBytes),
    now,
    clientOf: () => 'somebody',
    observe: (one) => answered.push(one),
    onBroken: (_, error) => broken.push(error),
    isDraining: () => false,
    tellsTiming: false,
    ...dependencies,
  });
  const server = createServer(listener);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // a TCP server's address is an object
  return {
    port,
    answered,
    broken,
    ask: async (path, headers = {}, method = 'GET') => {
      const asking = request({ port, host: '127.0.0.1', path, headers, method, agent: false });
      asking.end();
      const [response]: [IncomingMessage] = (await once(asking, 'response')) as [IncomingMessage];
      return {
        status: response.statusCode,
        headers: response.headers,
        body: await buffer(response),
      };
    },
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

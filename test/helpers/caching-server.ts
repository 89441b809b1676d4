/** A server with the cache of Node in front of a test's application, and a clock that the test moves. */

import { once } from 'node:events';
import { createServer, request, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { watchCatalogueVersion } from '../../api/cache/catalogue-version.ts';
import {
  createCachingListener,
  type CachingListenerDependencies,
} from '../../api/cache/node-cache.ts';
import { createResponseCache } from '../../api/cache/memory-store.ts';
import type { RequestRecord } from '../../api/cache/send.ts';

export interface CachingServer {
  port: number;
  /** Asks without adding headers, as fetch would, and without undoing an encoding. */
  ask: (path: string, headers?: Record<string, string>, method?: string) => Promise<Told>;
  /** What was told of each request. */
  records: RequestRecord[];
  /** What broke answers off. */
  broken: unknown[];
  close: () => Promise<void>;
}

export interface Told {
  status: number | undefined;
  headers: IncomingMessage['headers'];
  body: Buffer;
}

export interface CachingServerOptions extends Partial<CachingListenerDependencies> {
  fetch: CachingListenerDependencies['fetch'];
  readVersion?: () => Promise<string>;
  maxBytes?: number;
}

/** What all addresses declare where a test has no routes of its own. */
const ROUTE = { pattern: '/all', summary: 'All', answer: 'application/json' };

export async function startCachingServer({
  readVersion = async () => 'one',
  maxBytes = 1_000_000,
  now = () => performance.now(),
  ...dependencies
}: CachingServerOptions): Promise<CachingServer> {
  const records: RequestRecord[] = [];
  const broken: unknown[] = [];
  const { listener } = createCachingListener({
    findRoute: () => ROUTE,
    catalogue: watchCatalogueVersion({ readVersion, now }),
    cache: createResponseCache(maxBytes),
    now,
    clientKey: () => 'somebody',
    observe: (one) => records.push(one),
    onBroken: (_, error) => broken.push(error),
    isDraining: () => false,
    sendsTiming: false,
    ...dependencies,
  });
  const server = createServer(listener);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // a TCP server's address is an object
  return {
    port,
    records,
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

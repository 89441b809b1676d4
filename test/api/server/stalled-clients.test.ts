/** A client that does not read its response is disconnected; a client that reads is not. */

import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { slicesOf } from '../../../api/cache/read-up-to.ts';
import { destroyStalled } from '../../../api/server/stalled-clients.ts';

/** More than the system buffers for a client that does not read. */
const BYTES = Buffer.alloc(32 * 1024 * 1024);

let server: Server;
beforeEach(async () => {
  server = createServer((_, outgoing) => {
    void pipeline(Readable.from(slicesOf(BYTES)), outgoing).catch(() => {});
  });
  destroyStalled(server, { timeout: 200, interval: 20 });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

/** A client that has sent its request, and the server's socket of the connection. */
async function ask(): Promise<{ client: Socket; served: Socket }> {
  const connected = once(server, 'connection');
  const client = connect((server.address() as AddressInfo).port, '127.0.0.1'); // a TCP server's address is an object
  client.on('error', () => {}); // the server may disconnect it
  client.write('GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
  const [served] = (await connected) as [Socket];
  return { client, served };
}

it('A client that never reads is disconnected', async () => {
  const { client, served } = await ask();
  client.pause();
  await new Promise((resolve) => served.once('close', resolve));
  expect(served.bytesWritten).toBeLessThan(BYTES.byteLength);
  client.destroy();
});

it('A client that reads gets the whole response', async () => {
  const { client } = await ask();
  let received = 0;
  client.on('data', (chunk: Buffer) => (received += chunk.byteLength));
  await new Promise((resolve) => client.once('close', resolve));
  expect(received).toBeGreaterThan(BYTES.byteLength);
});

/**
 * `node test/programs/reliability/export-clients.ts URL COUNT read|hold`: COUNT sockets ask for the uncompressed export at once, and read it as
 * fast as they can or never read. Prints what became of the readers as JSON; those that hold stay until the program is killed.
 */

import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

const [url = '', count = '1', how = 'read'] = process.argv.slice(2);
const { hostname, port } = new URL(url);
const REQUEST =
  'GET /v1/export/films.ndjson HTTP/1.1\r\nHost: x\r\nAccept-Encoding: identity\r\nConnection: close\r\n\r\n';

async function open(): Promise<Socket> {
  const socket = connect({ host: hostname, port: Number(port) });
  socket.on('error', () => {}); // the service may hang up
  await once(socket, 'connect');
  socket.write(REQUEST);
  return socket;
}

async function read(socket: Socket): Promise<{ status: number; bytes: number }> {
  let [head, bytes] = ['', 0];
  socket.on('data', (chunk: Buffer) => {
    if (head === '') head = chunk.toString('latin1', 0, 12);
    bytes += chunk.byteLength;
  });
  await new Promise((resolve) => socket.once('close', resolve));
  return { status: Number(head.slice(9)), bytes };
}

const opened = Array.from({ length: Number(count) }, open);
if (how === 'read') {
  const answers = await Promise.all(opened.map(async (socket) => read(await socket)));
  console.log(JSON.stringify(answers));
} else {
  for (const socket of await Promise.all(opened)) socket.pause();
  console.log(JSON.stringify([]));
  setInterval(() => {}, 60_000);
}

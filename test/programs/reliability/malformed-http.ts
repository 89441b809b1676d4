/** Bytes that are no proper HTTP, over real sockets: what a service answers to them, and that it lives on. */

import { connect } from 'node:net';
import fc from 'fast-check';

/** Milliseconds that a service may take to answer or to hang up; it waits 10 s for headers that do not end. */
const PATIENCE = 300;

const CRLF = '\r\n';
const GET = 'GET /v1/films/her-2013 HTTP/1.1\r\nHost: x\r\n';
const POST = `POST /v1/films/her-2013/check HTTP/1.1${CRLF}Host: x${CRLF}Content-Type: application/json${CRLF}`;

/** What goes wrong, and the bytes of it. */
export const MALFORMED: Readonly<Record<string, string>> = {
  'no request at all': 'hello\r\n\r\n',
  'no version': 'GET /v1/films\r\n\r\n',
  'a version that is none': 'GET /v1/films HTTP/9.9\r\nHost: x\r\n\r\n',
  'the old version': 'GET /v1/films HTTP/1.0\r\n\r\n',
  'no host': 'GET /v1/films HTTP/1.1\r\n\r\n',
  'two hosts': `${GET}Host: y\r\n\r\n`,
  'a host that is none': 'GET /v1/films HTTP/1.1\r\nHost: a b/c?d\r\n\r\n',
  'a header without a colon': `${GET}nonsense\r\n\r\n`,
  'a header that begins with a space': `${GET} X: y\r\n\r\n`,
  'a NUL in a header': `${GET}X: a\0b\r\n\r\n`,
  'a header of 100 kB': `${GET}X: ${'a'.repeat(100_000)}\r\n\r\n`,
  '5,000 headers': `${GET}${'X: y\r\n'.repeat(5_000)}\r\n`,
  'an address of 100 kB': `GET /${'a'.repeat(100_000)} HTTP/1.1\r\nHost: x\r\n\r\n`,
  'a NUL in the address': 'GET /v1/films\0 HTTP/1.1\r\nHost: x\r\n\r\n',
  'letters beyond ASCII in the address': 'GET /films/é-ÿ HTTP/1.1\r\nHost: x\r\n\r\n',
  'a whole address': 'GET http://evil.test/v1/films HTTP/1.1\r\nHost: x\r\n\r\n',
  'a whole address of no host': 'GET http:///v1/films HTTP/1.1\r\nHost: x\r\n\r\n',
  'an address without a slash': 'GET v1/films HTTP/1.1\r\nHost: x\r\n\r\n',
  'two slashes': 'GET // HTTP/1.1\r\nHost: x\r\n\r\n',
  'two slashes and a port that is none': 'GET //a:99999999/ HTTP/1.1\r\nHost: x\r\n\r\n',
  'a star': 'OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n',
  'a star that is got': 'GET * HTTP/1.1\r\nHost: x\r\n\r\n',
  'a tunnel': 'CONNECT evil.test:443 HTTP/1.1\r\nHost: evil.test:443\r\n\r\n',
  'a trace': 'TRACE / HTTP/1.1\r\nHost: x\r\n\r\n',
  'a change of protocol': `${GET}Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
  'the new protocol': 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
  TLS: '\x16\x03\x01\x02\0\x01\0\x01\xfc\x03\x03',
  'a length below zero': `${POST}Content-Length: -1\r\n\r\n`,
  'a length of words': `${POST}Content-Length: many\r\n\r\n`,
  'two lengths': `${POST}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}`,
  'a length and pieces': `${POST}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
  'a coding of bodies that is none': `${POST}Transfer-Encoding: gzip, x\r\n\r\n`,
  'pieces of no length': `${POST}Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n`,
  'a piece too long to count': `${POST}Transfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\n`,
  'a body that is announced and never comes': `${POST}Content-Length: 10\r\nExpect: 100-continue\r\n\r\n`,
  'an expectation of no kind': `${POST}Content-Length: 2\r\nExpect: miracles\r\n\r\n{}`,
  'a body where there is none': `${GET}Content-Length: 5\r\n\r\nhello`,
  'a request after another': `${GET}\r\n${GET}\r\nGET / HTTP/1.1\r\n\r\n`,
  'half of a request': GET,
};

/** The statuses that a service answers to these bytes before it hangs up or falls silent. */
export async function statusesOf(url: string, bytes: string | Uint8Array): Promise<number[]> {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port) });
  socket.on('error', () => {}); // it may hang up while we send
  let answer = '';
  socket.on('data', (chunk) => (answer += chunk.toString('latin1')));
  socket.setTimeout(PATIENCE, () => socket.destroy());
  socket.write(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes);
  await new Promise((resolve) => socket.once('close', resolve));
  return [...answer.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status));
}

/** Proper requests in which some bytes are others, or missing. */
export const DAMAGED: fc.Arbitrary<Uint8Array> = fc
  .record({
    request: fc.constantFrom(
      `${GET}\r\n`,
      `${POST}Content-Length: 2\r\n\r\n{}`,
      `${GET}Range: x\r\n\r\n`,
    ),
    damages: fc.array(
      fc.record({ at: fc.nat(150), by: fc.uint8Array({ maxLength: 4 }), length: fc.nat(6) }),
      { minLength: 1, maxLength: 4 },
    ),
  })
  .map(({ request, damages }) => {
    let bytes = Buffer.from(request, 'latin1');
    for (const { at, by, length } of damages)
      bytes = Buffer.concat([bytes.subarray(0, at), by, bytes.subarray(at + length)]);
    return bytes;
  });

/** Throws where anything of it is answered as a failure of ours, or where the service is not well afterwards. Gives how many were sent. */
export async function sendMalformed(
  url: string,
  { damaged, seed }: { damaged: number; seed: number },
): Promise<number> {
  const all = [
    ...Object.entries(MALFORMED),
    ...fc
      .sample(DAMAGED, { numRuns: damaged, seed })
      .map((bytes) => [`damaged: ${Buffer.from(bytes).toString('latin1')}`, bytes] as const),
  ];
  // Many at once: most of them end by the service's waiting for more.
  const queue = all.values();
  const sendNext = async () => {
    for (const [name, bytes] of queue) {
      const bad = (await statusesOf(url, bytes)).filter((status) => status >= 500);
      if (bad.length > 0) throw new Error(`${bad} is the answer to ${name}`);
    }
  };
  await Promise.all(Array.from({ length: 40 }, sendNext));
  const { status } = await fetch(`${url}/v1/films/her-2013`);
  if (status !== 200) throw new Error(`The service answers ${status} afterwards`);
  return all.length;
}

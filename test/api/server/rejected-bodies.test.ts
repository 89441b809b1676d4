/** Bodies that are too large, malformed or incomplete: the client gets a response, and none counts as an error of the service. */

import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { tmpdir } from 'node:os';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startProgram, type Program } from '../../helpers/start-program.ts';

const HEAD =
  'POST /v1/films/her-2013/check HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n';
const CHUNKED = `${HEAD}Transfer-Encoding: chunked\r\n\r\n`;
const TOO_LARGE = 4 * 1024 * 1024;

let folder: string;
let program: Program;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'content-advisory-'));
  program = await startProgram({ DATABASE_URL: `file:${join(folder, 'films.db')}` });
});
afterAll(async () => {
  await program.end();
  await rm(folder, { recursive: true });
});

/** Connects and sends. */
async function send(...parts: (string | Buffer)[]): Promise<Socket> {
  const socket = connect(Number(new URL(program.url).port), '127.0.0.1');
  await once(socket, 'connect');
  for (const part of parts) socket.write(part);
  return socket;
}

/** Everything until the service closes the connection; rejects if it resets the connection. */
async function answerOn(socket: Socket): Promise<string> {
  let answer = '';
  socket.on('data', (chunk: Buffer) => (answer += chunk.toString('latin1')));
  await once(socket, 'end');
  socket.destroy();
  return answer;
}

const PIECE = Buffer.alloc(64 * 1024, ' ');

/** The answer to a body of `size` bytes, which is read only after the last one; rejects if the connection is reset. */
async function answerTo({ size, pause = 0 }: { size: number; pause?: number }): Promise<string> {
  const socket = await send(`${HEAD}Content-Length: ${size}\r\n\r\n`);
  socket.pause();
  const failed = once(socket, 'error').then(([error]) => {
    throw error;
  });
  const sent = async () => {
    for (let left = size; left > 0; left -= PIECE.length) {
      if (!socket.write(PIECE.subarray(0, left))) await once(socket, 'drain');
      if (pause > 0) await delay(pause);
    }
  };
  await Promise.race([sent(), failed]);
  const answer = answerOn(socket);
  socket.resume();
  return Promise.race([answer, failed]);
}

describe('a body that is too large gets a 413 and no reset', () => {
  it.each([
    [
      'of a declared length',
      [`${HEAD}Content-Length: ${TOO_LARGE}\r\n\r\n`, Buffer.alloc(TOO_LARGE, ' ')],
    ],
    [
      'in chunks',
      [CHUNKED, `${TOO_LARGE.toString(16)}\r\n`, Buffer.alloc(TOO_LARGE, ' '), '\r\n0\r\n\r\n'],
    ],
  ])('%s, to a client that sends all of it first', async (_, parts) => {
    const answer = await answerOn(await send(...parts));
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(answer).toMatch(/\r\nconnection: close\r\n/i);
    expect(answer).toContain('/docs#body-too-large');
  });

  it.each([
    ['several at once', { clients: 6, size: 200_000, rounds: 25 }],
    ['with a body of 48 MB', { clients: 2, size: 48 * 1024 * 1024, rounds: 2 }],
    ['that take three seconds to send', { clients: 3, size: 1_000_000, rounds: 1, pause: 200 }],
  ])('to each of the clients that send all of it before they read: %s', async (_, attempt) => {
    const { clients, rounds, ...body } = attempt;
    for (let round = 0; round < rounds; round += 1) {
      const answers = await Promise.all(
        Array.from({ length: clients }, async () => answerTo(body)),
      );
      for (const answer of answers) {
        expect(answer).toMatch(/^HTTP\/1\.1 413 /);
        expect(answer).toMatch(/\r\nconnection: close\r\n/i);
        expect(answer).toContain('/docs#body-too-large');
      }
    }
  });

  it('and closes the connection of a client that stops in the middle', async () => {
    const socket = await send(`${HEAD}Content-Length: ${TOO_LARGE}\r\n\r\n`, Buffer.alloc(1_000));
    const startedAt = performance.now();
    expect(await answerOn(socket)).toMatch(/^HTTP\/1\.1 413 /);
    expect(performance.now() - startedAt).toBeLessThan(8_000);
  });

  it('from fetch, whose next request succeeds', async () => {
    const headers = { 'Content-Type': 'application/json' };
    const body = ' '.repeat(TOO_LARGE);
    for (let turn = 0; turn < 5; turn += 1) {
      const path = `${program.url}/v1/films/her-2013/check`;
      const rejected = await fetch(path, { method: 'POST', headers, body });
      expect([rejected.status, (await rejected.json()).title]).toEqual([
        413,
        'The body is too large',
      ]);
      expect((await fetch(`${program.url}/healthz`)).status).toBe(200);
    }
  });
});

describe('an incomplete body is not an error of the service', () => {
  it.each([
    ['a chunk without a length', 'zz\r\n{}\r\n0\r\n\r\n'],
    ['a chunk longer than it says', '2\r\n{"children":[]}\r\n0\r\n\r\n'],
    ['nonsense after a chunk', '2\r\n{}nonsense'],
  ])('%s is a 400', async (_, body) => {
    const socket = await send(CHUNKED, body);
    expect(await answerOn(socket)).toMatch(/^HTTP\/1\.1 400 /);
  });

  it.each([
    ['in the middle of a length', `${HEAD}Content-Length: 100\r\n\r\n{"children"`],
    ['in the middle of a chunk', `${CHUNKED}64\r\n{"children"`],
    ['before its body', `${HEAD}Content-Length: 100\r\n\r\n`],
  ])('a client that disconnects %s affects no one else', async (_, request) => {
    (await send(request)).resetAndDestroy();
    (await send(request)).end();
    const headers = { 'Content-Type': 'application/json' };
    const body = '{"children":[{"age":14}]}';
    const path = `${program.url}/v1/films/her-2013/check`;
    expect((await fetch(path, { method: 'POST', headers, body })).status).toBe(200);
  });

  it('nothing of it is logged', async () => {
    const { stdout, stderr } = program.output();
    expect(stderr).toBe('');
    expect(stdout).not.toMatch(/"level":"error"|check/);
  });
});

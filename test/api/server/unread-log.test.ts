/** A log pipe that no one reads: memory does not grow, lines are dropped and counted, and shutdown is not delayed. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, get, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { freePort } from '../../helpers/start-program.ts';

const WRITER = fileURLToPath(new URL('../../programs/reliability/unread-log.ts', import.meta.url));
const PROGRAM = fileURLToPath(new URL('../../../dist/node.js', import.meta.url));
const LINES = 200_000;

it('200,000 lines that no one reads take about a megabyte, and dropped lines are reported later', async () => {
  const writer = spawn(process.execPath, ['--expose-gc', WRITER, String(LINES)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [said] = (await once(writer.stderr.setEncoding('utf8'), 'data')) as [string];
  const { growth, isTaken } = JSON.parse(said);
  expect(isTaken).toBe(false);
  expect(growth).toBeLessThan(5_000_000);
  const written = (await text(writer.stdout)).trimEnd().split('\n');
  const dropped = written.findIndex((line) => line.endsWith(' dropped'));
  expect(Number.parseInt(written[dropped] ?? '', 10)).toBe(LINES - dropped);
  expect(written.slice(dropped + 1)).toEqual(['the end']);
});

it('a program whose output no one reads stops on a signal', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'content-advisory-'));
  const port = await freePort();
  const program = spawn(process.execPath, [PROGRAM], {
    env: {
      PATH: process.env['PATH'],
      PORT: String(port),
      RATE_LIMIT: '0',
      DATABASE_URL: `file:${join(folder, 'films.db')}`,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  await once(program.stdout, 'readable');
  const agent = new Agent({ keepAlive: true, maxSockets: 16 });
  const ask = async () => {
    const [response] = (await once(
      get({ port, path: '/v1/films/her-2013', agent }),
      'response',
    )) as [IncomingMessage];
    await text(response);
  };
  for (let round = 0; round < 20; round += 1) await Promise.all(Array.from({ length: 200 }, ask));
  agent.destroy();
  const ended = once(program, 'exit');
  program.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
  await rm(folder, { recursive: true });
});

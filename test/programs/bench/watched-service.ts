/** The built service with everything on, its log going to a file, and what it costs the machine. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../helpers/start-program.ts';

const PROGRAM = fileURLToPath(new URL('../../../dist/node.js', import.meta.url));

export interface WatchedService {
  url: string;
  /** Milliseconds from the start of the process to the last byte of its first film. */
  firstAnswer: number;
  /** Resident bytes; null where the system does not tell. */
  memory: () => Promise<number | null>;
  stop: () => Promise<void>;
}

export async function startWatched(databaseUrl: string): Promise<WatchedService> {
  const folder = await mkdtemp(join(tmpdir(), 'content-advisory-log-'));
  const log = await open(join(folder, 'log'), 'w');
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const startedAt = performance.now();
  const child = spawn(process.execPath, [PROGRAM], {
    env: {
      PATH: process.env['PATH'],
      PORT: String(port),
      DATABASE_URL: databaseUrl,
      // Counts as any other limit does, and lets the load through.
      RATE_LIMIT: '9999999',
    },
    stdio: ['ignore', log.fd, 'inherit'],
  });
  while (!(await answers(`${url}/v1/films/her-2013`))) {
    if (child.exitCode !== null) throw new Error('The service did not start');
    await delay(2);
  }
  const firstAnswer = performance.now() - startedAt;
  return {
    url,
    firstAnswer,
    memory: async () => {
      const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '');
      const kibibytes = /VmRSS:\s+(\d+)/.exec(status)?.[1];
      return kibibytes === undefined ? null : Number(kibibytes) * 1_024;
    },
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill();
      await ended;
      await log.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** Whether the address gives any whole answer; a refused connection is none. */
function answers(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    get(url, { agent: false }, (response) => response.resume().on('end', () => resolve(true))).on(
      'error',
      () => resolve(false),
    );
  });
}

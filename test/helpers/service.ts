/** The service as it is built, in a process of its own, on a database of its own. */

import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from './start-program.ts';

const PROGRAM = fileURLToPath(new URL('../../dist/node.js', import.meta.url));

export interface Service {
  url: string;
  /** The id of its process. */
  pid: number | undefined;
  /** What the service has said of itself so far. */
  log: () => string;
  stop: () => Promise<void>;
}

interface ServiceOptions {
  databaseUrl?: string;
  /** Where corrections go; by default nowhere. */
  contact?: string;
  /** More settings, by their names in the environment. */
  settings?: Record<string, string>;
}

/** Starts the built program and waits until it is ready: seeded with its first films, or on a database that is there. */
export async function startService({
  databaseUrl,
  contact = '',
  settings = {},
}: ServiceOptions = {}): Promise<Service> {
  if (!existsSync(PROGRAM)) throw new Error('The program is not built. Run: npm run build');
  const folder = await mkdtemp(join(tmpdir(), 'content-advisory-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, [PROGRAM], {
    env: {
      ...process.env,
      PORT: String(port),
      HOST: '',
      PUBLIC_URL: '',
      CONTACT: contact,
      // The tests ask more than one client may.
      RATE_LIMIT: '0',
      DATABASE_URL: databaseUrl ?? `file:${join(folder, 'films.db')}`,
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let log = '';
  child.stdout.on('data', (chunk) => (log += String(chunk)));
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await Promise.race([
    new Promise<void>((resolve) => child.stdout.once('data', () => resolve())),
    ended.then(() => {
      throw new Error('The service did not start');
    }),
  ]);
  return {
    url,
    pid: child.pid,
    log: () => log,
    stop: async () => {
      child.kill();
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** `npm run dev:worker` as a developer starts it: a database that is not there yet, and no settings but where. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, it, onTestFinished } from 'vitest';
import { freePort } from '../../helpers/start-program.ts';

it('serves the whole service in workerd on a new file, and ends when it is told to', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'content-advisory-dev-test-'));
  const port = await freePort();
  const program = spawn(process.execPath, ['test/worker/dev.ts'], {
    env: {
      PATH: process.env['PATH'],
      HOME: folder,
      PORT: String(port),
      DATABASE_URL: `file:${join(folder, 'films.db')}`,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void program.kill('SIGTERM'));
  const output = Promise.all([text(program.stdout), text(program.stderr)]);
  const ended = once(program, 'exit');
  const url = `http://127.0.0.1:${port}`;
  const status = (path: string) =>
    fetch(url + path).then(
      (answer) => answer.status,
      () => null,
    );
  await expect.poll(() => status('/healthz'), { timeout: 120_000, interval: 200 }).toBe(200);
  expect(await (await fetch(`${url}/v1/films/her-2013`)).json()).toMatchObject({ title: 'Her' });
  expect(await (await fetch(`${url}/films/her-2013`)).text()).toContain(
    `<link rel="canonical" href="${url}/films/her-2013"`,
  );
  for (const path of ['/readyz', '/widget.js', '/docs']) expect(await status(path), path).toBe(200);
  const cron = await fetch(`${url}/cdn-cgi/local/scheduled`);
  expect([cron.status, await cron.text()]).toEqual([200, 'ok']);
  program.kill('SIGTERM');
  await ended;
  await rm(folder, { recursive: true, force: true });
  const [told] = await output;
  expect(told).toContain(`Ready on ${url}`);
  // It builds the Worker first, which a busy machine does in no hurry.
}, 150_000);

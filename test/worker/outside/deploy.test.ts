/** The order of `docs/workers.md`: a libSQL server that is empty, its schema and films from Node, then a Worker that may only read. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openDb } from '../../../db/connection/client.ts';
import { filmFacts } from '../../helpers/film-facts.ts';
import { startLibsqlHttpServer } from '../../helpers/libsql-http-server.ts';
import { startLocalWorker, type LocalWorker } from '../../helpers/local-worker.ts';
import { startCli } from '../../helpers/run-cli.ts';
import { PUBLIC_URL } from '../../helpers/test-app.ts';
import { openTestDatabase } from '../../helpers/test-database.ts';

const TOKENS = { authToken: 'letmein', readToken: 'letmelook' };

let folder: string;
let server: Awaited<ReturnType<typeof startLibsqlHttpServer>>;
let worker: LocalWorker;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'content-advisory-deploy-'));
  server = await startLibsqlHttpServer({ path: join(folder, 'films.db'), ...TOKENS });
  worker = await startLocalWorker(inject('workerScript'), {
    PUBLIC_URL,
    DATABASE_URL: server.url,
    DATABASE_AUTH_TOKEN: TOKENS.readToken,
  });
});
afterAll(async () => {
  await worker.stop();
  await server.close();
  await rm(folder, { recursive: true });
});

async function statusOf(path: string): Promise<number> {
  const answer = await fetch(worker.url + path);
  await answer.text();
  return answer.status;
}

function cli(args: readonly string[], databaseUrl: string, input?: string) {
  return startCli(args, databaseUrl, input, { env: { DATABASE_AUTH_TOKEN: TOKENS.authToken } })
    .ended;
}

it('is not ready before its schema is there, ready after it, and has the films of another service', async () => {
  expect([await statusOf('/healthz'), await statusOf('/readyz')]).toEqual([200, 503]);
  expect(await worker.runCron()).toBe('exception');

  const migrated = await cli(['migrate'], server.url);
  expect([migrated.code, migrated.stderr]).toEqual([0, '']);
  expect([await statusOf('/readyz'), await statusOf('/v1/films/her-2013')]).toEqual([200, 200]);
  expect(await worker.runCron()).toBe('ok');

  const own = await openTestDatabase([filmFacts({ id: 'moved-1999', title: 'Moved' })]);
  const exported = await cli(['export'], own.url);
  await own.close();
  const imported = await cli(['import', '-'], server.url, exported.stdout);
  expect([exported.code, imported.code]).toEqual([0, 0]);
  expect(await statusOf('/v1/films/moved-1999')).toBe(200);
});

it('is not ready where a migration was forgotten, which its cron event says too', async () => {
  const db = openDb({ url: server.url, authToken: TOKENS.authToken });
  const newest = '(select max(created_at) from __drizzle_migrations)';
  await db.$client.execute(`delete from __drizzle_migrations where created_at = ${newest}`);
  db.$client.close();
  expect([await statusOf('/readyz'), await worker.runCron()]).toEqual([503, 'exception']);
});

describe('npm run deploy', () => {
  /** Only with settings that it rejects, or with `--dry-run`: any other run would upload. */
  async function deploy(options: readonly string[]) {
    const child = spawn(process.execPath, ['test/worker/deploy.ts', ...options], {
      env: { PATH: process.env['PATH'], HOME: folder, WRANGLER_SEND_METRICS: 'false' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const output = Promise.all([text(child.stdout), text(child.stderr)]);
    const [code] = await once(child, 'exit');
    const [stdout, stderr] = await output;
    return { code, stdout, stderr };
  }

  it.each([
    ['nothing is set', '', ['DATABASE_URL is not set: set', 'PUBLIC_URL is not set: set']],
    [
      'a setting is wrong',
      'PUBLIC_URL = "https://a.example/path"\nDATABASE_URL = "file:films.db"',
      ['DATABASE_URL is “file:films.db”: set', 'PUBLIC_URL is “https://a.example/path”: set'],
    ],
  ])('uploads nothing where %s, and says what to set', async (_, vars, sentences) => {
    const config = join(folder, 'wrangler.toml');
    await writeFile(config, `name = "not-deployed"\nmain = "worker.js"\n[vars]\n${vars}\n`);
    const { code, stdout, stderr } = await deploy(['--config', config]);
    expect([code, stdout]).toEqual([1, '']);
    for (const sentence of [...sentences, 'Nothing was uploaded.'])
      expect(stderr).toContain(sentence);
  });

  it('builds with what wrangler is told, and uploads nothing, in a dry run', async () => {
    const { code, stdout } = await deploy(['--dry-run', '--outdir', join(folder, 'out')]);
    expect([code, stdout]).toEqual([0, expect.stringContaining('--dry-run: exiting now.')]);
  });
});

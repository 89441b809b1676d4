/**
 * `npm run dev:worker`: the Worker in workerd on this machine, with the settings and the database of `npm start`.
 * workerd reads no files, so a database that is one is put behind the small libSQL server of the tests.
 */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareDatabase } from '../../api/operations/prepare-database.ts';
import { explainFailure } from '../../api/operations/start-checks.ts';
import { nodeSettings } from '../../api/operations/node-settings.ts';
import type { Settings } from '../../api/env.ts';
import { filePath } from '../../db/connection/address.ts';
import { startLibsqlHttpServer } from '../helpers/libsql-http-server.ts';

const WRANGLER = 'node_modules/wrangler/bin/wrangler.js';

/** Nothing is told or asked of anybody: no usage, no newer version, no place on earth of this machine. */
const QUIET = {
  WRANGLER_SEND_METRICS: 'false',
  WRANGLER_HIDE_BANNER: 'true',
  CLOUDFLARE_CF_FETCH_ENABLED: 'false',
};

try {
  const settings = nodeSettings(process.env);
  const db = await prepareDatabase(settings.database);
  db.$client.close();
  const path = filePath(settings.database);
  if (path === undefined) await runWrangler(settings);
  else {
    const server = await startLibsqlHttpServer({ path });
    await runWrangler({ ...settings, database: { url: server.url, authToken: undefined } });
    await server.close();
  }
} catch (error) {
  console.error(explainFailure(error, process.env));
  process.exitCode = 1;
}

async function runWrangler({ host, port, database, publicUrl }: Settings): Promise<void> {
  const vars = {
    PUBLIC_URL: publicUrl,
    DATABASE_URL: database.url,
    DATABASE_AUTH_TOKEN: database.authToken ?? '',
  };
  const options = Object.entries(vars).flatMap(([name, value]) => ['--var', `${name}:${value}`]);
  // Else the answers kept by an earlier start would hide what was changed since.
  const kept = await mkdtemp(join(tmpdir(), 'content-advisory-dev-'));
  const where = ['--ip', host, '--port', String(port), '--persist-to', kept];
  const wrangler = spawn(process.execPath, [WRANGLER, 'dev', '--local', ...where, ...options], {
    stdio: 'inherit',
    env: { ...process.env, ...QUIET },
  });
  // Ctrl+C reaches both of us; we stay until wrangler has ended.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => wrangler.kill('SIGTERM'));
  const [code] = await once(wrangler, 'exit');
  await rm(kept, { recursive: true, force: true });
  process.exitCode = code ?? 0;
}

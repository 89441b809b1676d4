/** Gives the tests in workerd a database: a small libSQL server over HTTP, migrated and seeded through it as a hosted one would be. */

import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { prepareDatabase } from '../../api/operations/prepare-database.ts';
import { startLibsqlHttpServer } from '../helpers/libsql-http-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    databaseUrl: string;
    databaseToken: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (!existsSync('dist/public/widget.js'))
    throw new Error('The built files are missing. Build them first: npm run build');
  const folder = await mkdtemp(join(tmpdir(), 'content-advisory-worker-'));
  const authToken = 'letmein';
  const server = await startLibsqlHttpServer({ path: join(folder, 'films.db'), authToken });
  const db = await prepareDatabase({ url: server.url, authToken });
  db.$client.close();
  project.provide('databaseUrl', server.url);
  project.provide('databaseToken', authToken);
  return async () => {
    await server.close();
    await rm(folder, { recursive: true });
  };
}

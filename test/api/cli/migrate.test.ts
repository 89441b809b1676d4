/** `npm run migrate` against a libSQL server over HTTP, as one that is hosted. */

import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDb } from '../../../db/connection/client.ts';
import { readFilm } from '../../../db/queries/read-film.ts';
import { readSchemaState } from '../../../db/queries/schema-state.ts';
import { startLibsqlHttpServer } from '../../helpers/libsql-http-server.ts';

const TOKEN = 'letmein';

let folder: string;
let server: Awaited<ReturnType<typeof startLibsqlHttpServer>>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'content-advisory-migrate-'));
  server = await startLibsqlHttpServer({ path: join(folder, 'films.db'), authToken: TOKEN });
});

afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

/** Runs the command; rejects, with what it wrote, where it fails. */
function migrate(env: Record<string, string>): Promise<{ stdout: string; stderr: string }> {
  return promisify(execFile)(process.execPath, ['api/cli/main.ts', 'migrate'], {
    env: { ...process.env, ...env },
  });
}

it('brings an empty server to the schema and the films, and a second time changes nothing', async () => {
  const settings = { DATABASE_URL: server.url, DATABASE_AUTH_TOKEN: TOKEN };
  const first = await migrate(settings);
  expect(first).toMatchObject({ stdout: `The database is ready: ${server.url}\n`, stderr: '' });
  const db = openDb({ url: server.url, authToken: TOKEN });
  const { applied, expected } = await readSchemaState(db);
  expect(applied).toBe(expected);
  const key = { scheme: 'film', value: 'her-2013' } as const;
  const her = await readFilm(db, key);
  expect(her).toMatchObject({ etag: expect.stringMatching(/^".+"$/) });
  await migrate(settings);
  expect(await readFilm(db, key)).toEqual(her);
});

it.each([
  ['the wrong token', () => ({ DATABASE_URL: server.url, DATABASE_AUTH_TOKEN: 'guess' }), /401/],
  ['no server there', () => ({ DATABASE_URL: 'http://127.0.0.1:1' }), /cannot be reached/],
  ['another kind', () => ({ DATABASE_URL: 'mysql://films' }), /DATABASE_URL is “mysql:/],
])('fails with what to do: %s', async (_, settings, message) => {
  const failed = await migrate({ DATABASE_AUTH_TOKEN: '', ...settings() }).catch((error) => error);
  expect(failed).toMatchObject({ code: 1, stderr: expect.stringMatching(message) });
  expect(failed.stderr).not.toContain('    at ');
});

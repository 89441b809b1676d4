/** The program on a database that it cannot migrate: it keeps running, answers 503, and changes nothing. */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDb } from '../../../db/connection/client.ts';
import { makeOldDatabase } from '../../helpers/old-database.ts';
import { runCli } from '../../helpers/run-cli.ts';
import { freePort, startProgram } from '../../helpers/start-program.ts';
import { allRows } from '../../helpers/table-rows.ts';

let folder: string;
let url: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'content-advisory-'));
  url = `file:${join(folder, 'films.db')}`;
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function rowsOf(address: string) {
  const db = openDb({ url: address });
  const rows = await allRows(db);
  db.$client.close();
  return rows;
}

it('Every address reports a failed migration while the process is alive', async () => {
  await makeOldDatabase(
    join(folder, 'films.db'),
    '0002_rated_at',
    'create table title_words (word)',
  );
  const before = await rowsOf(url);
  const program = await startProgram({ DATABASE_URL: url }, { readyWhen: 'Only /healthz answers' });
  const alive = await fetch(`${program.url}/healthz`);
  expect([alive.status, await alive.json()]).toEqual([200, { status: 'ok' }]);
  for (const path of ['/readyz', '/v1/films/her-2013', '/films/her-2013', '/widget.js', '/nope']) {
    const response = await fetch(program.url + path);
    expect(response.status, path).toBe(503);
    expect(response.headers.get('Retry-After')).toMatch(/^\d+$/);
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*');
    const { detail } = await response.json();
    expect(detail).toContain('The migration 0003_limits_query.sql failed and was rolled back.');
    expect(detail).not.toContain(folder);
    expect(detail).not.toContain('title_words');
  }
  const { stdout, stderr } = program.output();
  expect(stdout).toBe('');
  const [, copy = ''] = /cli -- restore (\S+)\n/.exec(stderr) ?? [];
  expect(stderr).toContain('title_words');
  expect(await rowsOf(url)).toEqual(before);
  expect(await program.end()).toBe(0);
  // The advice works.
  const elsewhere = `file:${join(folder, 'elsewhere.db')}`;
  expect(await runCli(['restore', copy], elsewhere)).toMatchObject({ code: 0 });
  expect(await rowsOf(elsewhere)).toEqual(before);
});

it('A newer schema is reported too, and a port in use ends the program', async () => {
  expect((await runCli(['migrate'], url)).code).toBe(0);
  const db = openDb({ url });
  await db.$client.execute(
    "insert into __drizzle_migrations (hash, created_at) values ('next', 9e12)",
  );
  db.$client.close();
  const PORT = String(await freePort());
  const program = await startProgram(
    { DATABASE_URL: url, PORT },
    { readyWhen: 'Only /healthz answers' },
  );
  const response = await fetch(`${program.url}/readyz`);
  expect(response.status).toBe(503);
  expect((await response.json()).detail).toContain('newer schema than this program');
  await expect(startProgram({ DATABASE_URL: url, PORT })).rejects.toThrow(`Port ${PORT} is in use`);
  expect(await program.end('SIGINT')).toBe(0);
});

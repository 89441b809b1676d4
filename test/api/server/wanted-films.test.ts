/** What the running service does with films that are asked for in vain. */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDb } from '../../../db/connection/client.ts';
import { listWanted } from '../../../db/queries/wanted-films.ts';
import { runProgram, startProgram } from '../../helpers/start-program.ts';

let folder: string;
let DATABASE_URL: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'content-advisory-'));
  DATABASE_URL = `file:${join(folder, 'films.db')}`;
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function wanted(): Promise<string[]> {
  const db = openDb({ url: DATABASE_URL });
  const films = await listWanted(db, { limit: 100 });
  db.$client.close();
  return films.map(({ kind, value, count }) => `${kind}:${value} ${count}`);
}

it('No request writes; a shutdown saves what was counted, and kill -9 loses it', async () => {
  const program = await startProgram({ DATABASE_URL });
  for (const path of ['/v1/films/tt1160419', '/films/tt1160419', '/v1/films?ids=tmdb:438631'])
    await fetch(program.url + path);
  for (let time = 0; time < 3; time += 1) await fetch(`${program.url}/v1/films?q=dune+2021`);
  await fetch(`${program.url}/?q=${encodeURIComponent('jane@example.org')}`);
  expect(await wanted()).toEqual([]);
  expect(await program.end()).toBe(0);
  const saved = ['title:dune 2021 3', 'imdb:tt1160419 2', 'tmdb:438631 1'];
  expect(await wanted()).toEqual(saved);

  const killed = await startProgram({ DATABASE_URL });
  await fetch(`${killed.url}/v1/films/tt0000001`);
  await killed.end('SIGKILL');
  expect(await wanted()).toEqual(saved);
});

it('The metrics tell how many films are wanted', async () => {
  const first = await startProgram({ DATABASE_URL });
  for (const id of ['tt1160419', 'tt1160419', 'tt0000001'])
    await fetch(`${first.url}/v1/films/${id}`);
  await first.end();
  const key = 'the-key-of-a-test';
  const program = await startProgram({ DATABASE_URL, METRICS_KEY: key });
  const headers = { Authorization: `Bearer ${key}` };
  const text = await (await fetch(`${program.url}/metrics`, { headers })).text();
  expect(text).toContain('\ncontent_advisory_wanted_films 2\n');
  expect(text).toContain('\ncontent_advisory_wanted_requests 3\n');
  await program.end();
});

it('With FETCH_WANTED a film is announced as looked for; without what that needs, the program does not start', async () => {
  const program = await startProgram({
    DATABASE_URL,
    FETCH_WANTED: 'wikidata',
    CONTACT: 'films@example.org',
  });
  const problem = await (await fetch(`${program.url}/v1/films/tt1160419`)).json();
  expect(problem).toMatchObject({ status: 404, will_look: true });
  const page = await fetch(`${program.url}/embed/tt1160419`);
  expect(await page.text()).toContain('No advisory for this film yet. We will look for it.');
  expect(await program.end()).toBe(0);
  const { code, stderr } = await runProgram({ DATABASE_URL, FETCH_WANTED: 'wikidata,tmdb' });
  expect(code).toBe(1);
  expect(stderr).toMatch(/CONTACT is not set.*\n.*TMDB_TOKEN is not set/);
});

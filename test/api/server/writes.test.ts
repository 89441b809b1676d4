/** Writes through the API of the running program: when they are seen, and what comes of them if the database is locked or its disk full. */

import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createApiKey } from '../../../api/services/people/api-keys.ts';
import { openDb } from '../../../db/connection/client.ts';
import { mergeWal } from '../../../db/queries/merge-wal.ts';
import { historyFaults } from '../../helpers/mirrors.ts';
import { runCli } from '../../helpers/run-cli.ts';
import { canMountDisks, mountSmallDisk, type SmallDisk } from '../../helpers/small-disk.ts';
import { copySeededDatabase } from '../../helpers/seeded-database.ts';
import { startProgram, type Program, type StartOptions } from '../../helpers/start-program.ts';

const HER = '/v1/films/her-2013';

let folder: string;
let url: string;
let program: Program;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'content-advisory-'));
  url = `file:${join(folder, 'films.db')}`;
});
afterEach(async () => {
  await program.end();
  await rm(folder, { recursive: true, force: true });
});

async function withDb<Result>(work: (db: ReturnType<typeof openDb>) => Promise<Result>) {
  const db = openDb({ url });
  try {
    return await work(db);
  } finally {
    db.$client.close();
  }
}

/** Starts the program on a database with films, which may be on a disk of its own, and returns the headers of a key. */
async function start(
  options: StartOptions = {},
  disk?: SmallDisk,
): Promise<Record<string, string>> {
  await copySeededDatabase(join(folder, 'films.db'));
  const key = await withDb((db) =>
    createApiKey(db, {
      ...{ name: 'Anna', scope: 'write', createdBy: null },
      now: new Date().toISOString(),
    }),
  );
  await withDb(mergeWal);
  if (disk) await copyFile(join(folder, 'films.db'), join(disk.seen, 'films.db'));
  const address = disk ? `file:${join(disk.path, 'films.db')}` : url;
  program = await startProgram({ DATABASE_URL: address }, options);
  return { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' };
}

async function patch(headers: Record<string, string>, summary: string): Promise<Response> {
  const tag = (await fetch(program.url + HER)).headers.get('ETag') ?? '';
  return fetch(program.url + HER, {
    method: 'PATCH',
    headers: { ...headers, 'If-Match': tag },
    body: JSON.stringify({ summary }),
  });
}

async function summary(): Promise<unknown> {
  return ((await (await fetch(program.url + HER)).json()) as { summary: unknown }).summary;
}

it('A change is seen by everyone within a second, though the film was cached', async () => {
  const headers = await start();
  for (const text of ['First.', 'Second.', 'Third.']) {
    for (let time = 0; time < 3; time += 1) await summary();
    let response = await patch(headers, text);
    if (response.status === 412) response = await patch(headers, text);
    expect(response.status).toBe(200);
    await expect.poll(summary, { timeout: 1_000, interval: 20 }).toBe(text);
  }
});

describe('While another process has the database locked', () => {
  it('a write gets a 503 with Retry-After and changes nothing, films are served, and afterwards it succeeds', async () => {
    const headers = await start();
    const before = await summary();
    await withDb(async (db) => {
      const lock = await db.$client.transaction('write');
      try {
        await lock.execute("update films set opinion = 'Locked.' where id = 'her-2013'");
        const response = await patch(headers, 'Rejected.');
        expect(response.status).toBe(503);
        expect(Number(response.headers.get('Retry-After'))).toBeGreaterThan(0);
        expect(await response.json()).toMatchObject({ type: '/docs#database-unavailable' });
        expect(await summary()).toBe(before);
      } finally {
        await lock.rollback();
        lock.close();
      }
    });
    expect((await patch(headers, 'Accepted.')).status).toBe(200);
    await expect.poll(summary, { timeout: 2_000 }).toBe('Accepted.');
    expect(await historyFaults(url)).toEqual([]);
  });
});

/** A limit on the size of files simulates a full disk if no disk can be mounted. */
it('While the file cannot grow, a write gets a 503 and changes nothing, and afterwards it succeeds', async () => {
  const headers = await start({ through: ['sh', '-c', 'ulimit -f 1; exec "$@"', 'sh'] });
  const before = await summary();
  const response = await patch(headers, 'Rejected.');
  expect([response.status, response.headers.get('Retry-After')]).toEqual([503, '5']);
  expect(await summary()).toBe(before);
  await program.end();
  program = await startProgram({ DATABASE_URL: url });
  expect(await summary()).toBe(before);
  expect((await patch(headers, 'Accepted.')).status).toBe(200);
  expect(await historyFaults(url)).toEqual([]);
  expect((await runCli(['doctor'], url)).stdout).not.toContain('Incomplete');
});

describe.runIf(canMountDisks())('While the disk is full', () => {
  let disk: SmallDisk;
  beforeEach(async () => {
    disk = await mountSmallDisk(24);
  });
  afterEach(async () => {
    await program.end();
    await disk.remove();
  });

  it('a write gets a 503 that says so and changes nothing, and succeeds once there is room', async () => {
    const headers = await start({ through: disk.through }, disk);
    const before = await summary();
    disk.fill();
    const response = await patch(headers, 'Rejected.');
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({
      type: '/docs#database-unavailable',
      detail: expect.stringMatching(/^The disk of the database is full\. Nothing was changed\./),
    });
    expect(await summary()).toBe(before);
    await disk.clear();
    expect((await patch(headers, 'Accepted.')).status).toBe(200);
    await expect.poll(summary, { timeout: 2_000 }).toBe('Accepted.');
    const audit = await runCli(
      ['audit', 'verify'],
      `file:${join(disk.path, 'films.db')}`,
      '',
      disk,
    );
    expect(audit.stdout).toMatch(/faults: 0\.\n$/);
  });
});

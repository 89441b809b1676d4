/** The service and an import on a full disk: films are served, and the disk does not stay full. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, stat, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openReopeningDb } from '../../../db/connection/reopening.ts';
import { countFilms } from '../../../db/queries/count-films.ts';
import { generatedFilms } from '../../programs/bench/generated-films.ts';
import { runCli } from '../../helpers/run-cli.ts';
import { canMountDisks, mountSmallDisk, type SmallDisk } from '../../helpers/small-disk.ts';
import { startProgram, type Program } from '../../helpers/start-program.ts';

// Most of the time is starts of programs, which are slow on a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const WARNING =
  /^The disk of the database is full: films are served, but nothing can be saved\..+\n$/;

async function expectServed({ url }: Program): Promise<void> {
  for (const path of ['/readyz', '/v1/films/her-2013', '/v1/films?age.lte=12'])
    expect((await fetch(url + path)).status, path).toBe(200);
}

/** A limit on the size of files simulates a full disk if no disk can be mounted. */
describe('a file that cannot grow', () => {
  let folder: string;
  let url: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'content-advisory-'));
    url = `file:${join(folder, 'films.db')}`;
    await runCli(['migrate'], url);
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('is served after a restart, with later writes of other processes', async () => {
    const program = await startProgram(
      { DATABASE_URL: url },
      { through: ['sh', '-c', 'ulimit -f 1; exec "$@"', 'sh'] },
    );
    await expectServed(program);
    const imported = await runCli(['import', '-'], url, '{"title":"Later","year":2000}\n');
    expect(imported.code).toBe(0);
    const status = async () => (await fetch(`${program.url}/v1/films/later-2000`)).status;
    await expect.poll(status, { timeout: 2_000 }).toBe(200);
    expect(await program.end()).toBe(0);
    expect(program.output().stderr).toMatch(WARNING);
  });

  it('has no WAL left after a failed import, though a service has it open', async () => {
    const { db } = openReopeningDb({ url });
    const before = await countFilms(db);
    const script = fileURLToPath(
      new URL('../../programs/reliability/fill-disk.ts', import.meta.url),
    );
    const child = spawn(process.execPath, [script, join(folder, 'films.db')]);
    expect(await once(child, 'close')).toEqual([0, null]);
    expect((await stat(join(folder, 'films.db-wal'))).size).toBe(0);
    expect(await countFilms(db)).toBe(before);
    db.$client.close();
  });
});

describe.runIf(canMountDisks())('a small disk', () => {
  let disk: SmallDisk;
  beforeEach(async () => {
    disk = await mountSmallDisk(12);
  });
  afterEach(() => disk.remove());

  const url = () => `file:${disk.path}/films.db`;
  const start = () => startProgram({ DATABASE_URL: url() }, { through: disk.through });

  it.each(['SIGTERM', 'SIGKILL'] as const)(
    'that is full does not prevent a start after %s, and the warning ends once there is room',
    async (signal) => {
      const first = await start();
      if (signal === 'SIGKILL') disk.fill();
      await first.end(signal);
      if (signal === 'SIGTERM') disk.fill();
      const second = await start();
      await expectServed(second);
      const readiness = async () => (await fetch(`${second.url}/readyz`)).json();
      expect(await readiness()).toEqual({ status: 'ok', warning: expect.stringMatching('full') });
      await disk.clear();
      expect(await readiness()).toEqual({ status: 'ok' });
      await second.end();
      expect(second.output().stderr).toMatch(WARNING);
    },
  );

  it('does not stay full after an import that ran out of room', async () => {
    const program = await start();
    const lines = [...generatedFilms(2_500)].map(({ id: _, ...film }) => JSON.stringify(film));
    const imported = await runCli(['import', '-'], url(), lines.join('\n'), disk);
    expect(imported.stderr).toMatch(
      /kept\.\nThe disk of .+ is full\. Free some space and try again\.\n$/,
    );
    expect(imported.code).toBe(1);
    const [, saved = ''] = /up to line (\d+) is kept/.exec(imported.stderr) ?? [];
    expect(Number(saved)).toBeGreaterThan(0);
    // The WAL is gone if the service closed the file because it could not read it on a full disk.
    const log = await stat(join(disk.seen, 'films.db-wal')).catch(() => null);
    expect(log?.size ?? 0).toBe(0);
    const { bavail, bsize } = await statfs(disk.seen);
    expect(bavail * bsize).toBeGreaterThan(1_000_000);
    await program.end();
    const again = await start();
    await expectServed(again);
    await again.end();
  });
});

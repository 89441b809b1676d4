/** Nightly backups: with a simulated clock, and once by the service. */

import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyChecksum } from '../../../api/operations/verify-backup.ts';
import { isPart } from '../../../api/operations/part-files.ts';
import { runNightlyBackups } from '../../../api/operations/nightly-backups.ts';
import { openDb } from '../../../db/connection/client.ts';
import { countFilms } from '../../../db/queries/count-films.ts';
import { runCli } from '../../helpers/run-cli.ts';
import { startProgram } from '../../helpers/start-program.ts';

let folder: string;
let backups: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'content-advisory-'));
  backups = join(folder, 'backups');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

interface Simulation {
  /** The local time of the start. */
  from: Date;
  keepDays: number;
  /** How often it sleeps before the test ends it. */
  sleeps: number;
  copy?: (target: string) => Promise<void>;
}

/** Simulates nights: sleeping advances the clock. Returns the times of the backups, and the reported errors. */
async function simulate({ from, keepDays, sleeps, copy = write }: Simulation) {
  const copiedAt: string[] = [];
  const reported: string[] = [];
  const removed: string[] = [];
  const end = new Error('The test has seen enough');
  let time = from.getTime();
  let left = sleeps;
  await runNightlyBackups({
    path: join(folder, 'films.db'),
    folder: backups,
    keepDays,
    now: () => new Date(time),
    sleep: async (milliseconds) => {
      if (left === 0) throw end;
      left -= 1;
      time += milliseconds;
    },
    backUp: (target) => {
      copiedAt.push(local(new Date(time)));
      return copy(target);
    },
    report: (error) => {
      if (error === end) throw end;
      reported.push(String(error));
    },
    logRemoved: (names) => removed.push(...names),
  }).catch((error: unknown) => {
    if (error !== end) throw error;
  });
  return { copiedAt, reported, removed };
}

/** Writes a backup with its checksum. */
async function write(target: string): Promise<void> {
  await writeFile(target, 'a backup');
  await writeFile(`${target}.sha256`, 'its checksum');
}

function local(time: Date): string {
  return `${time.getDate()}. ${time.getHours()}:${String(time.getMinutes()).padStart(2, '0')}`;
}

const backupFiles = async () => (await readdir(backups)).toSorted();

describe('nightly backups', () => {
  const NOON = new Date(2026, 10, 24, 12, 30);

  it('are made at the start, and at three each night after', async () => {
    const { copiedAt, reported } = await simulate({ from: NOON, keepDays: 7, sleeps: 3 });
    expect(copiedAt).toEqual(['24. 12:30', '25. 3:00', '26. 3:00', '27. 3:00']);
    expect(reported).toEqual([]);
  });

  it('are kept for seven days, each with its checksum', async () => {
    const { removed } = await simulate({ from: NOON, keepDays: 7, sleeps: 9 });
    expect(removed).toEqual(['24', '25', '26'].map((day) => `films-nightly-2026-11-${day}.db`));
    const days = ['27', '28', '29', '30'].map((day) => `2026-11-${day}`);
    const kept = [...days, '2026-12-01', '2026-12-02', '2026-12-03'].flatMap((day) => [
      `films-nightly-${day}.db`,
      `films-nightly-${day}.db.sha256`,
    ]);
    expect(await backupFiles()).toEqual(kept);
  });

  it('are made once a day, however often the service starts', async () => {
    await simulate({ from: NOON, keepDays: 7, sleeps: 0 });
    const again = await simulate({ from: new Date(2026, 10, 24, 23), keepDays: 7, sleeps: 1 });
    expect(again.copiedAt).toEqual(['25. 3:00']);
  });

  it('do not change other files, and remove temporary files of an interrupted backup', async () => {
    await mkdir(backups);
    const others = [
      'films-2020-01-01T00-00-00Z.db',
      'films-before-0003_limits_query.db',
      'films-nightly-notes.txt',
      'other-nightly-2020-01-01.db',
    ];
    for (const name of [
      ...others,
      'films-nightly-2020-01-01.db',
      ...['', '-journal', '-wal'].map((end) => `films-nightly-2026-11-23.db.9.part${end}`),
    ])
      await writeFile(join(backups, name), '');
    await simulate({ from: NOON, keepDays: 1, sleeps: 0 });
    const made = ['films-nightly-2026-11-24.db', 'films-nightly-2026-11-24.db.sha256'];
    expect(await backupFiles()).toEqual([...others, ...made].toSorted());
  });

  it('are kept, the newest too, if one is dated in the future', async () => {
    await mkdir(backups);
    const future = 'films-nightly-2099-01-01.db';
    await writeFile(join(backups, future), '');
    await simulate({ from: NOON, keepDays: 1, sleeps: 2 });
    const made = 'films-nightly-2026-11-26.db';
    expect(await backupFiles()).toEqual([made, `${made}.sha256`, future]);
  });

  it('that fail are reported and retried in an hour, and none is removed meanwhile', async () => {
    await simulate({ from: NOON, keepDays: 1, sleeps: 0 });
    const full = () => Promise.reject(new Error('no room'));
    const { copiedAt, reported } = await simulate({
      from: new Date(2026, 10, 25, 1),
      keepDays: 1,
      sleeps: 3,
      copy: full,
    });
    expect(copiedAt).toEqual(['25. 1:00', '25. 2:00', '25. 3:00', '25. 4:00']);
    expect(reported).toEqual(Array.from({ length: 4 }, () => 'Error: no room'));
    expect(await backupFiles()).toContain('films-nightly-2026-11-24.db');
  });

  it('that another process made meanwhile are not an error', async () => {
    const overtaken = async (target: string) => {
      await write(target);
      throw new Error('already exists');
    };
    const { reported } = await simulate({ from: NOON, keepDays: 7, sleeps: 1, copy: overtaken });
    expect(reported).toEqual([]);
  });
});

describe('the service', () => {
  it('makes a complete backup while it serves requests, and logs nothing', async () => {
    const program = await startProgram({
      DATABASE_URL: `file:${join(folder, 'films.db')}`,
      BACKUP_FOLDER: backups,
    });
    await expect
      .poll(() => backupFiles().catch(() => []), { timeout: 15_000 })
      .toEqual([
        expect.stringMatching(/^films-nightly-\d{4}-\d\d-\d\d\.db$/),
        expect.stringMatching(/^films-nightly-\d{4}-\d\d-\d\d\.db\.sha256$/),
      ]);
    const [name = ''] = await backupFiles();
    await verifyChecksum(join(backups, name), join(backups, name));
    const db = openDb({ url: `file:${join(backups, name)}` });
    expect(await countFilms(db)).toBe(293);
    db.$client.close();
    expect((await fetch(`${program.url}/readyz`)).status).toBe(200);
    expect(await program.end()).toBe(0);
    expect(program.output().stderr).toBe('');
  });

  it('stops soon during a backup, and leaves no part of it', async () => {
    const path = join(folder, 'films.db');
    await runCli(['migrate'], `file:${path}`);
    const db = openDb({ url: `file:${path}` });
    await db.$client.execute('create table filler as select randomblob(100000000) as bytes');
    db.$client.close();
    const program = await startProgram({ DATABASE_URL: `file:${path}`, BACKUP_FOLDER: backups });
    const unfinished = async () => (await backupFiles().catch(() => [])).some(isPart);
    await expect.poll(unfinished, { timeout: 30_000, interval: 5 }).toBe(true);
    expect(await program.end()).toBe(0);
    // If it had waited for the backup, the file would exist.
    expect(await backupFiles()).toEqual([]);
    expect(program.output().stderr).toBe('');
  }, 120_000);

  it('keeps running if no backup can be made, and reports it', async () => {
    const program = await startProgram({
      DATABASE_URL: `file:${join(folder, 'films.db')}`,
      BACKUP_FOLDER: '/proc/none',
    });
    await expect
      .poll(() => program.output().stderr, { timeout: 15_000 })
      .toContain('"problem":"nightly-copy-failed"');
    expect((await fetch(`${program.url}/readyz`)).status).toBe(200);
    expect(await program.end()).toBe(0);
  });
});

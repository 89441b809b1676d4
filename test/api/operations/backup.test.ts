/** `cli backup`, `restore` and `doctor`, as an operator runs them. */

import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { watch } from 'node:fs';
import {
  appendFile,
  copyFile,
  mkdir,
  mkdtemp,
  open,
  readdir,
  readFile,
  readlink,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runningProgram } from '../../../api/cli/doctor.ts';
import { sha256Of } from '../../../api/operations/durable-file.ts';
import { createBackup } from '../../../api/operations/backup.ts';
import { prepareDatabase } from '../../../api/operations/prepare-database.ts';
import { writeFilm } from '../../../api/services/films/write.ts';
import { openDb } from '../../../db/connection/client.ts';
import { filmFacts } from '../../helpers/film-facts.ts';
import { folderState } from '../../helpers/folder-state.ts';
import { runCli, startCli, type CliRun } from '../../helpers/run-cli.ts';
import { runVerbHere } from '../../helpers/run-verb-here.ts';
import { copySeededDatabase } from '../../helpers/seeded-database.ts';
import { startProgram } from '../../helpers/start-program.ts';
import { allRows } from '../../helpers/table-rows.ts';

const STAMP = { now: '2026-03-03T00:00:00.000Z', actor: 'an editor' };

let home: string;
/** A database with the starter films that no process has open, and a backup of it. */
let original: string;
let originalCopy: string;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'content-advisory-'));
  original = join(home, 'original.db');
  await copySeededDatabase(original);
  originalCopy = join(home, 'copy.db');
  await runCli(['backup', originalCopy], `file:${original}`);
});
afterAll(() => rm(home, { recursive: true, force: true }));

let folder: string;
let path: string;
let url: string;

beforeEach(async () => {
  folder = join(home, randomUUID());
  await mkdir(folder);
  path = join(folder, 'films.db');
  url = `file:${path}`;
  await copyFile(original, path);
});

/** A backup and its checksum, in the folder of the test. */
async function ownCopy(): Promise<string> {
  const copy = join(folder, 'copy.db');
  await copyFile(originalCopy, copy);
  await copyFile(`${originalCopy}.sha256`, `${copy}.sha256`);
  return copy;
}

async function writeSum(copy: string): Promise<void> {
  await writeFile(`${copy}.sha256`, `${await sha256Of(copy)}  ${basename(copy)}\n`);
}

async function rowsOf(file: string) {
  const db = openDb({ url: `file:${file}` });
  const rows = await allRows(db);
  db.$client.close();
  return rows;
}

describe('a backup', () => {
  it('has every row, in one file with a checksum, and only its name is printed', async () => {
    const { code, stdout, stderr } = await runCli(['backup'], url);
    expect(code).toBe(0);
    expect(stderr).toMatch(/^293 films, \d+ bytes, checked; .*\n$/);
    const copy = stdout.trim();
    expect(copy).toMatch(/backups\/films-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ-[\da-f]{6}\.db$/);
    const names = await readdir(join(folder, 'backups'));
    expect(names.toSorted()).toEqual([basename(copy), `${basename(copy)}.sha256`]);
    expect(await readFile(`${copy}.sha256`, 'utf8')).toBe(
      `${await sha256Of(copy)}  ${basename(copy)}\n`,
    );
    expect(await rowsOf(copy)).toEqual(await rowsOf(path));
  });

  it('goes to the given folder or file, or to BACKUP_FOLDER', async () => {
    const aside = join(folder, 'aside');
    await mkdir(aside);
    const intoFolder = await runVerbHere(['backup', aside], url);
    expect(intoFolder.stdout).toMatch(new RegExp(`^${aside}/films-.*\\.db\\n$`));
    const intoFile = await runVerbHere(['backup', join(aside, 'mine.db')], url);
    expect(intoFile.stdout).toBe(`${join(aside, 'mine.db')}\n`);
    const env = { BACKUP_FOLDER: join(folder, 'nightly') };
    const asSet = await runCli(['backup'], url, '', { env });
    expect(asSet.stdout).toMatch(new RegExp(`^${env.BACKUP_FOLDER}/films-`));
  });

  it('is a consistent snapshot, though the service runs and a film is written meanwhile', async () => {
    const service = await startProgram({ DATABASE_URL: url });
    const db = openDb({ url });
    await writeFilm(db, filmFacts({ id: 'before-2000' }), STAMP);
    const [{ code, stdout }] = await Promise.all([
      runCli(['backup'], url),
      writeFilm(db, filmFacts({ id: 'meanwhile-2000' }), STAMP),
    ]);
    db.$client.close();
    expect(code).toBe(0);
    const rows = await rowsOf(stdout.trim());
    expect(rows['films']).toContainEqual(expect.objectContaining({ id: 'before-2000' }));
    expect(rows['documents']).toHaveLength(rows['films']?.length ?? 0);
    expect((await fetch(`${service.url}/v1/films/before-2000`)).status).toBe(200);
    expect(await service.end()).toBe(0);
  });

  it('has a unique name, also if two are made in one second', async () => {
    const made = await Promise.all(Array.from({ length: 4 }, () => runCli(['backup'], url)));
    expect(made.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
    expect(new Set(made.map(({ stdout }) => stdout)).size).toBe(4);
  });

  it('does not overwrite one that another process has just finished', async () => {
    const copy = join(folder, 'one.db');
    const afterAnother = async (step: () => Promise<void>) => {
      await writeFile(copy, 'the copy of another process');
      await step();
    };
    await expect(createBackup(path, copy, { underLock: afterAnother })).rejects.toThrow(
      'already exists',
    );
    expect((await readdir(folder)).filter((name) => name.startsWith('one'))).toEqual(['one.db']);
    expect(await readFile(copy, 'utf8')).toBe('the copy of another process');
  });

  it('of a damaged database is rejected, and leaves no files', async () => {
    await damage(path);
    const { code, stdout, stderr } = await runCli(['backup'], url);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^The database .* is damaged.*\n$/);
    expect(await readdir(join(folder, 'backups')).catch(() => [])).toEqual([]);
  });

  it('that is damaged is deleted, though the database could be read', async () => {
    const db = openDb({ url });
    await db.$client.executeMultiple(
      "pragma foreign_keys = off; insert into talking_points values ('gone-2000', 0, 'Why?')",
    );
    db.$client.close();
    const { code, stdout, stderr } = await runVerbHere(['backup'], url);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(
      /is damaged, and was not copied: a row of talking_points belongs to none/,
    );
    expect(await readdir(join(folder, 'backups'))).toEqual([]);
  });
});

/** Overwrites pages in the middle, like a failing disk. */
async function damage(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  for (let page = 20; page < 60; page += 1)
    await handle.write(Buffer.alloc(4096, 'x'), 0, 4096, page * 4096);
  await handle.close();
}

describe('a restore', () => {
  it('replaces the database with the backup, and keeps the old one', async () => {
    const copy = await ownCopy();
    const db = await prepareDatabase({ url });
    await writeFilm(db, filmFacts({ id: 'later-2000' }), STAMP);
    const later = await allRows(db);
    // Closing frees the file only after garbage collection, so another process runs this.
    const closed = join(folder, 'closed.db');
    await db.$client.execute({ sql: 'vacuum into ?', args: [closed] });
    const { code, stdout, stderr } = await runCli(['restore', copy], `file:${closed}`);
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: `${closed} is now copy.db: 293 films. Start the service.\n`,
    });
    expect(await rowsOf(closed)).toEqual(await rowsOf(original));
    const [, kept = ''] = /restore (\S+)\n$/.exec(stderr) ?? [];
    expect(await rowsOf(kept)).toEqual(later);
    expect((await runCli(['restore', kept], `file:${closed}`)).code).toBe(0);
    expect(await rowsOf(closed)).toEqual(later);
    db.$client.close();
  });

  it('is what the service then serves, and leaves no temporary files', async () => {
    const copy = await ownCopy();
    const empty = join(folder, 'gone', 'films.db');
    expect((await runCli(['restore', copy], `file:${empty}`)).code).toBe(0);
    expect((await readdir(join(folder, 'gone'))).toSorted()).toEqual(['films.db', 'films.db.lock']);
    const service = await startProgram({ DATABASE_URL: `file:${empty}` });
    expect((await fetch(`${service.url}/readyz`)).status).toBe(200);
    expect((await fetch(`${service.url}/v1/films/her-2013`)).status).toBe(200);
    await service.end();
  });

  it('replaces a damaged database, and a file that is not a database', async () => {
    const copy = await ownCopy();
    await damage(path);
    expect((await runCli(['restore', copy], url)).code).toBe(0);
    expect(await rowsOf(path)).toEqual(await rowsOf(original));
    await writeFile(path, 'This is a letter and no database. '.repeat(300));
    await writeFile(`${path}-wal`, 'The log of another file');
    expect((await runCli(['restore', copy], url)).code).toBe(0);
    expect(await rowsOf(path)).toEqual(await rowsOf(original));
  });

  it('replaces the target of a symbolic link, and the link stays', async () => {
    const copy = await ownCopy();
    const linked = join(folder, 'linked.db');
    await symlink(path, linked);
    await writeFile(path, 'A letter, and no database.');
    expect((await runVerbHere(['restore', copy], `file:${linked}`)).code).toBe(0);
    expect(await readlink(linked)).toBe(path);
    expect(await rowsOf(path)).toEqual(await rowsOf(original));
  });

  it('prints a command to go back that is valid in a shell for any folder name', async () => {
    const copy = await ownCopy();
    const odd = join(folder, "it's my $HOME", 'films.db');
    await mkdir(dirname(odd));
    await copyFile(original, odd);
    const { code, stderr } = await runVerbHere(['restore', copy], `file:${odd}`);
    expect(code).toBe(0);
    const [, word = ''] = /cli -- restore (.+)\n$/.exec(stderr) ?? [];
    const read = execFileSync('sh', ['-c', `printf %s ${word}`], { encoding: 'utf8' });
    expect((await readdir(dirname(odd))).map((name) => join(dirname(odd), name))).toContain(read);
  });

  it('is rejected while a service has the database open, and nothing changes', async () => {
    const copy = await ownCopy();
    const service = await startProgram({ DATABASE_URL: url });
    // The service opens its connection with the first query; until then, the connection that prepared the file may still be closing.
    expect((await fetch(`${service.url}/readyz`)).status).toBe(200);
    const before = await folderState(folder, { but: /-shm$/ });
    const { code, stdout, stderr } = await runCli(['restore', copy], url);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/is in use, and nothing was changed\. Stop the service.*\n$/);
    expect(await folderState(folder, { but: /-shm$/ })).toEqual(before);
    expect((await fetch(`${service.url}/v1/films/her-2013`)).status).toBe(200);
    await service.end();
    expect((await runCli(['restore', copy], url)).code).toBe(0);
  });

  /** Each writes something like a backup to the path, and expects a message. */
  const REJECTED: [string, (copy: string) => Promise<void>, RegExp][] = [
    [
      'that has changed by a byte',
      (copy) => appendFile(copy, ' '),
      /has changed since it was made/,
    ],
    [
      'without its checksum',
      (copy) => rm(`${copy}.sha256`),
      /There is no .*sha256 to check the copy by/,
    ],
    [
      'whose checksum is invalid',
      (copy) => writeFile(`${copy}.sha256`, 'soon\n'),
      /\.sha256 holds no SHA-256/,
    ],
    [
      'that was damaged before its checksum was written',
      async (copy) => {
        await damage(copy);
        await writeSum(copy);
      },
      /copy\.db is damaged/,
    ],
    [
      'that is not a database',
      async (copy) => {
        await writeFile(copy, 'A letter. '.repeat(1000));
        await writeSum(copy);
      },
      /copy\.db is not a database/,
    ],
    [
      'of another program',
      async (copy) => {
        await rm(copy);
        const db = openDb({ url: `file:${copy}` });
        await db.$client.execute('create table notes (text)');
        db.$client.close();
        await writeSum(copy);
      },
      /holds another database/,
    ],
    [
      'of a newer program',
      async (copy) => {
        const db = openDb({ url: `file:${copy}` });
        await db.$client.execute(
          "insert into __drizzle_migrations (hash, created_at) values ('next', 9999999999999)",
        );
        db.$client.close();
        await writeSum(copy);
      },
      /has a newer schema than this program/,
    ],
  ];

  it.each(REJECTED)('of a backup %s is rejected, and nothing changes', async (_, spoil, told) => {
    const copy = await ownCopy();
    await spoil(copy);
    const before = await folderState(folder);
    const { code, stdout, stderr } = await runVerbHere(['restore', copy], url);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(told);
    expect(stderr.trimEnd()).not.toContain('\n');
    expect(await folderState(folder)).toEqual(before);
  });

  it.runIf(process.platform === 'linux')(
    'renames the backup in one step, so that the database always exists',
    async () => {
      const steps: string[] = [];
      const copy = await ownCopy();
      const watcher = watch(folder, (step, name) => {
        if (name === 'films.db' && step === 'rename') steps.push(step);
      });
      const { stdout } = await runCli(['restore', copy], url);
      // The last event of the folder comes after all events of the restore.
      const end = once(watcher, 'change', { signal: AbortSignal.timeout(5_000) });
      await writeFile(join(folder, 'end'), '');
      await end;
      watcher.close();
      expect(stdout).toContain('293 films');
      expect(steps).toEqual(['rename']);
    },
  );

  it('that is killed at any moment leaves the complete old or new database', async () => {
    const copy = await ownCopy();
    const db = openDb({ url: `file:${copy}` });
    await db.$client.execute('delete from talking_points');
    db.$client.close();
    await writeSum(copy);
    const [old, fresh] = [await rowsOf(path), await rowsOf(copy)];
    expect(old).not.toEqual(fresh);
    for (let step = 1; step <= 11; step += 2) {
      await copyFile(original, path);
      await endAfterSteps(startCli(['restore', copy], url), step);
      const inUse = join(folder, `seen-${step}.db`);
      await copyFile(path, inUse);
      const rows = await rowsOf(inUse);
      expect([JSON.stringify(old), JSON.stringify(fresh)]).toContain(JSON.stringify(rows));
    }
  });

  /** Kills it after this many changes in the folder, if there are so many. */
  async function endAfterSteps({ child, ended }: CliRun, steps: number): Promise<void> {
    let seen = 0;
    const watcher = watch(folder, () => {
      seen += 1;
      if (seen >= steps) child.kill('SIGKILL');
    });
    await ended;
    watcher.close();
  }
});

describe('doctor', () => {
  it('finds nothing wrong in a healthy database, reports the missing backup, and changes nothing', async () => {
    const before = await folderState(folder);
    const { code, stdout, stderr } = await runCli(['doctor'], url);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const kinds = stdout
      .trimEnd()
      .split('\n')
      .map((line) => line.slice(0, 6));
    expect(kinds).toEqual([...Array.from({ length: 6 }, () => 'ok    '), 'note  ']);
    expect(stdout).toContain('293 films');
    expect(await folderState(folder)).toEqual(before);
  });

  it('names the Node that runs it and, if npm chose that one, that a service may run on another', async () => {
    const { stdout } = await runCli(['doctor'], url);
    expect(stdout).toContain(`runs on Node ${process.versions.node}, ${process.execPath}`);
    const ofThePackages = { execPath: '/srv/node_modules/node/bin/node', version: 'v24.21.0' };
    expect(runningProgram(ofThePackages)).toMatch(
      /^This command runs on Node 24\.21\.0, \/srv\/.+; node dist\/node\.js runs on the installed one$/,
    );
    expect(runningProgram({ execPath: '/usr/bin/node', version: 'v22.1.0' })).toMatch(
      / on Node 22\.1\.0, \/usr\/bin\/node$/,
    );
  });

  it('names the files that a killed command left', async () => {
    const left = ['', '-journal', '-wal'].map((ending) => `${path}.4711.part${ending}`);
    for (const file of left) await writeFile(file, '');
    const { code, stdout } = await runVerbHere(['doctor'], url);
    expect(code).toBe(0);
    for (const file of left) expect(stdout).toContain(`note  ${file} is unfinished.`);
  });

  it.each<[string, () => Promise<unknown>, RegExp]>([
    ['no database', () => rm(path), /^bad   There is no database .*npm start creates it/m],
    ['damage', () => damage(path), /^bad   .*Restore the newest backup/m],
    [
      'a file that is not a database',
      () => writeFile(path, 'A letter. '.repeat(1000)),
      /^bad   .*is not a database/m,
    ],
    [
      'a film without its document',
      () => change("delete from documents where film_id = 'her-2013'"),
      /^bad   Incomplete films: 1\./m,
    ],
    [
      'an older schema',
      () => change('delete from __drizzle_migrations where created_at > 1795414009721'),
      /^bad   .*older than this program\. Run: npm run migrate/m,
    ],
    [
      'a newer schema',
      () => change('update __drizzle_migrations set created_at = created_at + 99999999999'),
      /^bad   .*newer than this program/m,
    ],
    [
      'a backup that has changed',
      async () => {
        await runVerbHere(['backup', folder], url);
        const copy = (await readdir(folder)).find((name) => /^films-.*db$/.test(name)) ?? '';
        await mkdir(join(folder, 'backups'));
        await copyFile(join(folder, `${copy}.sha256`), join(folder, 'backups', `${copy}.sha256`));
        await copyFile(path, join(folder, 'backups', copy));
      },
      /^bad   .*has changed since it was made/m,
    ],
  ])('names %s', async (_, spoil, told) => {
    await spoil();
    const { code, stdout, stderr } = await runVerbHere(['doctor'], url);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout).toMatch(told);
  });

  async function change(sql: string): Promise<void> {
    const db = openDb({ url });
    await db.$client.execute(sql);
    db.$client.close();
  }
});

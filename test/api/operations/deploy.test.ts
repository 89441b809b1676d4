/** Tests the files in `docs/deploy/`. No container engine is needed: the Dockerfile's steps run in a folder. */

import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { chmod, chown, cp, mkdir, mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  commandOf,
  readDockerfile,
  type Instruction,
  type Stage,
} from '../../helpers/dockerfile.ts';
import { folderState } from '../../helpers/folder-state.ts';
import { freePort } from '../../helpers/start-program.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const deployFile = (name: string) => readFileSync(join(ROOT, 'docs/deploy', name), 'utf8');

const STAGES = readDockerfile(deployFile('Dockerfile'));
const FINAL = STAGES.at(-1) ?? { name: '', base: '', instructions: [] };

function all(name: string, { instructions }: Stage = FINAL): Instruction[] {
  return instructions.filter((one) => one.name === name);
}

function last(name: string): Instruction {
  const found = all(name).at(-1);
  if (!found) throw new Error(`The Dockerfile has no ${name}`);
  return found;
}

describe('the Dockerfile', () => {
  it('copies only files that exist and that its ignore file allows', () => {
    const allowed = deployFile('Dockerfile.dockerignore')
      .split('\n')
      .filter((line) => line.startsWith('!'))
      .map((line) => line.slice(1));
    const copied = STAGES.flatMap((stage) => all('COPY', stage))
      .filter(({ options }) => options['from'] === undefined)
      .flatMap(({ words }) => words.slice(0, -1));
    expect(copied.length).toBeGreaterThan(5);
    for (const path of copied) {
      expect(existsSync(join(ROOT, path)), path).toBe(true);
      expect(allowed, path).toContain(path.split('/')[0]);
    }
    for (const path of allowed) expect(copied.map((one) => one.split('/')[0])).toContain(path);
  });

  it('names the stages that it copies from, on the Node that the tests run on', () => {
    const names = STAGES.map(({ name }) => name);
    for (const { options } of all('COPY').filter((one) => one.options['from']))
      expect(names).toContain(options['from']);
    const major = process.versions.node.split('.')[0];
    expect(STAGES.map(({ base }) => base)).toEqual(STAGES.map(() => `node:${major}-slim`));
  });

  it('runs as an unprivileged user, with its data in a volume of that user', () => {
    expect(last('USER').text).toBe('node');
    expect(last('VOLUME').text).toBe('/data');
    expect(all('RUN').map(({ text }) => text)).toEqual(['mkdir /data && chown node:node /data']);
    expect(last('ENV').text).toContain('DATABASE_URL=file:/data/');
    expect(last('ENV').text).toContain('SQLITE_TMPDIR=/data');
  });
});

describe('the image', () => {
  let home: string;
  let data: string;
  /** The content of /app in the container. */
  let app: string;

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'content-advisory-image-'));
    await chmod(home, 0o755);
    for (const stage of STAGES) await build(stage, join(home, stage.name || 'final', 'app'));
    app = join(home, 'final', 'app');
    await setRights(app, { folder: 0o555, file: 0o444 });
    data = join(home, 'data');
    await mkdir(data);
    if (process.getuid?.() === 0) await chown(data, UNPRIVILEGED_UID, UNPRIVILEGED_UID);
  }, 180_000);
  afterAll(async () => {
    await setRights(app, { folder: 0o755, file: 0o644 });
    await rm(home, { recursive: true, force: true });
  });

  /** Runs the steps of a stage. Build dependencies are those that are already installed here. */
  async function build(stage: Stage, folder: string): Promise<void> {
    await mkdir(folder, { recursive: true });
    for (const { name, words, options, text } of stage.instructions) {
      if (name === 'COPY') await copyInto(folder, words, options['from']);
      if (name !== 'RUN' || stage === FINAL) continue;
      if (stage.name === 'build' && text.startsWith('npm ci'))
        await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
      else runHere(text, folder);
    }
  }

  async function copyInto(folder: string, words: readonly string[], from?: string): Promise<void> {
    const target = words.at(-1) ?? '';
    for (const source of words.slice(0, -1)) {
      const path = from === undefined ? join(ROOT, source) : join(home, from, source);
      const name = target.endsWith('/') ? join(target, source.split('/').at(-1) ?? '') : target;
      await cp(path, join(folder, name), { recursive: true });
    }
  }

  /** Packages come from npm's cache if they are in it. */
  function runHere(command: string, cwd: string): void {
    const env = { ...process.env, npm_config_prefer_offline: 'true' };
    const { status, stderr } = spawnSync('sh', ['-c', command], { cwd, env, encoding: 'utf8' });
    if (status !== 0) throw new Error(`${command}: ${stderr}`);
  }

  /** The variables of the image, with the folders of the test. */
  function environment(port: string): Record<string, string> {
    const pairs = last('ENV').words.map((pair) => pair.replace('/data', data).split('='));
    return {
      ...Object.fromEntries(pairs),
      HOST: '127.0.0.1',
      PORT: port,
      PATH: process.env['PATH'],
    };
  }

  function start(command: readonly string[], port: string): ChildProcess {
    const [name = '', ...args] = command;
    expect(name).toBe('node');
    return spawn(process.execPath, args, {
      cwd: app,
      env: environment(port),
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(process.getuid?.() === 0 ? { uid: UNPRIVILEGED_UID, gid: UNPRIVILEGED_UID } : {}),
    });
  }

  /** The exit status and the output. */
  async function run(command: readonly string[], port: string): Promise<[number, string]> {
    const child = start(command, port);
    let said = '';
    child.stdout?.on('data', (chunk) => (said += chunk));
    child.stderr?.on('data', (chunk) => (said += chunk));
    const [code] = await once(child, 'close');
    return [code, said];
  }

  it('serves, is healthy, backs up and restores, and can only write to its volume', async () => {
    const port = String(await freePort());
    const isHealthy = () => run(commandOf(last('HEALTHCHECK')), port);
    const before = await folderState(app);
    expect((await isHealthy())[0]).toBe(1);
    const service = start(commandOf(last('CMD')), port);
    const ended = once(service, 'close');
    service.stderr?.on('data', () => {});
    await expect
      .poll(
        () =>
          fetch(`http://127.0.0.1:${port}/readyz`).then(
            ({ status }) => status,
            () => 0,
          ),
        {
          timeout: 15_000,
        },
      )
      .toBe(200);
    expect(await isHealthy()).toEqual([0, '']);
    const film = await fetch(`http://127.0.0.1:${port}/films/her-2013`);
    expect(film.status).toBe(200);
    expect((await fetch(`http://127.0.0.1:${port}/widget.js`)).status).toBe(200);
    const picture = await fetch(`http://127.0.0.1:${port}/films/her-2013/share.png`);
    expect(picture.headers.get('Content-Type')).toBe('image/png');
    const [code, said] = await run(['node', 'dist/cli.js', 'backup'], port);
    expect(said).toContain('293 films');
    expect(code).toBe(0);
    const copy = /\S+backups\S+\.db$/m.exec(said)?.[0] ?? '';
    expect((await run(['node', 'dist/cli.js', 'doctor'], port))[0]).toBe(0);
    service.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    expect((await run(['node', 'dist/cli.js', 'restore', copy], port))[0]).toBe(0);
    expect(await folderState(app)).toEqual(before);
  }, 60_000);

  it('has no sources, no tests and no development dependencies', async () => {
    expect((await readdir(app)).toSorted()).toEqual(
      ['LICENSE', 'db', 'dist', 'node_modules', 'package.json'].toSorted(),
    );
    expect(await readdir(join(app, 'db'))).toEqual(['migrations', 'seed']);
    for (const name of ['vite', 'vitest', 'typescript', 'wrangler'])
      expect(existsSync(join(app, 'node_modules', name)), name).toBe(false);
  });
});

/** A user id that owns no files here. */
const UNPRIVILEGED_UID = 65_534;

/** Sets the permissions of folders and files: a folder first if it becomes accessible, and last if not. */
async function setRights(folder: string, rights: { folder: number; file: number }): Promise<void> {
  await chmod(folder, rights.folder | 0o200);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await setRights(path, rights);
    else if (!entry.isSymbolicLink()) await chmod(path, rights.file);
  }
  await chmod(folder, rights.folder);
}

describe('the compose file', () => {
  const text = deployFile('compose.yaml');

  it('builds the Dockerfile, from the top folder', () => {
    const [, context = ''] = /context: (\S+)/.exec(text) ?? [];
    const [, dockerfile = ''] = /dockerfile: (\S+)/.exec(text) ?? [];
    expect(existsSync(join(ROOT, 'docs/deploy', context, dockerfile))).toBe(true);
  });

  it('has a volume for the data of the image, and nothing else is writable', () => {
    expect(text).toMatch(/^ {4}read_only: true$/m);
    expect(text).toMatch(/^ {6}- data:\/data$/m);
    expect(text).toMatch(/^ {2}data:$/m);
    expect(text).toMatch(/^ {4}cap_drop: \[ALL\]$/m);
    expect(text).toMatch(/^ {6}BACKUP_FOLDER: \/data\//m);
  });
});

describe('the systemd unit', () => {
  const text = deployFile('content-advisory.service');

  it('starts the built program without privileges, with one writable folder', () => {
    const [, program = ''] = /^ExecStart=\/usr\/bin\/node (\S+)$/m.exec(text) ?? [];
    expect(existsSync(join(ROOT, program))).toBe(true);
    const state = /^StateDirectory=(\S+)$/m.exec(text)?.[1];
    for (const [, path] of text.matchAll(/^Environment=\w+=(?:file:)?(\/\S+)$/gm))
      expect(path).toMatch(new RegExp(`^/var/lib/${state}(/|$)`));
    for (const line of ['User=content-advisory', 'ProtectSystem=strict', 'NoNewPrivileges=yes'])
      expect(text).toContain(`\n${line}\n`);
  });
});

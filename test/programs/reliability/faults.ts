/** What can happen to a database under a running service: how it is brought about, and what is promised meanwhile. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, copyFile, mkdtemp, open, rename, rm, stat, writeFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'libsql';
import type { FaultyProxy } from './faulty-proxy.ts';

export interface Fault<Target> {
  name: string;
  /** How it is brought about, for the report. */
  how: string;
  /** What reads get that were not asked before: the answer, or a 503. */
  reads: '200' | '503';
  /** Brings it about; what it gives ends it, and leaves everything as it was. */
  begin: (target: Target) => Promise<() => Promise<void>>;
}

/** Of the file at a path. */
export const FILE_FAULTS: readonly Fault<string>[] = [
  {
    name: 'locked for writing',
    how: 'another process holds a write transaction open',
    reads: '200',
    begin: (path) => holdLock(path, 'write'),
  },
  {
    name: 'locked for everybody',
    how: 'another process holds an exclusive lock on a copy that was put in its place',
    reads: '503',
    begin: async (path) => {
      const copy = join(await mkdtemp(`${path}-`), 'copy.db');
      await withDatabase(path, (db) => db.exec(`vacuum into '${copy}'`));
      const release = await holdLock(copy, 'exclusive');
      const putBack = await replaceFile(path, copy);
      return async () => {
        await release();
        await putBack();
        await rm(dirname(copy), { recursive: true });
      };
    },
  },
  {
    name: 'disk full',
    how: 'an import into it by another process is refused by `PRAGMA max_page_count`',
    reads: '200',
    begin: async (path) => {
      const child = runScript('fill-disk.ts', [path]);
      const [code] = await once(child, 'close');
      if (code !== 0) throw new Error('The import was not refused for want of space');
      return async () => {};
    },
  },
  {
    name: 'read-only',
    how: 'its folder and its files lose the right to be written; the service runs without the rights that let root write anyhow',
    reads: '200',
    begin: async (path) => {
      await chmod(path, 0o444);
      await chmod(dirname(path), 0o555);
      return async () => {
        await chmod(dirname(path), 0o755);
        await chmod(path, 0o644);
      };
    },
  },
  {
    name: 'corrupt pages',
    how: 'every page of the file but the first is overwritten',
    reads: '503',
    begin: async (path) => {
      const copy = `${path}.copy`;
      // What still stands in the log would be read from there.
      await withDatabase(path, (db) => db.pragma('wal_checkpoint(truncate)'));
      await copyFile(path, copy);
      await overwrite(path, { from: 4_096, byte: 0xa5 });
      return async () => {
        await writeOver(path, copy);
        await rm(copy);
      };
    },
  },
  {
    name: 'not a database',
    how: 'a text file is put in its place',
    reads: '503',
    begin: async (path) => {
      const text = `${path}.txt`;
      await writeFile(text, 'This is a letter, and no page of a database. '.repeat(500));
      return replaceFile(path, text);
    },
  },
  {
    name: 'empty',
    how: 'an empty file is put in its place',
    reads: '503',
    begin: async (path) => {
      const empty = `${path}.empty`;
      await writeFile(empty, '');
      return replaceFile(path, empty);
    },
  },
  {
    name: 'deleted under way',
    how: 'the file, its log and its index are moved away',
    reads: '503',
    begin: async (path) => replaceFile(path),
  },
];

/** Of a libSQL server, reached through a proxy. */
export const SERVER_FAULTS: readonly Fault<FaultyProxy>[] = [
  {
    name: 'server away',
    how: 'nobody listens on its port',
    reads: '503',
    begin: (proxy) => proxy.leave(),
  },
  {
    name: 'server slow',
    how: 'it answers after 10 s',
    reads: '503',
    begin: async (proxy) => proxy.answer((response, pass) => void later(response, pass)),
  },
  {
    name: 'server stuck',
    how: 'it sends the head of its answer and half of the body, and nothing more',
    reads: '503',
    begin: async (proxy) =>
      proxy.answer((response) => {
        response.writeHead(200, JSON_TYPE);
        response.write('{"baton":null,');
      }),
  },
  {
    name: 'server answers rubbish',
    how: 'in turn: a page of HTML, JSON of another kind, half of a JSON text, no bytes at all, an error that is no JSON, another answer than was asked for, a broken connection',
    reads: '503',
    begin: async (proxy) => {
      let turn = 0;
      return proxy.answer((response) => RUBBISH[(turn += 1) % RUBBISH.length]?.(response));
    },
  },
];

const JSON_TYPE = { 'Content-Type': 'application/json' };

const RUBBISH: ((response: ServerResponse) => void)[] = [
  (response) => response.writeHead(200, { 'Content-Type': 'text/html' }).end('<p>Sign in</p>'),
  (response) => response.writeHead(200, JSON_TYPE).end('{"films":[]}'),
  (response) => response.writeHead(200, JSON_TYPE).end('null'),
  (response) => response.writeHead(200, JSON_TYPE).end('{"baton":null,"results":[{"type"'),
  (response) => response.writeHead(200).end(),
  (response) => response.writeHead(500, JSON_TYPE).end('Bad Gateway'),
  (response) => response.writeHead(502, JSON_TYPE).end('null'),
  (response) => response.writeHead(204).end(),
  (response) =>
    response
      .writeHead(200, JSON_TYPE)
      .end('{"baton":null,"base_url":null,"results":[{"type":"ok","response":{"type":"close"}}]}'),
  (response) => response.destroy(),
];

const SLOW = 10_000;

/** The answer, much too late; nobody may wait for it any more. */
function later(response: ServerResponse, pass: () => void): void {
  const timer = setTimeout(pass, SLOW);
  response.once('close', () => clearTimeout(timer));
}

/** Puts a file in the place of the database, or nothing; what it gives puts the database back. */
async function replaceFile(path: string, by?: string): Promise<() => Promise<void>> {
  const away = `${path}.away`;
  await rename(path, away);
  const logs = ['-wal', '-shm'];
  for (const log of logs) await rename(path + log, away + log).catch(ignoreMissing);
  if (by !== undefined) await rename(by, path);
  return async () => {
    // The file comes back last, when its log and its index are there.
    await rm(path, { force: true });
    for (const log of logs) {
      await rm(path + log, { force: true });
      await rename(away + log, path + log).catch(ignoreMissing);
    }
    await rename(away, path);
  };
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}

async function overwrite(
  path: string,
  { from, byte }: { from: number; byte: number },
): Promise<void> {
  const { size } = await stat(path);
  const file = await open(path, 'r+');
  await file.write(Buffer.alloc(size - from, byte), 0, size - from, from);
  await file.close();
}

/** Writes the bytes of one file into another, which stays the same file. */
async function writeOver(path: string, from: string): Promise<void> {
  const [file, source] = [await open(path, 'r+'), await open(from)];
  await file.write(await source.readFile(), 0);
  await Promise.all([file.close(), source.close()]);
}

async function withDatabase(path: string, work: (db: Database.Database) => unknown): Promise<void> {
  const db = new Database(path, { timeout: 5_000 });
  work(db);
  db.close();
}

function runScript(name: string, args: readonly string[]) {
  const script = fileURLToPath(new URL(name, import.meta.url));
  return spawn(process.execPath, [script, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
}

async function holdLock(path: string, kind: 'write' | 'exclusive'): Promise<() => Promise<void>> {
  const child = runScript('hold-lock.ts', [path, kind]);
  const ended = once(child, 'close');
  const held = await Promise.race([once(child.stdout, 'data').then(() => true), ended]);
  if (held !== true) throw new Error('The lock could not be had');
  return async () => {
    child.stdin.end();
    await ended;
  };
}

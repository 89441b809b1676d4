/** Faults of the database of a running service: how each is caused, and what is promised during it. */

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
  /** How it is caused, for the report. */
  how: string;
  /** The status of reads that are not in the cache. */
  reads: '200' | '503';
  /** Causes the fault. Returns a function that ends it and restores everything. */
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
    name: 'locked exclusively',
    how: 'the file is replaced by a copy on which another process holds an exclusive lock',
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
    how: 'another process imports films until `PRAGMA max_page_count` stops it',
    reads: '200',
    begin: async (path) => {
      const child = runScript('fill-disk.ts', [path]);
      const [code] = await once(child, 'close');
      if (code !== 0) throw new Error('The import did not fail with a full disk');
      return async () => {};
    },
  },
  {
    name: 'read-only',
    how: 'the folder and its files are made read-only; the service runs without root’s right to write anyway',
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
    how: 'every page of the file except the first is overwritten',
    reads: '503',
    begin: async (path) => {
      const copy = `${path}.copy`;
      // Pages that are still in the log would be read from there.
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
    how: 'the file is replaced by a text file',
    reads: '503',
    begin: async (path) => {
      const text = `${path}.txt`;
      await writeFile(text, 'This is a letter, not a page of a database. '.repeat(500));
      return replaceFile(path, text);
    },
  },
  {
    name: 'empty',
    how: 'the file is replaced by an empty one',
    reads: '503',
    begin: async (path) => {
      const empty = `${path}.empty`;
      await writeFile(empty, '');
      return replaceFile(path, empty);
    },
  },
  {
    name: 'deleted while in use',
    how: 'the file, its write-ahead log and its index are moved away',
    reads: '503',
    begin: async (path) => replaceFile(path),
  },
];

/** Of a libSQL server, reached through a proxy. */
export const SERVER_FAULTS: readonly Fault<FaultyProxy>[] = [
  {
    name: 'server down',
    how: 'nothing listens on its port',
    reads: '503',
    begin: (proxy) => proxy.leave(),
  },
  {
    name: 'server slow',
    how: 'it responds after 10 s',
    reads: '503',
    begin: async (proxy) => proxy.answer((response, pass) => void later(response, pass)),
  },
  {
    name: 'server stuck',
    how: 'it sends the headers of its response and half of the body, then nothing',
    reads: '503',
    begin: async (proxy) =>
      proxy.answer((response) => {
        response.writeHead(200, JSON_TYPE);
        response.write('{"baton":null,');
      }),
  },
  {
    name: 'invalid responses',
    how: 'in turn: an HTML page, other JSON, truncated JSON, an empty body, an error that is not JSON, the response to another request, a broken connection',
    reads: '503',
    begin: async (proxy) => {
      let turn = 0;
      return proxy.answer((response) =>
        INVALID_RESPONSES[(turn += 1) % INVALID_RESPONSES.length]?.(response),
      );
    },
  },
];

const JSON_TYPE = { 'Content-Type': 'application/json' };

const INVALID_RESPONSES: ((response: ServerResponse) => void)[] = [
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

/** Responds much too late; the client may have disconnected. */
function later(response: ServerResponse, pass: () => void): void {
  const timer = setTimeout(pass, SLOW);
  response.once('close', () => clearTimeout(timer));
}

/** Replaces the database by a file, or removes it. Returns a function that puts it back. */
async function replaceFile(path: string, by?: string): Promise<() => Promise<void>> {
  const away = `${path}.away`;
  await rename(path, away);
  const logs = ['-wal', '-shm'];
  for (const log of logs) await rename(path + log, away + log).catch(ignoreMissing);
  if (by !== undefined) await rename(by, path);
  return async () => {
    // Puts the file back last, after its log and its index.
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

/** Overwrites a file in place with the bytes of another. */
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
  if (held !== true) throw new Error('Could not get the lock');
  return async () => {
    child.stdin.end();
    await ended;
  };
}

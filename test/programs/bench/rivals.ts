/**
 * What somebody would put up from npm instead: a server in front of a JSON file, two versions of it, and one in front of SQLite. Installed
 * into a folder of the bench's own, never into the project.
 */

import { execFile, spawn } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import Database from 'libsql';
import { freePort } from '../../helpers/start-program.ts';

/** A film with the columns that those servers filter and sort by, and what a page shows of it. */
export interface RivalFilm {
  columns: Readonly<Record<string, string | number>>;
  summary: object;
}

export interface Limits {
  /** The highest value of each column. */
  most: Readonly<Record<string, number>>;
  /** The columns that it is sorted by. */
  sort: readonly string[];
  limit: number;
}

export interface Rival {
  name: string;
  /** How many times its requests a second this project promises. */
  promised: number;
  packages: Readonly<Record<string, string>>;
  overrides?: Readonly<Record<string, string>>;
  program: string;
  /** Puts the films where the program finds them, and gives its arguments. */
  prepare: (folder: string, films: readonly RivalFilm[], port: number) => Promise<string[]>;
  /** Where the question is asked; the same films in the same order come out. */
  path: (limits: Limits) => string;
}

const jsonServer = { program: 'json-server', prepare: writeJson };

export const RIVALS: readonly Rival[] = [
  {
    ...jsonServer,
    name: 'json-server 0.17',
    promised: 60,
    packages: { 'json-server': '0.17.4' },
    path: ({ most, sort, limit }) =>
      `/films?${bounds(most)}&_sort=${sort.join(',')}&_order=${sort.map(() => 'asc').join(',')}&_limit=${limit}`,
  },
  {
    ...jsonServer,
    name: 'json-server 1.0 beta',
    promised: 150,
    packages: { 'json-server': '1.0.0-beta.3' },
    path: ({ most, sort, limit }) =>
      `/films?${bounds(most)}&_sort=${sort.join(',')}&_start=0&_limit=${limit}`,
  },
  {
    name: 'soul-cli 0.8',
    promised: 6,
    packages: { 'soul-cli': '0.8.2' },
    // Its own better-sqlite3 8 and bcrypt 5 are not built for newer Nodes; these have the same interface.
    overrides: { 'better-sqlite3': 'npm:libsql@0.5.29', bcrypt: 'npm:bcryptjs@2.4.3' },
    program: 'soul-cli',
    prepare: writeSqlite,
    path: ({ most, sort, limit }) =>
      `/api/tables/films/rows?_filters=${Object.entries(most)
        .map(([column, value]) => `${column}__lte:${value}`)
        .join(',')}&_ordering=${sort[0]}&_limit=${limit}`,
  },
];

function bounds(most: Limits['most']): string {
  return Object.entries(most)
    .map(([column, value]) => `${column}_lte=${value}`)
    .join('&');
}

/** Installs the packages of a rival; throws where the registry cannot be reached. */
export async function install({ packages, overrides = {} }: Rival, folder: string): Promise<void> {
  const manifest = { private: true, dependencies: packages, overrides };
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
  const flags = ['--no-audit', '--no-fund', '--ignore-scripts', '--fetch-retries=0'];
  await promisify(execFile)('npm', ['i', '--prefix', folder, ...flags], {
    cwd: folder,
    timeout: 180_000,
  });
}

export async function start(
  rival: Rival,
  folder: string,
  films: readonly RivalFilm[],
): Promise<{ url: string; stop: () => void }> {
  const port = await freePort();
  const args = await rival.prepare(folder, films, port);
  const program = await programOf(join(folder, 'node_modules', rival.program));
  const child = spawn(process.execPath, [program, ...args], {
    cwd: folder,
    env: { PATH: process.env['PATH'], NODE_ENV: 'production' },
    stdio: 'ignore',
  });
  const url = `http://127.0.0.1:${port}`;
  for (let attempt = 0; attempt < 100; attempt += 1) {
    await delay(200);
    if (await fetch(url).then(Boolean, () => false)) return { url, stop: () => child.kill() };
  }
  child.kill();
  throw new Error(`${rival.name} did not start`);
}

async function programOf(folder: string): Promise<string> {
  const { bin } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const path = typeof bin === 'string' ? bin : Object.values(bin)[0];
  return join(folder, String(path));
}

async function writeJson(folder: string, films: readonly RivalFilm[], port: number) {
  const path = join(folder, 'films.json');
  // Its beta does not start in production without one.
  await mkdir(join(folder, 'public'), { recursive: true });
  const documents = films.map(({ columns, summary }) => ({ ...columns, summary }));
  await writeFile(path, JSON.stringify({ films: documents }));
  return [path, '--port', String(port), '--host', '127.0.0.1'];
}

async function writeSqlite(folder: string, films: readonly RivalFilm[], port: number) {
  const path = join(folder, 'films.sqlite');
  const database = new Database(path);
  const first = Object.entries(films[0]?.columns ?? {});
  const columns = first.map(
    ([name, value]) => `${name} ${typeof value === 'number' ? 'integer' : 'text'}`,
  );
  database.exec(`create table films (${columns.join(', ')}, summary text, primary key (id))`);
  const values = films.map(({ columns, summary }) => ({
    ...columns,
    summary: JSON.stringify(summary),
  }));
  const names = [...first.map(([name]) => name), 'summary'];
  database
    .prepare(
      `insert into films select ${names.map((name) => `value ->> '${name}'`).join(', ')} from json_each(?)`,
    )
    .run(JSON.stringify(values));
  database.exec('create index films_by_title on films (title_key, id)');
  database.close();
  return ['-d', path, '-p', String(port)];
}

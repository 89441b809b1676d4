/** `cli doctor`: whether the database is sound, and what to do if not. Changes nothing. Node only. */

import { existsSync } from 'node:fs';
import { readdir, stat, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { openDb, type Db } from '../../db/connection/client.ts';
import { filePath } from '../../db/connection/address.ts';
import { countFilms } from '../../db/queries/count-films.ts';
import { countIncompleteFilms } from '../../db/queries/count-incomplete-films.ts';
import { findDamage } from '../../db/queries/find-damage.ts';
import { readSchemaState } from '../../db/queries/schema-state.ts';
import type { Settings } from '../env.ts';
import { nodeSettings } from '../operations/node-settings.ts';
import { verifyChecksum } from '../operations/verify-backup.ts';
import { failWith, readOptions, UsageError } from './command-failure.ts';
import { CommandError } from '../services/command-error.ts';
import { displayUrl, stemOf, defaultBackupFolder } from '../operations/database-path.ts';
import { isPart } from '../operations/part-files.ts';
import { explainFailure } from '../operations/start-checks.ts';

export const usage = `Usage: npm run -s cli -- doctor
A line for each thing that was looked at: ok, note or bad, and what to do. The status is 1 where anything is bad.`;

interface Finding {
  is: 'ok' | 'note' | 'bad';
  what: string;
}

export async function run(args: readonly string[]): Promise<number> {
  try {
    const [extra] = readOptions(args, {}).positionals;
    if (extra !== undefined) throw new UsageError(`doctor takes no arguments, but got “${extra}”.`);
    const settings = nodeSettings(process.env);
    let isSound = true;
    for await (const { is, what } of look(settings)) {
      console.log(`${is.padEnd(4)}  ${what}`);
      if (is === 'bad') isSound = false;
    }
    return isSound ? 0 : 1;
  } catch (error) {
    return failWith(error, 'doctor');
  }
}

async function* look({ database, backups }: Settings): AsyncGenerator<Finding> {
  yield ok(runningProgram(process));
  const path = filePath(database);
  if (path !== undefined && !existsSync(path)) {
    yield bad(`There is no database ${displayUrl(database)}. npm start makes one.`);
    return;
  }
  try {
    const db = openDb(database);
    try {
      yield* lookInto(db, { path, name: displayUrl(database) });
    } finally {
      db.$client.close();
    }
  } catch (error) {
    yield bad(explainFailure(error, process.env, 'doctor'));
  }
  if (path === undefined) return;
  yield await room(path);
  const folder = backups.folder ?? defaultBackupFolder(path);
  yield await newestCopy(path, folder);
  yield* await leftovers([dirname(path), folder]);
}

/** The installed Node may be another than the one of npm's scripts, which looks here as if it ran the service. */
export function runningProgram({
  execPath,
  version,
}: Pick<NodeJS.Process, 'execPath' | 'version'>) {
  const told = `This command runs on Node ${version.slice(1)}, ${execPath}`;
  return /[\\/]node_modules[\\/]/.test(execPath)
    ? `${told}, which npm’s scripts use; node dist/node.js runs on the installed one`
    : told;
}

async function* lookInto(
  db: Db,
  { path, name }: { path: string | undefined; name: string },
): AsyncGenerator<Finding> {
  const { applied, expected } = await readSchemaState(db);
  if (path !== undefined) {
    const damage = await findDamage(path);
    for (const one of damage) yield bad(`${one.replaceAll(/\s+/g, ' ')}`);
    yield damage.length === 0
      ? ok(`${name}: every page and reference`)
      : bad(`${name} is damaged. Restore the newest copy: npm run -s cli -- restore COPY`);
  }
  if (applied === 0) yield bad('It holds no films of ours: no schema. Run: npm run migrate');
  else if (applied > expected)
    yield bad(
      'Its schema is newer than this program. Use the version that made it, or a newer one.',
    );
  else if (applied < expected)
    yield bad('Its schema is older than this program. Run: npm run migrate');
  if (applied !== expected) return;
  const films = await countFilms(db);
  const gaps = await countIncompleteFilms(db);
  yield ok(`the schema is this program's, ${films} films`);
  yield gaps === 0
    ? ok('each film has its document, its row for limits and its words for the search')
    : bad(
        `${gaps} films lack a part that they are answered from. Restore the newest copy: npm run -s cli -- restore COPY`,
      );
}

/** A copy, or the copy that a migration makes, needs as much again as the database has. */
async function room(path: string): Promise<Finding> {
  // What was written last is in the log beside the file.
  const files = [path, `${path}-wal`].filter((file) => existsSync(file));
  const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size));
  const size = sizes.reduce((sum, one) => sum + one, 0);
  const { bavail, bsize } = await statfs(dirname(path));
  const free = bavail * bsize;
  const told = `${megabytes(size)} of database, ${megabytes(free)} free on its disk`;
  return free > 2 * size ? ok(told) : bad(`${told}: too little for a copy. Make room.`);
}

async function newestCopy(path: string, folder: string): Promise<Finding> {
  const names = existsSync(folder) ? await readdir(folder) : [];
  const copies = await Promise.all(
    names
      .filter((name) => name.startsWith(`${stemOf(path)}-`) && name.endsWith('.db'))
      .map(async (name) => ({ name, at: (await stat(join(folder, name))).mtime })),
  );
  const [newest] = copies.toSorted((a, b) => b.at.getTime() - a.at.getTime());
  if (!newest) return note(`no copy in ${folder}. To make one: npm run -s cli -- backup`);
  const copy = join(folder, newest.name);
  try {
    await verifyChecksum(copy, copy);
    return ok(`the newest copy is of ${newest.at.toISOString()}: ${copy}`);
  } catch (error) {
    if (error instanceof CommandError) return bad(error.message);
    throw error;
  }
}

/** What a command wrote that was killed before it was done; one that is under way looks the same. */
async function leftovers(folders: readonly string[]): Promise<Finding[]> {
  const found = await Promise.all(
    folders.map(async (folder) => {
      const names = existsSync(folder) ? await readdir(folder) : [];
      return names.filter((name) => isPart(name)).map((name) => join(folder, name));
    }),
  );
  const told = 'is unfinished. If no command is under way, remove it';
  return found.flat().map((path) => note(`${path} ${told}`));
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

function ok(what: string): Finding {
  return { is: 'ok', what };
}

function note(what: string): Finding {
  return { is: 'note', what };
}

function bad(what: string): Finding {
  return { is: 'bad', what };
}

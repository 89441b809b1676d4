/** A database as an earlier program left it: its schema, and the rows that it wrote. */

import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openDb } from '../../db/connection/client.ts';
import { migrateDb } from '../../db/migrate.ts';

const MIGRATIONS = fileURLToPath(new URL('../../db/migrations', import.meta.url));
const ROWS = new URL('../fixtures/schemas/', import.meta.url);

/** The last migration of each schema of which there are rows, in order. */
export async function oldSchemas(): Promise<string[]> {
  const files = await readdir(ROWS);
  return files.map((file) => file.replace(/\.sql$/, '')).toSorted();
}

/** Makes the database at a path; `then` is SQL that spoils it. */
export async function makeOldDatabase(path: string, last: string, then = ''): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'content-advisory-'));
  await cp(MIGRATIONS, folder, { recursive: true });
  const journal = join(folder, 'meta', '_journal.json');
  const { entries, ...rest } = JSON.parse(await readFile(journal, 'utf8'));
  const end = entries.findIndex(({ tag }: { tag: string }) => tag === last) + 1;
  await writeFile(journal, JSON.stringify({ ...rest, entries: entries.slice(0, end) }));
  const db = openDb({ url: `file:${path}` });
  await migrateDb(db, { folder });
  await db.$client.executeMultiple(await readFile(new URL(`${last}.sql`, ROWS), 'utf8'));
  if (then !== '') await db.$client.executeMultiple(then);
  db.$client.close();
  await rm(folder, { recursive: true });
}

/** A database as the first start of the program leaves it, ready in milliseconds: made once for each test process, and copied. */

import { copyFile, mkdtemp } from 'node:fs/promises';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareDatabase } from '../../api/operations/prepare-database.ts';

let made: Promise<string> | undefined;

/** Puts a database with the starter films there. */
export async function copySeededDatabase(path: string): Promise<void> {
  await copyFile(await (made ??= makeSeeded()), path);
}

async function makeSeeded(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'content-advisory-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'seeded.db');
  const db = await prepareDatabase({ url: `file:${path}` });
  // Else what was written last would stay in the log beside the file.
  await db.$client.execute('pragma wal_checkpoint(truncate)');
  db.$client.close();
  return path;
}

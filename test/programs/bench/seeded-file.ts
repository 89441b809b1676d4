/** A database as a first start makes it, in a folder that goes with it. */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareDatabase } from '../../../api/operations/prepare-database.ts';

export async function openSeededFile(): Promise<{ url: string; close: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'content-advisory-bench-'));
  const url = `file:${join(folder, 'films.db')}`;
  (await prepareDatabase({ url })).$client.close();
  return { url, close: () => rm(folder, { recursive: true, force: true }) };
}

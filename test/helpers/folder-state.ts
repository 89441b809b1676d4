/** Everything that a folder holds, so that a test can say that nothing changed. */

import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The name of each file below a folder, and a hash of what is in it; a folder has none. */
export async function folderState(
  folder: string,
  { but }: { but?: RegExp } = {},
): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const wanted = entries.filter(({ name }) => !but?.test(name));
  const files = wanted.map(async (entry) => {
    const path = join(entry.parentPath, entry.name);
    return [path, entry.isFile() ? hash(await readFile(path)) : 'no file'] as const;
  });
  return Object.fromEntries((await Promise.all(files)).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function hash(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

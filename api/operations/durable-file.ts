/** Writes files that survive a power failure: a temporary file, an fsync, and then a rename. Node only. */

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { partOf } from './part-files.ts';

/** Flushes a file to the disk (fsync). */
export async function syncFile(path: string): Promise<void> {
  await syncOpened(path, 'r+');
}

/** Flushes a folder's list of files to the disk. Windows cannot open a folder, and does not need this. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform !== 'win32') await syncOpened(path, 'r');
}

async function syncOpened(path: string, flags: string): Promise<void> {
  const handle = await open(path, flags);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Renames a finished file to its final name and replaces any file there. A crash leaves the old file or the new one, never a part of it. */
export async function commitFile(finished: string, path: string): Promise<void> {
  await syncFile(finished);
  await rename(finished, path);
  await syncFolder(dirname(path));
}

/** Writes a short text to a file: all of it or nothing. */
export async function writeFileAtomic(path: string, text: string): Promise<void> {
  const part = partOf(path);
  try {
    const handle = await open(part, 'w');
    try {
      await handle.writeFile(text);
    } finally {
      await handle.close();
    }
    await commitFile(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

/** SHA-256 in hexadecimal. */
export async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest('hex');
}

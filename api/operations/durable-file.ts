/** Files that outlast a loss of power: written beside, put onto the disk, and only then given their name. Node only. */

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { partOf } from './part-files.ts';

/** Sees to it that what was written to a file is on the disk. */
export async function syncFile(path: string): Promise<void> {
  await syncOpened(path, 'r+');
}

/** The same for which files a folder holds. Windows opens no folder, and does it by itself. */
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

/** Gives a finished file its name, over whatever has it. Afterwards there is the old one or the new one, never none and never half. */
export async function giveName(finished: string, name: string): Promise<void> {
  await syncFile(finished);
  await rename(finished, name);
  await syncFolder(dirname(name));
}

/** Writes a short text as a whole file. */
export async function writeWhole(path: string, text: string): Promise<void> {
  const part = partOf(path);
  try {
    const handle = await open(part, 'w');
    try {
      await handle.writeFile(text);
    } finally {
      await handle.close();
    }
    await giveName(part, path);
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

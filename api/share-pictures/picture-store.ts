/** Keeps drawn pictures in a folder, up to a total size. A disk that cannot be read or written counts as an empty folder. */

import { readdir, readFile, rename, rm, stat, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LRUCache } from 'lru-cache';
import { makeFolder } from '../operations/make-folder.ts';
import { isPart, partOf } from '../operations/part-files.ts';
import { PNG_END } from './encode-png.ts';

export interface PictureStore {
  /** undefined if the picture is not stored. */
  read: (name: string) => Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** Stores a picture, and removes those that were not read for the longest time if they do not fit. Never rejects. */
  write: (name: string, png: Uint8Array) => Promise<void>;
}

interface Options {
  folder: string;
  /** Bytes of all pictures; a positive integer. */
  maxBytes: number;
  /** Bytes of free disk below which nothing is stored: the database needs them. */
  minFreeBytes: number;
}

const ENDING = '.png';

export function openPictureStore({ folder, maxBytes, minFreeBytes }: Options): PictureStore {
  const pathOf = (name: string) => join(folder, name + ENDING);
  const sizes = new LRUCache<string, number>({
    maxSize: maxBytes,
    sizeCalculation: (bytes) => Math.max(1, bytes),
    dispose: (_, name, reason) => {
      if (reason === 'evict') void rm(pathOf(name), { force: true }).catch(() => {});
    },
  });
  let listing: Promise<void> | undefined;

  /** Lists what earlier processes stored, the oldest first, and removes what they left unfinished. */
  async function list(): Promise<void> {
    const names = await readdir(folder).catch(() => []);
    for (const part of names.filter(isPart)) await rm(join(folder, part), { force: true });
    const files = [];
    for (const name of names.filter((one) => one.endsWith(ENDING))) {
      const file = await stat(join(folder, name)).catch(() => undefined);
      if (file) files.push({ name: name.slice(0, -ENDING.length), ...pickSize(file) });
    }
    for (const { name, size } of files.toSorted((one, other) => one.mtimeMs - other.mtimeMs))
      sizes.set(name, size);
  }

  return {
    read: async (name) => {
      await (listing ??= list().catch(() => {}));
      if (sizes.get(name) === undefined) return undefined;
      const png = await readFile(pathOf(name)).catch(() => undefined);
      // A power failure may leave a file without its end.
      if (png && png.subarray(-PNG_END.byteLength).equals(PNG_END)) return new Uint8Array(png);
      sizes.delete(name);
      return undefined;
    },
    write: async (name, png) => {
      const part = partOf(pathOf(name));
      try {
        await makeFolder(folder);
        const { bavail, bsize } = await statfs(folder);
        if (bavail * bsize < minFreeBytes + png.byteLength) return;
        await writeFile(part, png);
        await rename(part, pathOf(name));
        sizes.set(name, png.byteLength);
      } catch {
        await rm(part, { force: true }).catch(() => {});
      }
    },
  };
}

function pickSize({ size, mtimeMs }: { size: number; mtimeMs: number }) {
  return { size, mtimeMs };
}

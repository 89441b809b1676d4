/** Writes fetched films to a file as NDJSON, which `cli import` reads. Node only. */

import { open } from 'node:fs/promises';
import { CommandError } from '../services/command-error.ts';
import type { SaveLines } from '../services/films/fetch.ts';

export interface FilmsFile {
  save: SaveLines;
  /** How long the file is. */
  bytes: () => number;
  close: () => Promise<void>;
}

/** `bytes` is how much of it an earlier run wrote, null if there was none. Throws if there is a file that no such run wrote. */
export async function openFilmsFile(path: string, bytes: number | null): Promise<FilmsFile> {
  const file = await open(path, bytes === null ? 'wx' : 'r+').catch(
    (cause: NodeJS.ErrnoException) => {
      if (cause.code !== 'EEXIST') throw cause;
      throw new CommandError(`${path} exists already. Name another file, or remove it.`, { cause });
    },
  );
  let position = bytes ?? 0;
  await file.truncate(position);
  return {
    async save(lines, { reject }) {
      const counts = {
        new: 0,
        changed: 0,
        unchanged: 0,
        rejected: 0,
        ratings_kept: 0,
        warnings: 0,
      };
      for await (const line of lines) {
        if ('film' in line) {
          const text = Buffer.from(`${JSON.stringify(line.film, withoutEmpty)}\n`);
          await file.write(text, 0, text.length, position);
          position += text.length;
          counts.new += 1;
        } else {
          counts.rejected += 1;
          reject(line);
        }
      }
      await file.datasync();
      return counts;
    },
    bytes: () => position,
    close: () => file.close(),
  };
}

/** Leaves out what says nothing. */
function withoutEmpty(_key: string, value: unknown): unknown {
  const isEmpty = value === null || (typeof value === 'object' && Object.keys(value).length === 0);
  return isEmpty ? undefined : value;
}

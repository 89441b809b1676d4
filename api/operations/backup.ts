/** A checked copy of an embedded database, its SHA-256 in a file beside it, as `sha256sum -c` reads it. Node only. */

import { existsSync, rmSync } from 'node:fs';
import { stat, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { openDb } from '../../db/connection/client.ts';
import { copyDatabase } from '../../db/queries/copy-database.ts';
import { countFilms } from '../../db/queries/count-films.ts';
import { findDamage } from '../../db/queries/find-damage.ts';
import { CommandError } from '../services/command-error.ts';
import { addressOf } from './database-path.ts';
import { giveName, sha256Of, writeWhole } from './durable-file.ts';
import { partOf, removePart } from './part-files.ts';
import { untilStopped } from './signal-cleanup.ts';

export interface Copy {
  path: string;
  bytes: number;
  films: number;
  sha256: string;
}

interface CopyOptions {
  /** Whether the copy may take the place of an older one. */
  replace?: boolean;
  /** Runs the last step while no other process does: of two that make a copy of one name, one fails. */
  alone?: (step: () => Promise<void>) => Promise<void>;
}

/**
 * Copies the database in the file `source` while others read and write it. Throws where there is such a file already, unless it may
 * `replace` it, and where the copy is not sound. The checksum is written first: a copy that has its name has its checksum.
 */
export async function makeCopy(
  source: string,
  path: string,
  { replace = false, alone = (step) => step() }: CopyOptions = {},
): Promise<Copy> {
  const requireFree = () => {
    if (!replace && existsSync(path))
      throw new CommandError(`${path} is there already, and no copy is written over another.`);
  };
  requireFree();
  const part = partOf(path);
  try {
    const copy = await untilStopped(
      async () => {
        await requireWritable(part, path);
        await copyDatabase(source, part);
        const films = await countSoundFilms(part);
        return { path, films, sha256: await sha256Of(part), bytes: (await stat(part)).size };
      },
      () => {
        removePart(part);
        return 'The copy was stopped, and there is none.';
      },
    );
    await alone(async () => {
      requireFree();
      await writeWhole(checksumPath(path), `${copy.sha256}  ${basename(path)}\n`);
      await giveName(part, path);
    });
    return copy;
  } finally {
    removePart(part);
  }
}

/** Removes what a process that was killed has left of a copy. */
export function abandonCopy(path: string, pid: number): void {
  removePart(partOf(path, pid));
  removePart(partOf(checksumPath(path), pid));
  if (!existsSync(path)) rmSync(checksumPath(path), { force: true });
}

/** Leaves an empty file, which SQLite writes into; where it cannot, SQLite would not say what it could not write. */
async function requireWritable(part: string, path: string): Promise<void> {
  try {
    await writeFile(part, '');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : error;
    throw new CommandError(`${path} cannot be written (${code}). Name another place for the copy.`);
  }
}

export function checksumPath(path: string): string {
  return `${path}.sha256`;
}

async function countSoundFilms(path: string): Promise<number> {
  const [damage] = await findDamage(path);
  if (damage !== undefined)
    throw new CommandError(`The database is damaged, and was not copied: ${damage}.`);
  const db = openDb(addressOf(path));
  try {
    return await countFilms(db);
  } finally {
    db.$client.close();
  }
}

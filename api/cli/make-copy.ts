/** A checked copy of an embedded database, its SHA-256 in a file beside it, as `sha256sum -c` reads it. Node only. */

import { existsSync, rmSync } from 'node:fs';
import { rm, stat, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { openDb, type Db } from '../../db/client.ts';
import { copyDatabase } from '../../db/queries/copy-database.ts';
import { countFilms } from '../../db/queries/count-films.ts';
import { findDamage } from '../../db/queries/find-damage.ts';
import { CommandError } from './command-failure.ts';
import { addressOf } from './database-file.ts';
import { giveName, sha256Of, writeWhole } from './lasting-files.ts';
import { untilStopped } from './until-stopped.ts';

export interface Copy {
  path: string;
  bytes: number;
  films: number;
  sha256: string;
}

/**
 * Copies while others read and write. Throws where there is such a file already, unless it may `replace` it, and where the copy is not
 * sound. The sum is written first: a copy that has its name has its sum.
 */
export async function makeCopy(
  db: Db,
  path: string,
  { replace = false }: { replace?: boolean } = {},
): Promise<Copy> {
  if (!replace && existsSync(path))
    throw new CommandError(`${path} is there already, and no copy is written over another.`);
  const beside = `${path}.${process.pid}.part`;
  try {
    await requireWritable(beside, path);
    const { films, sha256, size } = await untilStopped(
      async () => {
        await copyDatabase(db, beside);
        const counted = await countSoundFilms(beside);
        return { films: counted, sha256: await sha256Of(beside), size: (await stat(beside)).size };
      },
      () => {
        rmSync(beside, { force: true });
        return 'The copy was stopped, and there is none.';
      },
    );
    await writeWhole(sumPath(path), `${sha256}  ${basename(path)}\n`);
    await giveName(beside, path);
    return { path, bytes: size, films, sha256 };
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

/** Leaves an empty file, which SQLite writes into; where it cannot, SQLite would not say what it could not write. */
async function requireWritable(beside: string, path: string): Promise<void> {
  try {
    await writeFile(beside, '');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : error;
    throw new CommandError(`${path} cannot be written (${code}). Name another place for the copy.`);
  }
}

export function sumPath(path: string): string {
  return `${path}.sha256`;
}

async function countSoundFilms(path: string): Promise<number> {
  const db = openDb(addressOf(path));
  try {
    const [damage] = await findDamage(db);
    if (damage !== undefined)
      throw new CommandError(`The database is damaged, and was not copied: ${damage}.`);
    return await countFilms(db);
  } finally {
    db.$client.close();
  }
}

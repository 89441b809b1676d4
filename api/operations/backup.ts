/** Backs up an embedded database: a checked copy, and its SHA-256 in a second file that `sha256sum -c` reads. Node only. */

import { existsSync, rmSync } from 'node:fs';
import { stat, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { openDb } from '../../db/connection/client.ts';
import { copyDatabase } from '../../db/queries/copy-database.ts';
import { countFilms } from '../../db/queries/count-films.ts';
import { findDamage } from '../../db/queries/find-damage.ts';
import { CommandError } from '../services/command-error.ts';
import { addressOf } from './database-path.ts';
import { commitFile, sha256Of, writeFileAtomic } from './durable-file.ts';
import { partOf, removePart } from './part-files.ts';
import { withSignalCleanup } from './signal-cleanup.ts';

export interface Backup {
  path: string;
  bytes: number;
  films: number;
  sha256: string;
}

interface BackupOptions {
  /** Whether an existing file at the path is overwritten. */
  replace?: boolean;
  /** Runs the last step under a lock between processes: if two processes write the same backup, one of them fails. */
  underLock?: (step: () => Promise<void>) => Promise<void>;
}

/**
 * Backs up the database in the file `source` while others read and write it. Throws if the file at `path` exists, unless `replace` is
 * set, and if the copy is damaged. The checksum is written first, so that every backup at its final path has one.
 */
export async function createBackup(
  source: string,
  path: string,
  { replace = false, underLock = (step) => step() }: BackupOptions = {},
): Promise<Backup> {
  const requireNoFile = () => {
    if (!replace && existsSync(path))
      throw new CommandError(`${path} already exists, and a backup never overwrites a file.`);
  };
  requireNoFile();
  const part = partOf(path);
  try {
    const backup = await withSignalCleanup(
      async () => {
        await requireWritable(part, path);
        await copyDatabase(source, part);
        const films = await countSoundFilms(part);
        return { path, films, sha256: await sha256Of(part), bytes: (await stat(part)).size };
      },
      () => {
        removePart(part);
        return 'The backup was cancelled; no file was written.';
      },
    );
    await underLock(async () => {
      requireNoFile();
      await writeFileAtomic(checksumPath(path), `${backup.sha256}  ${basename(path)}\n`);
      await commitFile(part, path);
    });
    return backup;
  } finally {
    removePart(part);
  }
}

/** Removes the unfinished files of a backup whose process was killed. */
export function removeUnfinishedBackup(path: string, pid: number): void {
  removePart(partOf(path, pid));
  removePart(partOf(checksumPath(path), pid));
  if (!existsSync(path)) rmSync(checksumPath(path), { force: true });
}

/** Creates the empty file that SQLite writes into: SQLite's own error would not name the file. */
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

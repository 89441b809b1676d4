/** Where a command may write: beside nothing that is lost by it. Node only. */

import { realpathSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { filePath, type DatabaseAddress } from '../../db/connection/address.ts';
import { requireNoFolder } from './command-failure.ts';
import { CommandError } from '../services/command-error.ts';
import { SQLITE_SIDE_FILES } from '../operations/database-path.ts';

interface Kept {
  database: DatabaseAddress;
  /** The file that is read meanwhile. */
  source?: string | undefined;
}

/** Throws where a file that is to be written has no folder, or is the database, a file beside it, or what is read. */
export function requireTarget(file: string, { database, source }: Kept): void {
  requireNoFolder(file);
  if (!statSync(dirname(file), { throwIfNoEntry: false })?.isDirectory() || /[\\/]$/.test(file))
    throw new CommandError(`There is no folder ${folderOf(file)} to write into.`);
  const path = filePath(database);
  const ofDatabase =
    path === undefined
      ? []
      : ['', '.lock', ...SQLITE_SIDE_FILES].map((ending) => `${path}${ending}`);
  if (ofDatabase.some((one) => isSame(one, file)))
    throw new CommandError(`${file} belongs to the database itself. Name another file.`);
  if (source !== undefined && isSame(source, file))
    throw new CommandError(`${file} is the file that is read. Name another one to write.`);
}

function folderOf(file: string): string {
  return /[\\/]$/.test(file) ? file : dirname(file);
}

/** Whether two names stand for one file, through links too; also where there is none yet. */
function isSame(one: string, other: string): boolean {
  const [a, b] = [one, other].map((file) => statSync(file, { throwIfNoEntry: false }));
  if (a && b) return a.dev === b.dev && a.ino === b.ino;
  return !a && !b && placeOf(one) === placeOf(other);
}

function placeOf(file: string): string | null {
  try {
    return join(realpathSync(dirname(file)), basename(file));
  } catch {
    return null;
  }
}

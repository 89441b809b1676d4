/** Checks the files that a command reads and writes, before it touches any. Node only. */

import { realpathSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { filePath, type DatabaseAddress } from '../../db/connection/address.ts';
import { SQLITE_SIDE_FILES } from '../operations/database-path.ts';
import { CommandError } from '../services/command-error.ts';
import { isFolderMessage } from './failure.ts';

/** Throws if a path is a folder: reading one fails with an error that does not name it. */
export function requireNotFolder(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory())
    throw new CommandError(isFolderMessage(path));
}

interface Protected {
  database: DatabaseAddress;
  /** The file that the command reads. */
  source?: string | undefined;
}

/** Throws if a file to be written has no folder, or is the database, a file beside it, or the file that the command reads. */
export function requireWritable(file: string, { database, source }: Protected): void {
  requireNotFolder(file);
  if (!statSync(dirname(file), { throwIfNoEntry: false })?.isDirectory() || /[\\/]$/.test(file))
    throw new CommandError(`There is no folder ${folderOf(file)} to write into.`);
  const path = filePath(database);
  const databaseFiles =
    path === undefined
      ? []
      : ['', '.lock', ...SQLITE_SIDE_FILES].map((ending) => `${path}${ending}`);
  if (databaseFiles.some((one) => isSameFile(one, file)))
    throw new CommandError(`${file} belongs to the database itself. Name another file.`);
  if (source !== undefined && isSameFile(source, file))
    throw new CommandError(`${file} is the file that is read. Name another one to write.`);
}

function folderOf(file: string): string {
  return /[\\/]$/.test(file) ? file : dirname(file);
}

/** Whether two paths lead to one file, through links too, and also if it does not exist yet. */
function isSameFile(one: string, other: string): boolean {
  const [a, b] = [one, other].map((file) => statSync(file, { throwIfNoEntry: false }));
  if (a && b) return a.dev === b.dev && a.ino === b.ino;
  return !a && !b && resolvedPath(one) === resolvedPath(other);
}

/** Null if its folder does not exist. */
function resolvedPath(file: string): string | null {
  try {
    return join(realpathSync(dirname(file)), basename(file));
  } catch {
    return null;
  }
}

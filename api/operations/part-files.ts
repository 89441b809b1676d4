/** Temporary files: a file is written under a temporary name until it is complete. Node only. */

import { rmSync } from 'node:fs';
import { SQLITE_SIDE_FILES } from './database-path.ts';

/** The temporary name of a file that a process writes; by default this process. */
export function partOf(path: string, pid = process.pid): string {
  return `${path}.${pid}.part`;
}

/** Whether a name is a temporary file's, or that of one of its SQLite side files. */
export function isPart(name: string): boolean {
  return /\.\d+\.part(-wal|-shm|-journal)?$/.test(name);
}

/** Removes a temporary file and its SQLite side files. Synchronous, because a process that is being stopped awaits nothing. */
export function removePart(part: string): void {
  for (const suffix of ['', ...SQLITE_SIDE_FILES]) rmSync(`${part}${suffix}`, { force: true });
}

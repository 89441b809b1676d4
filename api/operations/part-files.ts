/** Unfinished files: written under another name, until they are whole. Node only. */

import { rmSync } from 'node:fs';
import { COMPANIONS } from './database-path.ts';

/** The name under which a process, by default this one, writes a file before it has its own. */
export function partOf(path: string, pid = process.pid): string {
  return `${path}.${pid}.part`;
}

/** Whether a name is that of an unfinished file, or of one that SQLite keeps beside it. */
export function isPart(name: string): boolean {
  return /\.\d+\.part(-wal|-shm|-journal)?$/.test(name);
}

/** Removes an unfinished file and all that SQLite keeps beside it. At once: a process that is being stopped waits for nothing. */
export function removePart(part: string): void {
  for (const ending of ['', ...COMPANIONS]) rmSync(`${part}${ending}`, { force: true });
}

/** Tells whether a file was replaced by another of its name. Node only. */

import { statSync } from 'node:fs';

/** Device and inode, which differ when the file is replaced; null if there is no file. */
export function identityOf(path: string): string | null {
  try {
    const { dev, ino } = statSync(path);
    return `${dev}:${ino}`;
  } catch {
    return null;
  }
}

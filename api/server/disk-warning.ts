/** Warns that the disk of an embedded database is full. Node only. */

import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { filePath, type DatabaseAddress } from '../../db/connection/address.ts';

/** Bytes of free disk below which the warning appears. */
const MIN_FREE = 1_000_000;

export const DISK_FULL =
  'The disk of the database is full: films are served, but nothing can be saved. Make room; a restart is not needed.';

/** One line without a file name; undefined while there is room, and for a libSQL server. */
export async function diskWarning(database: DatabaseAddress): Promise<string | undefined> {
  const path = filePath(database);
  if (path === undefined) return undefined;
  const disk = await statfs(dirname(path)).catch(() => undefined);
  return disk && disk.bavail * disk.bsize < MIN_FREE ? DISK_FULL : undefined;
}

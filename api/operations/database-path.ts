/** The file of an embedded database, and its names. Node only. */

import { randomBytes } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import { basename, dirname, join } from 'node:path';
import { filePath, type DatabaseAddress } from '../../db/connection/address.ts';
import { CommandError } from '../services/command-error.ts';

/** The path of an embedded database, where a command cannot do without; `what` begins the sentence that says so. */
export function requireEmbedded(address: DatabaseAddress, what: string): string {
  const path = filePath(address);
  if (path !== undefined) return path;
  throw new CommandError(
    `${what}, and DATABASE_URL is ${shownName(address)}. Of a server's, use the server's own copies, or: npm run -s cli -- export films.ndjson`,
  );
}

/** The address of a database in the file of a path, whatever characters that has. */
export function addressOf(path: string): DatabaseAddress {
  return { url: pathToFileURL(path).href };
}

/** How people know it: its address without the options behind it, which may hold a token. */
export function shownName({ url }: DatabaseAddress): string {
  return url.replace(/\?.*/s, '');
}

/** What SQLite keeps beside a file, which belongs to that file alone. */
export const COMPANIONS = ['-wal', '-shm', '-journal'];

/** Where its copies go if no other folder is set. */
export function usualBackupFolder(path: string): string {
  return join(dirname(path), 'backups');
}

/** The file's name without its ending; the names of its copies begin so. */
export function stemOf(path: string): string {
  return basename(path).replace(/\.(db|sqlite3?)$/i, '');
}

/** A time as a part of a file's name, and a random end, as two copies may be made in one second: `2026-11-24T03-00-00Z-5f0c1a`. */
export function uniqueTime(time: Date): string {
  const second = time.toISOString().replace(/\.\d+Z$/, 'Z');
  return `${second.replaceAll(':', '-')}-${randomBytes(3).toString('hex')}`;
}

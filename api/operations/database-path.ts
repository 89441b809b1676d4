/** The file of an embedded database, and the file names derived from it. Node only. */

import { randomBytes } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import { basename, dirname, join } from 'node:path';
import { filePath, type DatabaseAddress } from '../../db/connection/address.ts';
import { CommandError } from '../services/command-error.ts';

/** The path of an embedded database. Throws for a libSQL server; `what` begins the message. */
export function requireEmbedded(address: DatabaseAddress, what: string): string {
  const path = filePath(address);
  if (path !== undefined) return path;
  throw new CommandError(
    `${what}, and DATABASE_URL is ${displayUrl(address)}. Of a server's, use the server's own copies, or: npm run -s cli -- export films.ndjson`,
  );
}

/** The address of the database in a file. The path may contain any character. */
export function addressOf(path: string): DatabaseAddress {
  return { url: pathToFileURL(path).href };
}

/** The address to show in messages: without the query, which may contain a token. */
export function displayUrl({ url }: DatabaseAddress): string {
  return url.replace(/\?.*/s, '');
}

/** The suffixes of the files that SQLite keeps next to a database file. */
export const SQLITE_SIDE_FILES = ['-wal', '-shm', '-journal'];

/** Where backups go if no folder is set. */
export function defaultBackupFolder(path: string): string {
  return join(dirname(path), 'backups');
}

/** The file's name without its extension; the names of its backups begin with it. */
export function stemOf(path: string): string {
  return basename(path).replace(/\.(db|sqlite3?)$/i, '');
}

/** A time for a file name, with a random suffix because two backups may be made in one second: `2026-11-24T03-00-00Z-5f0c1a`. */
export function uniqueTime(time: Date): string {
  const second = time.toISOString().replace(/\.\d+Z$/, 'Z');
  return `${second.replaceAll(':', '-')}-${randomBytes(3).toString('hex')}`;
}

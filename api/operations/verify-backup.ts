/** Checks that a backup can be restored: its checksum, its pages and its schema version. Node only. */

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { openDb } from '../../db/connection/client.ts';
import { countFilms } from '../../db/queries/count-films.ts';
import { findDamage } from '../../db/queries/find-damage.ts';
import { removeWal } from '../../db/queries/remove-wal.ts';
import { readSchemaState } from '../../db/queries/schema-state.ts';
import { CommandError } from '../services/command-error.ts';
import { addressOf } from './database-path.ts';
import { sha256Of } from './durable-file.ts';
import { checksumPath } from './backup.ts';
import { shellQuote } from './shell-quote.ts';

/** Throws if the file `bytes` does not have the SHA-256 that was written next to `copy`. */
export async function verifyChecksum(bytes: string, copy: string): Promise<void> {
  if (!existsSync(checksumPath(copy)))
    throw new CommandError(
      `There is no ${checksumPath(copy)} to check the copy by. If you trust the copy, write it: sha256sum ${shellQuote(copy)} > ${shellQuote(checksumPath(copy))}`,
    );
  const [expected = ''] = /^[\da-f]{64}\b/i.exec(await readFile(checksumPath(copy), 'utf8')) ?? [];
  if (expected === '') throw new CommandError(`${checksumPath(copy)} holds no SHA-256.`);
  if ((await sha256Of(bytes)) !== expected.toLowerCase())
    throw new CommandError(
      `${copy} has changed since it was made: its SHA-256 is not the one in ${checksumPath(copy)}. Take another copy.`,
    );
}

/** The number of films in the database `file`. Throws if this program could not serve it; the message names `copy`. */
export async function requireRestorable(file: string, copy: string): Promise<number> {
  const db = openDb(addressOf(file));
  try {
    const [damage] = await findDamage(file);
    if (damage !== undefined)
      throw new CommandError(`${copy} is damaged: ${damage}. Take another copy.`);
    const { applied, expected } = await readSchemaState(db);
    if (applied === 0)
      throw new CommandError(`${copy} holds another database, and none of content-advisory.`);
    if (applied > expected)
      throw new CommandError(
        `${copy} has a newer schema than this program. Restore it with the version that made it, or a newer one.`,
      );
    const films = await countFilms(db);
    await removeWal(db);
    return films;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'SQLITE_NOTADB') throw new CommandError(`${copy} is not a database.`);
    if (code === 'SQLITE_CORRUPT') throw new CommandError(`${copy} is damaged. Take another copy.`);
    throw error;
  } finally {
    db.$client.close();
  }
}

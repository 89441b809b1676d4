/** Makes the database of a service ready. A service only reads, so it can also start on a full disk. Node only. */

import { existsSync } from 'node:fs';
import { filePath, type DatabaseAddress } from '../../db/connection/address.ts';
import { isDiskFull } from '../../db/connection/disk-full.ts';
import { requireRoomForWalIndex } from '../../db/connection/file.ts';
import { openReopeningDb } from '../../db/connection/reopening.ts';
import { countFilms } from '../../db/queries/count-films.ts';
import { documentsAreCurrent } from '../../db/queries/document-state.ts';
import { readSchemaState } from '../../db/queries/schema-state.ts';
import { prepareDatabase } from '../operations/prepare-database.ts';
import { DISK_FULL, diskWarning } from './disk-warning.ts';

/**
 * Prepares the database. On a full disk, a database that is already prepared is used unchanged, with a warning on standard error. Throws
 * the errors of `prepareDatabase` if the database cannot be served.
 */
export async function prepareService(
  database: DatabaseAddress,
  backupFolder: string | undefined,
): Promise<void> {
  const path = filePath(database);
  let isFull = false;
  try {
    // Checked first: a later failure would leave the file open in this process, and SQLite would then not use a WAL index in memory.
    if (path !== undefined && existsSync(path)) requireRoomForWalIndex(path);
    (await prepareDatabase(database, { backupFolder })).$client.close();
  } catch (error) {
    if (!isDiskFull(error) || !(await isPrepared(database))) throw error;
    isFull = true;
  }
  const warning = isFull ? DISK_FULL : await diskWarning(database);
  if (warning) console.error(warning);
}

/** Whether it has the current schema, current documents and films. False if it cannot be read. */
async function isPrepared(database: DatabaseAddress): Promise<boolean> {
  const { db } = openReopeningDb(database);
  try {
    const { applied, expected } = await readSchemaState(db);
    return (
      applied === expected &&
      (await documentsAreCurrent(db, expected)) &&
      (await countFilms(db)) > 0
    );
  } catch {
    return false;
  } finally {
    db.$client.close();
  }
}

/** Copies a consistent snapshot of an embedded database to another file, while others read and write it. Node only. */

import { openAsync } from '../connection/async.ts';

/**
 * Copies the database in the file `source`, without its free pages. Throws if the target is not empty, or if the disk is full.
 */
export async function copyDatabase(source: string, target: string): Promise<void> {
  const connection = openAsync(source);
  try {
    await connection.read('vacuum into ?', [target]);
  } finally {
    connection.close();
  }
}

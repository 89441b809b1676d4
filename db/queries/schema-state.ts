/** Compares the database's schema version with the one that this program expects. */

import type { ReadDb } from '../connection/client.ts';
import journal from '../migrations/meta/_journal.json' with { type: 'json' };

/** The time stamps of the newest migrations: applied (0 for none) and expected. */
export async function readSchemaState(db: ReadDb): Promise<{ applied: number; expected: number }> {
  return {
    applied: await readApplied(db),
    expected: Math.max(...journal.entries.map(({ when }) => when)),
  };
}

/** The time stamp of the newest applied migration, 0 for none. */
export async function readApplied(db: ReadDb): Promise<number> {
  try {
    const { rows } = await db.$client.execute(
      'select max(created_at) as applied from __drizzle_migrations',
    );
    return Number(rows[0]?.['applied'] ?? 0);
  } catch (error) {
    if (error instanceof Error && error.message.includes('no such table')) return 0;
    throw error;
  }
}

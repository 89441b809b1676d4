/** Looks at every page of an embedded database, and at every reference from one table to another. */

import type { Db } from '../client.ts';

/** What is wrong, in SQLite's words, a few of them at most; none where the database is sound. */
export async function findDamage(db: Db): Promise<string[]> {
  const { rows: pages } = await db.$client.execute('pragma integrity_check(5)');
  const damage = pages.map((row) => String(row['integrity_check'])).filter((one) => one !== 'ok');
  if (damage.length > 0) return damage;
  const { rows: orphans } = await db.$client.execute(
    'select "table", parent from pragma_foreign_key_check limit 5',
  );
  return orphans.map((row) => `a row of ${row['table']} belongs to none of ${row['parent']}`);
}

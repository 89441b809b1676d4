/** Checks every page and every foreign key of an embedded database. Node only. */

import { openAsync } from '../connection/async.ts';

/** Up to five problems of the database in a file, in SQLite's words; empty if there are none. */
export async function findDamage(path: string): Promise<string[]> {
  const connection = openAsync(path);
  try {
    const pages = await connection.read('pragma integrity_check(5)');
    const damage = pages.map((row) => String(row['integrity_check'])).filter((one) => one !== 'ok');
    if (damage.length > 0) return damage;
    const orphans = await connection.read(
      'select "table", parent from pragma_foreign_key_check limit 5',
    );
    return orphans.map((row) => `a row of ${row['table']} belongs to none of ${row['parent']}`);
  } finally {
    connection.close();
  }
}

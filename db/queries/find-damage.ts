/** Looks at every page of an embedded database, and at every reference from one table to another. Node only. */

import { openAsync } from '../connection/async.ts';

/** What is wrong in the database of a file, in SQLite's words, a few of them at most; none where it is sound. */
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

/** Ends every session in a database, and makes every sign-in link unusable. */

import type { Db } from '../connection/client.ts';

const TABLES = ['sessions', 'sign_in_links', 'passkey_challenges'];

/** The tables may be missing in the database of an earlier version. */
export async function forgetSignIns({ $client }: Db): Promise<void> {
  const { rows } = await $client.execute(`select name from sqlite_schema where type = 'table'`);
  const existing = new Set(rows.map(({ name }) => name));
  const statements = TABLES.filter((table) => existing.has(table));
  await $client.batch(
    statements.map((table) => `delete from ${table}`),
    'write',
  );
}

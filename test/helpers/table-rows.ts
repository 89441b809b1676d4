/** Everything that a database holds, so that a test can say that nothing changed. */

import type { Db } from '../../db/connection/client.ts';

export async function tableNames(db: Db): Promise<string[]> {
  const { rows } = await db.$client.execute(
    "select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' order by name",
  );
  return rows.map(({ name }) => String(name));
}

/** Ids that are too large for numbers of JavaScript. */
const WITH_LARGE_IDS: Readonly<Record<string, string>> = {
  title_search_data: 'cast(id as text) as id, block',
  title_search_docsize: 'cast(id as text) as id, sz, origin',
};

/** The rows of every table, the full-text index's own included, as plain objects. */
export async function allRows(db: Db): Promise<Record<string, Record<string, unknown>[]>> {
  const tables: Record<string, Record<string, unknown>[]> = {};
  for (const name of await tableNames(db)) {
    const columns = WITH_LARGE_IDS[name] ?? '*';
    const { rows } = await db.$client.execute(`select ${columns} from "${name}"`);
    tables[name] = rows.map((row) => ({ ...row }));
  }
  return tables;
}

/** How many rows of a table belong to a film. */
export async function countRows(db: Db, table: string, filmId: string): Promise<number> {
  const { rows } = await db.$client.execute({
    sql: `select count(*) as count from "${table}" where film_id = ?`,
    args: [filmId],
  });
  return Number(rows[0]?.['count']);
}

/** Makes statements that write many rows at once: one JSON parameter holds them all, so that their number costs no more SQL text. */

import type { InStatement } from '@libsql/client';
import { getTableColumns, getTableName, type InferInsertModel } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';

/**
 * One insert of all rows, in their order; a column that no row names takes its default. With `over`, a row that is there under
 * the same value of that column is written over. Texts must not hold NUL: SQLite ends them there.
 */
export function insertRows<Table extends SQLiteTable>(
  table: Table,
  rows: readonly InferInsertModel<Table>[],
  { over }: { over?: keyof InferInsertModel<Table> & string } = {},
): InStatement[] {
  const [first] = rows;
  if (first === undefined) return [];
  const columns = Object.entries(getTableColumns(table)).filter(([key]) => key in first);
  const names = columns.map(([, { name }]) => name);
  const values = rows.map((row) =>
    columns.map(([key, column]) => driverValue(column, row[key as keyof typeof row])),
  );
  const updates = names.filter((name) => name !== over).map((name) => `${name} = excluded.${name}`);
  return [
    {
      sql: [
        `insert into ${getTableName(table)} (${names.join(', ')})`,
        `select ${names.map((_, place) => `value ->> ${place}`).join(', ')} from json_each(?) where true`,
        over === undefined ? '' : `on conflict (${over}) do update set ${updates.join(', ')}`,
      ].join(' '),
      args: [JSON.stringify(values)],
    },
  ];
}

function driverValue(column: { mapToDriverValue: (value: unknown) => unknown }, value: unknown) {
  return value === null || value === undefined ? null : column.mapToDriverValue(value);
}

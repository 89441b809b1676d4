/** Builds statements that insert many rows at once: one JSON parameter holds all rows, so that the SQL does not grow with them. */

import type { InStatement } from '@libsql/client';
import { getTableColumns, getTableName, type InferInsertModel } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';

/**
 * One insert of all rows, in order; a column that is missing from the rows gets its default. With `over`, an existing row with the same
 * value in that column is overwritten (upsert). Texts must not contain NUL, at which SQLite would truncate them.
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

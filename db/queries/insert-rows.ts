/** Builds statements that insert many rows at once: one JSON parameter holds all rows, so that the SQL does not grow with them. */

import type { InStatement } from '@libsql/client';

/** A row by column name. Lists and objects are stored as JSON, booleans as 0 and 1. */
export type InsertedRow = object;

/**
 * One insert of all rows, in order; a column that is missing from the rows gets its default. With `over`, an existing row with the same
 * value in that column is overwritten (upsert). Texts must not contain NUL, at which SQLite would truncate them.
 */
export function insertRows<Row extends InsertedRow>(
  table: string,
  rows: readonly Row[],
  { over }: { over?: keyof Row & string } = {},
): InStatement[] {
  const [first] = rows;
  if (first === undefined) return [];
  const names = Object.keys(first) as (keyof Row & string)[]; // a row has no other keys than its columns
  const values = rows.map((row) => names.map((name) => storedValue(row[name])));
  const updates = names.filter((name) => name !== over).map((name) => `${name} = excluded.${name}`);
  return [
    {
      sql: [
        `insert into ${table} (${names.join(', ')})`,
        `select ${names.map((_, place) => `value ->> ${place}`).join(', ')} from json_each(?) where true`,
        over === undefined ? '' : `on conflict (${over}) do update set ${updates.join(', ')}`,
      ].join(' '),
      args: [JSON.stringify(values)],
    },
  ];
}

function storedValue(value: unknown): unknown {
  if (typeof value === 'boolean') return Number(value);
  if (typeof value === 'object' && value !== null) return JSON.stringify(value);
  return value ?? null;
}

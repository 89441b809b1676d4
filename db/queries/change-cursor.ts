/** Names places in the order of all changes. */

import type { ReadDb } from '../connection/client.ts';

/**
 * The place after a change. It has the number and the time of the change, so that it fits no other history: not that of a backup that was
 * restored and changed since.
 */
export function changeCursor({ number, changed_at }: { number: number; changed_at: string }) {
  return `${number}-${Date.parse(changed_at).toString(36)}`;
}

/** The place after the newest change; 0 if there is none. */
export async function readNewestCursor(db: ReadDb): Promise<string> {
  const { rows } = await db.$client.execute(
    'select number, changed_at from changes order by number desc limit 1',
  );
  const [last] = rows;
  return last ? cursorOf(last) : '0';
}

/** The number of the change at this place; null if the history has another one there, or none. A number alone fits every history. */
export async function readCursor(db: ReadDb, cursor: string): Promise<number | null> {
  const number = Number.parseInt(cursor, 10);
  if (!cursor.includes('-')) return number;
  const { rows } = await db.$client.execute({
    sql: 'select number, changed_at from changes where number = ?',
    args: [number],
  });
  const [found] = rows;
  return found && cursorOf(found) === cursor ? number : null;
}

function cursorOf(row: Record<string, unknown>): string {
  return changeCursor({ number: Number(row['number']), changed_at: String(row['changed_at']) });
}

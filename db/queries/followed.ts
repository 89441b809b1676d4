/** How far the catalogues that are mirrored here have been read, and which of their films are here. */

import type { ReadDb, WriteDb } from '../connection/client.ts';

/** Everything up to this place in the changes of a catalogue is here; null if it was never read to its end. */
export async function readFollowed(db: ReadDb, address: string): Promise<string | null> {
  const { rows } = await db.$client.execute({
    sql: 'select cursor from followed where address = ?',
    args: [address],
  });
  const [row] = rows;
  return row ? String(row['cursor']) : null;
}

export async function saveFollowed(
  db: WriteDb,
  { address, cursor, readAt }: { address: string; cursor: string; readAt: string },
): Promise<void> {
  await db.$client.execute({
    sql: `insert into followed (address, cursor, read_at) values (?, ?, ?)
      on conflict (address) do update set cursor = excluded.cursor, read_at = excluded.read_at`,
    args: [address, cursor, readAt],
  });
}

/** The films that a program of this name has written and that can be read. Scans the history. */
export async function findWrittenBy(db: ReadDb, actor: string): Promise<string[]> {
  const { rows } = await db.$client.execute({
    sql: `select distinct film_id from changes join films on films.id = film_id
      where actor_kind = 'program' and actor = ? and deleted_at is null`,
    args: [actor],
  });
  return rows.map(({ film_id }) => String(film_id));
}

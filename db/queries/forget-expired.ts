/** Deletes rows that are of no use after their time: sessions, sign-in links, challenges, and responses to repeated requests. */

import type { ReadDb, WriteDb } from '../connection/client.ts';
import { REMEMBERED_MS } from './idempotent-answers.ts';

/** Rows of each table that are deleted at once, so that other writers wait only for a moment. */
const MAX_ROWS = 1_000;

const EXPIRED = [
  { table: 'sessions', isOver: 'expires_at <= ?' },
  { table: 'sign_in_links', isOver: 'expires_at <= ?' },
  { table: 'passkey_challenges', isOver: 'expires_at <= ?' },
  { table: 'idempotent_answers', isOver: 'created_at < ?' },
] as const;

/** The time up to which rows of a table are over; `now` is ISO 8601 in UTC. */
function limitOf(table: string, now: string): string {
  return table === 'idempotent_answers'
    ? new Date(Date.parse(now) - REMEMBERED_MS).toISOString()
    : now;
}

/** Whether there is anything to delete. */
export async function hasExpiredRows({ $client }: ReadDb, now: string): Promise<boolean> {
  const { rows } = await $client.execute({
    sql: `select ${EXPIRED.map(({ table, isOver }) => `exists (select 1 from ${table} where ${isOver})`).join(' or ')} as found`,
    args: EXPIRED.map(({ table }) => limitOf(table, now)),
  });
  return rows[0]?.['found'] === 1;
}

/** Deletes up to 1,000 of them in each table. */
export async function forgetExpired({ $client }: WriteDb, now: string): Promise<void> {
  await $client.batch(
    EXPIRED.map(({ table, isOver }) => ({
      sql: `delete from ${table} where rowid in (select rowid from ${table} where ${isOver} limit ${MAX_ROWS})`,
      args: [limitOf(table, now)],
    })),
    'write',
  );
}

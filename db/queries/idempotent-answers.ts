/** Stores the responses to writes with an `Idempotency-Key`, so that a repeated request gets the same one. */

import type { InStatement } from '@libsql/client';
import type { ReadDb } from '../connection/client.ts';
import type { idempotentAnswers } from '../schema.ts';
import { insertRows } from './insert-rows.ts';

/** Milliseconds for which a response is remembered. */
export const REMEMBERED_MS = 24 * 60 * 60 * 1_000;

export type IdempotentAnswer = typeof idempotentAnswers.$inferSelect;

interface Request {
  client: string;
  key: string;
  /** Responses from before this time are forgotten. ISO 8601, in UTC. */
  since: string;
}

export async function readIdempotentAnswer(
  db: ReadDb,
  { client, key, since }: Request,
): Promise<IdempotentAnswer | null> {
  const { rows } = await db.$client.execute({
    sql: 'select * from idempotent_answers where client = ? and key = ? and created_at >= ?',
    args: [client, key, since],
  });
  const [row] = rows;
  if (!row) return null;
  return { ...row, headers: JSON.parse(String(row['headers'])) } as unknown as IdempotentAnswer; // the columns of the table
}

/** Goes into the batch of the write. The database rejects the batch if another request with the key was faster. */
export function rememberAnswer(answer: IdempotentAnswer, since: string): InStatement[] {
  return [
    { sql: 'delete from idempotent_answers where created_at < ?', args: [since] },
    ...insertRows('idempotent_answers', [answer]),
  ];
}

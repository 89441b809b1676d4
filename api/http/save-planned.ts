/** Plans a write and saves it in one batch, and plans again if another write came first. */

import type { Context } from 'hono';
import type { Statement } from '../../db/connection/client.ts';
import { isConflict } from '../../db/queries/conflict.ts';
import type { AppEnv } from './app-env.ts';
import { Problem } from './problem.ts';

/** Attempts to save while others write, and milliseconds between them. */
const MAX_ATTEMPTS = 5;
const PAUSE_MS = 60;

/**
 * Returns the plan that was saved, and how many rows each of its statements wrote. `plan` finds what others wrote meanwhile. While the
 * database is locked it tries for a second: then it throws, and nothing was changed.
 */
export async function savePlanned<Plan extends { statements: readonly Statement[] }>(
  c: Context<AppEnv>,
  plan: (now: string) => Promise<Plan>,
): Promise<{ planned: Plan; rows: readonly number[] }> {
  for (let attempt = 1; ; attempt += 1) {
    const planned = await plan(new Date().toISOString());
    const { statements } = planned;
    try {
      return { planned, rows: statements.length > 0 ? await save(c, [...statements]) : [] };
    } catch (error) {
      if (attempt === MAX_ATTEMPTS || !(isConflict(error) || isLocked(error)))
        throw isConflict(error)
          ? new Problem('database-unavailable', 'Others are changing the same film.', {
              retryAfter: 1,
            })
          : error;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS * attempt));
    }
  }
}

/** A connection of its own: after a lock timeout the client can only be closed. */
async function save(c: Context<AppEnv>, statements: Statement[]): Promise<number[]> {
  const { $client } = c.get('openWriteDb')();
  try {
    const results = await $client.batch(statements, 'write');
    return results.map(({ rowsAffected }) => rowsAffected);
  } finally {
    $client.close();
  }
}

function isLocked(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');
}

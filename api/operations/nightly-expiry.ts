/** Removes what has expired, at the start and every night, in a separate process. Node only. */

import { setTimeout as delay } from 'node:timers/promises';
import type { ReadDb } from '../../db/connection/client.ts';
import { findExpired } from '../../db/queries/expired-films.ts';
import { hasExpiredRows } from '../../db/queries/forget-expired.ts';
import { runInBackground } from './background-command.ts';
import { timeToNextNight } from './next-night.ts';

/** The local hour: after the backup, which then still has the facts of the day before. */
const EXPIRY_HOUR = 4;

/** Milliseconds from the start to the first run, so that it does not delay the first responses. */
const FIRST_DELAY = 10_000;

export interface NightlyExpiryOptions {
  now: () => Date;
  /** Waits this many milliseconds. */
  sleep: (milliseconds: number) => Promise<unknown>;
  /** Whether any source, session, link or remembered response has expired. */
  isDue: () => Promise<boolean>;
  expire: () => Promise<void>;
  report: (error: unknown) => void;
}

/** Starts the nightly expiry. Does not keep the process alive. When `stop` is aborted, a run in progress is killed: the next one goes on. */
export function startNightlyExpiry(db: ReadDb, stop: AbortSignal): void {
  const now = () => new Date();
  void runNightlyExpiry({
    now,
    sleep: (milliseconds) => delay(milliseconds, undefined, { ref: false }),
    isDue: async () => {
      if (stop.aborted) return false;
      const time = now().toISOString();
      return (
        (await findExpired(db, { now: time, limit: 1 })).length > 0 || hasExpiredRows(db, time)
      );
    },
    expire: async () => {
      const { code, stderr } = await runInBackground(['expire'], stop);
      if (code !== 0) throw new Error(stderr.trim());
    },
    report: (error) => {
      if (!stop.aborted) report(error);
    },
  });
}

/** Never returns: starts a process only if anything has expired, soon after the start and then every night. */
export async function runNightlyExpiry(options: NightlyExpiryOptions): Promise<never> {
  await options.sleep(FIRST_DELAY);
  for (;;) {
    try {
      if (await options.isDue()) await options.expire();
    } catch (error) {
      options.report(error);
    }
    await options.sleep(timeToNextNight(options.now(), EXPIRY_HOUR));
  }
}

function report(error: unknown): void {
  const line = { time: new Date().toISOString(), level: 'error', problem: 'expiry-failed' };
  console.error(JSON.stringify({ ...line, error: String(error) }));
}

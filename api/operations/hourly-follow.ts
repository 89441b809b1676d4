/** Mirrors another installation every hour, in a separate process. Node only. */

import { setTimeout as delay } from 'node:timers/promises';
import { runInBackground, type CommandEnding } from './background-command.ts';

/** Milliseconds from the start to the first run, so that it does not delay the first responses. */
const FIRST_DELAY = 10_000;
const HOUR = 3_600_000;

export interface HourlyFollowOptions {
  /** The address of the other installation. */
  address: string;
  /** Waits this many milliseconds. */
  sleep: (milliseconds: number) => Promise<unknown>;
  /** Runs `cli` with these arguments. */
  run: (args: readonly string[]) => Promise<Pick<CommandEnding, 'code' | 'stdout' | 'stderr'>>;
  log: (line: FollowLine) => void;
}

interface FollowLine {
  level: 'info' | 'error';
  message: 'followed' | 'not-followed';
  address: string;
  /** What the command reports, or why it failed. */
  outcome: unknown;
}

/** Starts it if there is an address. Does not keep the process alive; a run in progress is killed with `stop`, and the next one goes on. */
export function startHourlyFollow(address: string | undefined, stop: AbortSignal): void {
  if (address === undefined) return;
  void runHourlyFollow({
    address,
    sleep: (milliseconds) => delay(milliseconds, undefined, { ref: false }),
    run: (args) => runInBackground(args, stop),
    log: (line) => {
      if (stop.aborted) return;
      const text = JSON.stringify({ time: new Date().toISOString(), ...line });
      if (line.level === 'error') console.error(text);
      else console.log(text);
    },
  });
}

/** Never returns. */
export async function runHourlyFollow(options: HourlyFollowOptions): Promise<never> {
  const { address, sleep, run, log } = options;
  await sleep(FIRST_DELAY);
  for (;;) {
    try {
      const { code, stdout, stderr } = await run(['follow', address, '--json']);
      const isDone = code === 0;
      log({
        level: isDone ? 'info' : 'error',
        message: isDone ? 'followed' : 'not-followed',
        address,
        outcome: parsed(stdout) ?? stderr.trim(),
      });
    } catch (error) {
      log({ level: 'error', message: 'not-followed', address, outcome: String(error) });
    }
    await sleep(HOUR);
  }
}

/** The report of the command; null if it ended before it had one. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Looks every night for the films that were asked for in vain, in a separate process. Node only. */

import { setTimeout as delay } from 'node:timers/promises';
import type { WantedService } from '../domain/film/wanted.ts';
import { runInBackground } from './background-command.ts';
import { timeToNextNight } from './next-night.ts';

/** The local hour at which it begins: after the nightly backup. */
const FETCH_HOUR = 4;

export interface NightlyFetchOptions {
  /** Asked one after the other. */
  services: readonly WantedService[];
  now: () => Date;
  /** Waits this many milliseconds. */
  sleep: (milliseconds: number) => Promise<unknown>;
  /** Runs `cli` with these arguments. */
  run: (args: readonly string[]) => Promise<FetchEnding>;
  log: (line: FetchLine) => void;
}

type FetchEnding = Pick<Awaited<ReturnType<typeof runInBackground>>, 'code' | 'stdout' | 'stderr'>;

/** The outcome of one service. */
interface FetchLine {
  level: 'info' | 'error';
  message: 'wanted-films-fetched' | 'wanted-films-not-fetched';
  service: WantedService;
  /** What the command reports, or why it failed. */
  outcome: unknown;
}

/** Starts the nightly search if there are services to ask. Does not keep the process alive; a running command is killed with `stop`. */
export function startNightlyFetches(
  services: readonly WantedService[],
  { stop, afterwards }: { stop: AbortSignal; afterwards: () => void },
): void {
  if (services.length === 0) return;
  void runNightlyFetches({
    services,
    now: () => new Date(),
    sleep: (milliseconds) => delay(milliseconds, undefined, { ref: false }),
    run: (args) => runInBackground(args, stop),
    log: (line) => {
      if (stop.aborted) return;
      const text = JSON.stringify({ time: new Date().toISOString(), ...line });
      if (line.level === 'error') console.error(text);
      else console.log(text);
      afterwards();
    },
  });
}

/** Never returns: asks each service once a night, beginning with the next one. */
export async function runNightlyFetches(options: NightlyFetchOptions): Promise<never> {
  const { services, now, sleep, run, log } = options;
  for (;;) {
    await sleep(timeToNextNight(now(), FETCH_HOUR));
    for (const service of services) {
      try {
        const ending = await run(['fetch', service, '--wanted', '--json']);
        log(lineOf(service, ending));
      } catch (error) {
        log({
          level: 'error',
          message: 'wanted-films-not-fetched',
          service,
          outcome: String(error),
        });
      }
    }
  }
}

function lineOf(service: WantedService, { code, stdout, stderr }: FetchEnding): FetchLine {
  const report = parsed(stdout);
  const isDone = code === 0;
  return {
    level: isDone ? 'info' : 'error',
    message: isDone ? 'wanted-films-fetched' : 'wanted-films-not-fetched',
    service,
    outcome: report ?? stderr.trim(),
  };
}

/** The report of the command; null if it ended before it had one. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

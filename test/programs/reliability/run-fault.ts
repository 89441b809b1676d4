/** Breaks the database under a running service, watches, mends it, and says which promises were not kept. */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { startLibsqlHttpServer } from '../../helpers/libsql-http-server.ts';
import { startProgram } from '../../helpers/start-program.ts';
import type { Fault } from './faults.ts';
import { startFaultyProxy, type FaultyProxy } from './faulty-proxy.ts';
import { askBefore, healedAfter, watch, type Watched } from './watch.ts';

export interface FaultRun extends Watched {
  fault: Pick<Fault<never>, 'name' | 'how' | 'reads'>;
  /** Milliseconds from the end of the fault to the first right answer. */
  healed: number;
  /** What was promised and not kept. */
  broken: string[];
}

/** In milliseconds. A process that waits for a lock does not respond, and a slow server delays a response. */
export const PROMISED = { healed: 5_000, read: 5_000, healthz: 1_500 };

/** `lasts` in milliseconds. */
export async function runFault<Target>(
  fault: Fault<Target>,
  { url, target, lasts }: { url: string; target: Target; lasts: number },
): Promise<FaultRun> {
  const right = await askBefore(url);
  const end = await fault.begin(target);
  const watched = await watch(url, { over: delay(lasts), right }).finally(end);
  const healed = await healedAfter(url, { right });
  const { name, how, reads } = fault;
  const run = { ...watched, fault: { name, how, reads }, healed };
  return { ...run, broken: brokenPromises(run) };
}

function brokenPromises({ fault, answers, wrong, healed }: Omit<FaultRun, 'broken'>): string[] {
  const { fresh, kept, readyz, healthz } = answers;
  const only = (kind: string, { statuses }: typeof fresh, expected: readonly string[]) =>
    Object.keys(statuses).every((status) => expected.includes(status))
      ? []
      : [`${kind} answered ${JSON.stringify(statuses)}, not only ${expected.join(' or ')}`];
  const within = (what: string, took: number, most: number) =>
    took < most ? [] : [`${what} took ${Math.round(took)} ms, more than ${most}`];
  return [
    ...wrong,
    ...only('a fresh read', fresh, [fault.reads]),
    ...only('a kept read', kept, ['200']),
    ...only('/readyz', readyz, [fault.reads]),
    ...only('/healthz', healthz, ['200']),
    ...within('a fresh read', fresh.slowest, PROMISED.read),
    ...within('a kept read', kept.slowest, PROMISED.read),
    ...within('/healthz', healthz.slowest, PROMISED.healthz),
    ...within('healing', healed, PROMISED.healed),
  ];
}

/** All questions come from one client: what a client may ask in a minute is counted, and is never too much. */
const UNLIMITED = { RATE_LIMIT: '1000000' };

/** A service on a file of its own, which obeys the rights of files even where root runs it. */
export async function startOnFile(): Promise<{
  url: string;
  path: string;
  pid: number | undefined;
  end: () => Promise<void>;
}> {
  const folder = await mkdtemp(join(tmpdir(), 'content-advisory-'));
  const path = join(folder, 'films.db');
  const isRoot = process.getuid?.() === 0;
  const program = await startProgram(
    { DATABASE_URL: `file:${path}`, ...UNLIMITED },
    { through: isRoot ? ['setpriv', '--bounding-set=-dac_override,-dac_read_search'] : [] },
  );
  return {
    url: program.url,
    path,
    pid: program.pid,
    end: async () => {
      await program.end();
      await rm(folder, { recursive: true });
    },
  };
}

/** A service on a libSQL server, with a proxy between them. */
export async function startOnServer(): Promise<{
  url: string;
  proxy: FaultyProxy;
  end: () => Promise<void>;
}> {
  const folder = await mkdtemp(join(tmpdir(), 'content-advisory-'));
  const server = await startLibsqlHttpServer({ path: join(folder, 'films.db') });
  const proxy = await startFaultyProxy(server.url);
  const program = await startProgram({ DATABASE_URL: proxy.url, ...UNLIMITED });
  return {
    url: program.url,
    proxy,
    end: async () => {
      await program.end();
      await proxy.close();
      await server.close();
      await rm(folder, { recursive: true });
    },
  };
}

/**
 * Asks a service at a constant rate, whether it answers or not. A time counts from the moment when the question was due, so that a
 * service that stands still for a second has made a second's questions wait, as it would for people.
 */

import { readFile } from 'node:fs/promises';
import { Agent, get } from 'node:http';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { STARTER_FILMS } from '../../helpers/starter-films.ts';

export interface SteadyLoad {
  url: string;
  /** The service's process, whose memory is watched. */
  pid: number | undefined;
  /** Questions a second. */
  rate: number;
  /** Milliseconds: before anything is measured, and while it is. */
  warmUp: number;
  duration: number;
}

export interface LoadFigures {
  answers: number;
  /** Answers that are neither 200 nor 304, and questions without one. */
  failures: number;
  /** Milliseconds. */
  median: number;
  p99: number;
  slowest: number;
  /** How late the questions themselves were, in milliseconds at the 99th percentile: what the machine's other work took away. */
  askedLate: number;
  /** Megabytes that the process held after the warm-up and at the end, and what it grew by in a minute, along a straight line. Null in a short run. */
  memory: { begin: number; end: number; growth: number } | null;
}

/** Milliseconds, and megabytes in a minute, beyond what a collector of garbage lets lie for a while. */
const PROMISED = { p99: 100, growth: 5 };

/** Looks at the memory, one a second, below which no line through them says anything. */
const MIN_LOOKS = 30;

/** What was promised and is not kept. */
export function brokenByLoad({ failures, p99, memory }: LoadFigures, slack = 1): string[] {
  return [
    ...(failures > 0 ? [`${failures} questions failed`] : []),
    ...(p99 < PROMISED.p99 * slack ? [] : [`p99 is ${Math.round(p99)} ms`]),
    ...(memory && memory.growth >= PROMISED.growth
      ? [`memory grows by ${memory.growth.toFixed(1)} MB a minute`]
      : []),
  ];
}

/** Milliseconds between two looks at the clock; the questions that are due by then are asked together. */
const TICK = 5;

export async function measureSteadyLoad(load: SteadyLoad): Promise<LoadFigures> {
  const { url, pid, rate, warmUp, duration } = load;
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  const times: number[] = [];
  const memory: [at: number, megabytes: number][] = [];
  const delays = monitorEventLoopDelay({ resolution: TICK });
  let failures = 0;
  const begin = performance.now();
  const measuredFrom = begin + warmUp;
  const end = measuredFrom + duration;
  const open: Promise<void>[] = [];
  let lookAtMemory = measuredFrom;
  const askWhenDue = async (number: number, due: number) => {
    const isGood = await ask(url + pathOf(number), { agent, etag: etagFor(number) });
    if (due < measuredFrom) return;
    times.push(performance.now() - due);
    if (!isGood) failures += 1;
  };
  for (let now = begin; now < end; now = performance.now()) {
    const dueByNow = Math.floor(((now - begin) * rate) / 1_000);
    while (open.length < dueByNow)
      open.push(askWhenDue(open.length, begin + (open.length * 1_000) / rate));
    if (now >= measuredFrom) delays.enable();
    if (now >= lookAtMemory) {
      lookAtMemory += 1_000;
      const held = await residentMegabytes(pid);
      if (held !== null) memory.push([now, held]);
    }
    await delay(TICK);
  }
  await Promise.all(open);
  agent.destroy();
  times.sort((one, other) => one - other);
  const quantile = (part: number) => times[Math.floor(part * (times.length - 1))] ?? NaN;
  return {
    answers: times.length,
    failures,
    median: quantile(0.5),
    p99: quantile(0.99),
    slowest: quantile(1),
    askedLate: delays.percentile(99) / 1e6 - TICK,
    memory: memoryFigures(memory),
  };
}

/** Films by their ids, pages under limits, searches: 1,500 addresses, some asked often. */
function pathOf(number: number): string {
  const film = STARTER_FILMS[number % STARTER_FILMS.length]?.id ?? 'her-2013';
  switch (number % 10) {
    case 0:
      return `/v1/films?language.lte=${number % 6}&violence.lte=${(number >> 3) % 6}&age.lte=${2 + ((number >> 5) % 17)}`;
    case 1:
      return `/v1/films?q=${film.slice(0, 1 + ((number >> 2) % 6))}`;
    case 2:
      return `/films/${film}`;
    case 3:
      return `/v1/films/${film}/ratings`;
    default:
      return `/v1/films/${film}`;
  }
}

/** Every fifth client has an answer already, or believes so. */
function etagFor(number: number): string | undefined {
  return number % 5 === 0 ? '*' : undefined;
}

function ask(
  address: string,
  { agent, etag }: { agent: Agent; etag: string | undefined },
): Promise<boolean> {
  const headers = { 'Accept-Encoding': 'gzip', ...(etag ? { 'If-None-Match': etag } : {}) };
  return new Promise((resolve) => {
    const request = get(address, { agent, headers, timeout: 10_000 }, (response) => {
      response.resume();
      response.on('end', () => resolve([200, 304].includes(response.statusCode ?? 0)));
      response.on('error', () => resolve(false));
    });
    request.on('timeout', () => request.destroy());
    // A connection that ends while it is used again is no failure: a browser asks once more on another.
    request.on('error', (error: NodeJS.ErrnoException) =>
      resolve(request.reusedSocket && error.code === 'ECONNRESET' && ask(address, { agent, etag })),
    );
  });
}

/** Null where the system does not tell. */
export async function residentMegabytes(pid: number | undefined): Promise<number | null> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const held = /^VmRSS:\s+(\d+) kB/m.exec(status)?.[1];
  return held === undefined ? null : Number(held) / 1_024;
}

function memoryFigures(points: readonly [at: number, megabytes: number][]) {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || points.length < MIN_LOOKS) return null;
  const mean = (of: (point: [number, number]) => number) =>
    points.reduce((sum, [at, held]) => sum + of([at, held]), 0) / points.length;
  const [at, held] = [mean(([time]) => time), mean(([, megabytes]) => megabytes)];
  const spread = mean(([time]) => (time - at) ** 2);
  const slope = mean(([time, megabytes]) => (time - at) * (megabytes - held)) / spread;
  return { begin: first[1], end: last[1], growth: slope * 60_000 };
}

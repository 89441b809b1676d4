/** The trials of `npm run reliability`: each returns its figures and the promises that were broken. Node only. */

import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';
import { MAX_GROWTH, soakCache } from './cache-soak.ts';
import { FILE_FAULTS, SERVER_FAULTS } from './faults.ts';
import type * as Fuzz from './fuzz.ts';
import { killImports, READY_WITHIN } from './kill-imports.ts';
import { killWrites } from './kill-writes.ts';
import { MALFORMED, sendMalformed, statusesOf } from './malformed-http.ts';
import { milliseconds, table, type Outcome } from './outcome.ts';
import { runFault, startOnFile, startOnServer, type FaultRun } from './run-fault.ts';
import { seeWrites, SEEN_WITHIN } from './see-writes.ts';
import { brokenByLoad, measureSteadyLoad } from './steady-load.ts';
import { tryExports } from './try-exports.ts';

/** How much each trial does. Times are in milliseconds. */
export interface Size {
  rounds: number;
  faultLasts: number;
  fuzz: { requests: number; served: number; damaged: number };
  load: { rate: number; warmUp: number; duration: number };
  soak: { hits: number; changes: number };
  exports: { films: number; heldFor: number };
  /** The factor by which a start or a response may be slower than promised. */
  slack: number;
}

/** The size of the runs in docs/reliability.md. */
export const FULL: Size = {
  rounds: 50,
  faultLasts: 10_000,
  fuzz: { requests: 100_000, served: 10_000, damaged: 2_000 },
  load: { rate: 1_000, warmUp: 20_000, duration: 60_000 },
  soak: { hits: 5_000_000, changes: 200 },
  exports: { films: 20_000, heldFor: 12_000 },
  slack: 1,
};

/** For CI: two minutes, on a machine that may be busy. */
export const SHORT: Size = {
  rounds: 4,
  faultLasts: 1_000,
  fuzz: { requests: 4_000, served: 1_500, damaged: 300 },
  load: { rate: 300, warmUp: 1_000, duration: 5_000 },
  soak: { hits: 300_000, changes: 20 },
  exports: { films: 2_000, heldFor: 2_000 },
  slack: 4,
};

export const TRIALS: Record<string, (size: Size) => Promise<Outcome>> = {
  kills: tryKills,
  'killed-writes': tryKilledWrites,
  faults: tryFaults,
  writes: tryWrites,
  fuzz: tryFuzz,
  load: tryLoad,
  cache: tryCache,
  exports: tryExports,
};

async function tryKills({ rounds: planned, slack }: Size): Promise<Outcome> {
  const seed = Date.now() % 1_000_000;
  const { rounds, midway, acknowledged, faults, slowestReady } = await killImports({
    rounds: planned,
    seed,
  });
  const isSlow = slowestReady >= READY_WITHIN * slack;
  return {
    figures: table(
      [
        'imports killed',
        'with some films saved',
        'films reported as saved',
        'of these lost or incomplete',
        'slowest start afterwards',
      ],
      [[rounds, midway, acknowledged, faults.length, milliseconds(slowestReady)]],
    ),
    broken: [
      ...faults,
      // A kill before anything was saved proves nothing.
      ...(midway + acknowledged > 0 ? [] : ['No import was killed after it had saved a film']),
      ...(isSlow ? [`The service took ${milliseconds(slowestReady)} to start`] : []),
    ],
  };
}

async function tryKilledWrites({ rounds: planned }: Size): Promise<Outcome> {
  const seed = Date.now() % 1_000_000;
  const { rounds, acknowledged, cutOff, versions, faults } = await killWrites({
    rounds: planned,
    seed,
  });
  return {
    figures: table(
      [
        'services killed',
        'writes acknowledged',
        'writes cut off',
        'versions in the history',
        'faults',
      ],
      [[rounds, acknowledged, cutOff, versions, faults.length]],
    ),
    broken: [
      ...faults,
      ...(acknowledged > 0 && cutOff > 0 ? [] : ['No service was killed while it wrote']),
    ],
  };
}

async function tryFaults({ faultLasts: lasts }: Size): Promise<Outcome> {
  const runs: FaultRun[] = [];
  for (const fault of FILE_FAULTS) {
    const { url, path, end } = await startOnFile();
    runs.push(await runFault(fault, { url, target: path, lasts }));
    await end();
  }
  for (const fault of SERVER_FAULTS) {
    const { url, proxy, end } = await startOnServer();
    runs.push(await runFault(fault, { url, target: proxy, lasts }));
    await end();
  }
  return {
    figures: table(
      [
        'the database is',
        'how',
        'new reads',
        'cached reads',
        '/readyz',
        '/healthz',
        'slowest read',
        'slowest /healthz',
        'recovered after',
      ],
      runs.map(({ fault, answers, healed }) => [
        fault.name,
        fault.how,
        ...[answers.fresh, answers.kept, answers.readyz, answers.healthz].map(({ statuses }) =>
          Object.keys(statuses).join(', '),
        ),
        milliseconds(Math.max(answers.fresh.slowest, answers.kept.slowest)),
        milliseconds(answers.healthz.slowest),
        milliseconds(healed),
      ]),
    ),
    broken: runs.flatMap(({ fault, broken }) => broken.map((one) => `${fault.name}: ${one}`)),
  };
}

async function tryWrites({ slack }: Size): Promise<Outcome> {
  const { url, path, end } = await startOnFile();
  const seen = Object.entries(await seeWrites({ url, path }));
  await end();
  return {
    figures: table(
      ['written by another process', 'visible after'],
      seen.map(([kind, after]) => [kind, milliseconds(after)]),
    ),
    broken: seen
      .filter(([, after]) => !(after < SEEN_WITHIN * slack))
      .map(([kind, after]) => `${kind}: visible after ${milliseconds(after)}`),
  };
}

async function tryFuzz({ fuzz: planned }: Size): Promise<Outcome> {
  const seed = Date.now() % 1_000_000_000;
  // The pages are JSX, which Node cannot load. Some modules are imported when a request needs them, so the server stays open.
  const modules = await createServer({
    root: fileURLToPath(new URL('../../..', import.meta.url)),
    configFile: false,
    appType: 'custom',
    logLevel: 'error',
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
  });
  const { fuzz, openFuzzedApp, askService } = (await modules.ssrLoadModule(
    fileURLToPath(new URL('fuzz.ts', import.meta.url)),
  )) as typeof Fuzz;
  const { ask, close } = await openFuzzedApp();
  const alone = await fuzz({ requests: planned.requests, seed, ask });
  await close();
  await modules.close();
  const { url, end } = await startOnFile();
  const served = await fuzz({ requests: planned.served, seed, ask: askService(url) });
  const sent = await sendMalformed(url, { damaged: planned.damaged, seed });
  const malformed = [
    ['two lengths', 400],
    ['a header of 100 kB', 431],
  ] as const;
  const notRejected: string[] = [];
  for (const [kind, status] of malformed) {
    const statuses = await statusesOf(url, MALFORMED[kind] ?? '');
    if (String(statuses) !== String(status))
      notRejected.push(`A request with ${kind} got ${statuses}, not ${status}`);
  }
  await end();
  // If most requests were rejected, the run would show little.
  const isMostlyRejected = ({ statuses }: Fuzz.Fuzzed, requests: number) =>
    (statuses['200'] ?? 0) < requests / 5;
  const isTooEasy =
    isMostlyRejected(alone, planned.requests) || isMostlyRejected(served, planned.served);
  const counted = ({ statuses }: Fuzz.Fuzzed) =>
    Object.entries(statuses)
      .map(([status, count]) => `${count} × ${status}`)
      .join(', ');
  return {
    figures: [
      `Seed ${seed}. The service never failed, and every response was as declared.`,
      '',
      `- ${planned.requests} requests to the application in the same process: ${counted(alone)}.`,
      `- ${planned.served} to a running service, over sockets: ${counted(served)}.`,
      `- ${sent} malformed HTTP messages: ${Object.keys(MALFORMED).length} kinds, and valid requests with changed bytes.`,
    ].join('\n'),
    broken: [
      ...notRejected,
      ...(isTooEasy ? ['Fewer than a fifth of the requests were valid'] : []),
    ],
  };
}

async function tryLoad({ load: planned, slack }: Size): Promise<Outcome> {
  const { url, pid, end } = await startOnFile();
  let load = await measureSteadyLoad({ url, pid, ...planned });
  // A machine that others use too may stop for seconds: what is the service's own fault is there again.
  if (slack > 1 && brokenByLoad(load, slack).length > 0)
    load = await measureSteadyLoad({ url, pid, ...planned });
  await end();
  const { answers, failures, median, p99, slowest, askedLate, memory } = load;
  const megabytes = (size: number | undefined) =>
    size === undefined ? 'unknown' : `${size.toFixed(1)} MB`;
  return {
    figures: table(
      [
        'responses',
        'failures',
        'median',
        'p99',
        'slowest',
        'p99 of the sending delay',
        'memory at the start',
        'at the end',
        'growth per minute',
      ],
      [
        [
          answers,
          failures,
          milliseconds(median),
          milliseconds(p99),
          milliseconds(slowest),
          milliseconds(askedLate),
          ...[memory?.begin, memory?.end, memory?.growth].map(megabytes),
        ],
      ],
    ),
    broken: brokenByLoad(load, slack),
  };
}

async function tryCache({ soak: { hits, changes } }: Size): Promise<Outcome> {
  const growth = await soakCache(hits, changes);
  return {
    figures: table(
      ['responses from the cache', 'catalogue changes', 'heap growth'],
      [[hits, changes, `${growth.toFixed(1)} MB`]],
    ),
    broken: growth < MAX_GROWTH ? [] : [`The heap grew by ${growth.toFixed(1)} MB`],
  };
}

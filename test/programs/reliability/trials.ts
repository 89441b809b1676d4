/** The trials of `npm run reliability`: what each does, what it writes down, and which promises it finds broken. Node only. */

import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';
import { MAX_GROWTH, soakCache } from './cache-soak.ts';
import { FILE_FAULTS, SERVER_FAULTS } from './faults.ts';
import type * as Fuzz from './fuzz.ts';
import { killImports, READY_WITHIN } from './kill-imports.ts';
import { MALFORMED, sendMalformed } from './malformed-http.ts';
import { milliseconds, table, type Outcome } from './outcome.ts';
import { runFault, startOnFile, startOnServer, type FaultRun } from './run-fault.ts';
import { seeWrites, SEEN_WITHIN } from './see-writes.ts';
import { brokenByLoad, measureSteadyLoad } from './steady-load.ts';
import { tryExports } from './try-exports.ts';

const FAULT_LASTS = 10_000;
const ROUNDS = 50;
const FUZZED = { requests: 100_000, served: 10_000, damaged: 2_000 };
const SOAK = { hits: 5_000_000, changes: 200 };
const LOAD = { rate: 1_000, warmUp: 20_000, duration: 60_000 };

export const TRIALS: Record<string, () => Promise<Outcome>> = {
  kills: tryKills,
  faults: tryFaults,
  writes: tryWrites,
  fuzz: tryFuzz,
  load: tryLoad,
  cache: tryCache,
  exports: tryExports,
};

async function tryKills(): Promise<Outcome> {
  const seed = Date.now() % 1_000_000;
  const { rounds, midway, acknowledged, faults, slowestReady } = await killImports({
    rounds: ROUNDS,
    seed,
  });
  const isSlow = slowestReady >= READY_WITHIN;
  return {
    figures: table(
      [
        'imports killed',
        'with some films saved',
        'films told as saved',
        'of them lost, or half',
        'slowest start on what was left',
      ],
      [[rounds, midway, acknowledged, faults.length, milliseconds(slowestReady)]],
    ),
    broken: [...faults, ...(isSlow ? [`A start took ${milliseconds(slowestReady)}`] : [])],
  };
}

async function tryFaults(): Promise<Outcome> {
  const runs: FaultRun[] = [];
  for (const fault of FILE_FAULTS) {
    const { url, path, end } = await startOnFile();
    runs.push(await runFault(fault, { url, target: path, lasts: FAULT_LASTS }));
    await end();
  }
  for (const fault of SERVER_FAULTS) {
    const { url, proxy, end } = await startOnServer();
    runs.push(await runFault(fault, { url, target: proxy, lasts: FAULT_LASTS }));
    await end();
  }
  return {
    figures: table(
      [
        'the database is',
        'how',
        'reads not asked before',
        'reads asked before',
        '/readyz',
        '/healthz',
        'slowest read',
        'slowest /healthz',
        'right again after',
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

async function tryWrites(): Promise<Outcome> {
  const { url, path, end } = await startOnFile();
  const seen = Object.entries(await seeWrites({ url, path }));
  await end();
  return {
    figures: table(
      ['written by another process', 'seen after'],
      seen.map(([kind, after]) => [kind, milliseconds(after)]),
    ),
    broken: seen
      .filter(([, after]) => !(after < SEEN_WITHIN))
      .map(([kind, after]) => `${kind} is seen after ${milliseconds(after)}`),
  };
}

async function tryFuzz(): Promise<Outcome> {
  const seed = Date.now() % 1_000_000_000;
  // The pages are JSX, which Node does not read by itself.
  const { module } = await runnerImport<typeof Fuzz>(
    fileURLToPath(new URL('fuzz.ts', import.meta.url)),
    { root: fileURLToPath(new URL('../../..', import.meta.url)), configFile: false },
  );
  const { fuzz, openFuzzedApp, askService } = module;
  const { ask, close } = await openFuzzedApp();
  const alone = await fuzz({ requests: FUZZED.requests, seed, ask });
  await close();
  const { url, end } = await startOnFile();
  const served = await fuzz({ requests: FUZZED.served, seed, ask: askService(url) });
  const sent = await sendMalformed(url, { damaged: FUZZED.damaged, seed });
  await end();
  const counted = ({ statuses }: Fuzz.Fuzzed) =>
    Object.entries(statuses)
      .map(([status, count]) => `${count} × ${status}`)
      .join(', ');
  return {
    figures: [
      `Seed ${seed}. None was a failure of ours, and each was answered as declared.`,
      '',
      `- ${FUZZED.requests} requests to the application: ${counted(alone)}.`,
      `- ${FUZZED.served} to a service, over sockets: ${counted(served)}.`,
      `- ${sent} times bytes that are no proper HTTP: ${Object.keys(MALFORMED).length} kinds, and requests in which bytes are changed.`,
    ].join('\n'),
    broken: [],
  };
}

async function tryLoad(): Promise<Outcome> {
  const { url, pid, end } = await startOnFile();
  const load = await measureSteadyLoad({ url, pid, ...LOAD });
  await end();
  const { answers, failures, median, p99, slowest, askedLate, memory } = load;
  const megabytes = (size: number | undefined) =>
    size === undefined ? 'unknown' : `${size.toFixed(1)} MB`;
  return {
    figures: table(
      [
        'answers',
        'failures',
        'median',
        'p99',
        'slowest',
        'p99 of the asking',
        'memory at first',
        'at the end',
        'growth in a minute',
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
    broken: brokenByLoad(load),
  };
}

async function tryCache(): Promise<Outcome> {
  const { hits, changes } = SOAK;
  const growth = await soakCache(hits, changes);
  return {
    figures: table(
      ['answers from memory', 'changes of the catalogue', 'the heap grew by'],
      [[hits, changes, `${growth.toFixed(1)} MB`]],
    ),
    broken: growth < MAX_GROWTH ? [] : [`The heap grew by ${growth.toFixed(1)} MB`],
  };
}

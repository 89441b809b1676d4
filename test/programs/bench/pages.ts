/** How soon the pages for parents are painted on a slow phone, and what they weigh, with a catalogue of a few thousand films. */

import type { Browser } from 'playwright-core';
import { launchChrome } from '../../helpers/chrome.ts';
import { startService } from '../../helpers/service.ts';
import { run } from './measured-run.ts';
import { openSeededFile } from './seeded-file.ts';
import { CPU, LIGHTHOUSE_SLOW_4G, openSlowPage } from './slow-phone.ts';
import { median } from './timing.ts';

const PATHS = ['/', '/films/her-2013', '/ages/8', '/compare#her-2013,lost-in-translation-2003'];
const ROUNDS = 7;

/** Milliseconds to the largest paint, layout shift, and bytes of the front page. */
const PROMISED = { paint: 1_800, shift: 0, bytes: 30_000 } as const;

interface Visit {
  /** Milliseconds from the start of the visit. */
  first: number;
  largest: number;
  shift: number;
  requests: number;
  /** Compressed, without headers. */
  bytes: number;
}

/** Prints a table. Gives them as text, too. */
export async function benchPages(): Promise<string> {
  const file = await openSeededFile();
  await run({
    what: 'import from vega-datasets',
    args: ['import', '--from', 'vega-datasets'],
    databaseUrl: file.url,
  });
  const [browser, service] = await Promise.all([
    launchChrome(),
    startService({ databaseUrl: file.url }),
  ]);
  try {
    const report = reportOf(await visitAll(browser, service.url));
    console.log(report);
    return report;
  } finally {
    await Promise.all([browser.close(), service.stop()]);
    await file.close();
  }
}

/** Goes to each page once a round, with nothing cached. */
export async function visitAll(
  browser: Browser,
  origin: string,
): Promise<ReadonlyMap<string, readonly Visit[]>> {
  const visits = new Map<string, Visit[]>(PATHS.map((path) => [path, []]));
  for (let round = -1; round < ROUNDS; round += 1) {
    for (const [path, found] of visits) {
      const page = await openSlowPage(browser, LIGHTHOUSE_SLOW_4G);
      await page.addInitScript(notePaints);
      await page.goto(origin + path, { waitUntil: 'networkidle' });
      const visit = await page.evaluate(readVisit);
      await page.context().close();
      if (round >= 0) found.push(visit);
    }
  }
  return visits;
}

/** Runs in the page. */
function notePaints(): void {
  const noted = globalThis as unknown as { largest: number; shift: number };
  Object.assign(noted, { largest: 0, shift: 0 });
  new PerformanceObserver((list) => {
    for (const { startTime } of list.getEntries()) noted.largest = startTime;
  }).observe({ type: 'largest-contentful-paint', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[])
      noted.shift += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
}

/** Runs in the page. */
function readVisit(): Visit {
  const { largest, shift } = globalThis as unknown as { largest: number; shift: number };
  const [paint] = performance.getEntriesByName('first-contentful-paint');
  const loaded = [
    ...performance.getEntriesByType('navigation'),
    ...performance.getEntriesByType('resource'),
  ] as PerformanceResourceTiming[];
  const bytes = loaded.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
  return { first: paint?.startTime ?? Infinity, largest, shift, requests: loaded.length, bytes };
}

/** The table of medians. */
export function reportOf(visits: ReadonlyMap<string, readonly Visit[]>): string {
  const of = (path: string, figure: keyof Visit) =>
    median((visits.get(path) ?? []).map((visit) => visit[figure]));
  return [
    `Processor ${CPU} times slower, Slow 4G as Lighthouse has it, nothing cached. Medians of ${ROUNDS} visits.`,
    '',
    '| page | first paint, ms | largest paint, ms | layout shift | requests | bytes |',
    '|---|---:|---:|---:|---:|---:|',
    ...PATHS.map((path) => {
      const [first, largest, shift, requests, bytes] = (
        ['first', 'largest', 'shift', 'requests', 'bytes'] as const
      ).map((figure) => of(path, figure));
      return `| \`${path}\` | ${first?.toFixed(0)} | ${largest?.toFixed(0)} | ${shift} | ${requests} | ${bytes?.toLocaleString('en')} |`;
    }),
    `| promised, at most | | ${PROMISED.paint} | ${PROMISED.shift} | | ${PROMISED.bytes.toLocaleString('en')} |`,
  ].join('\n');
}

/** Reports how far an import is: often on a terminal, rarely in a log. Node only. */

import type { WriteStream } from 'node:tty';
import type { FetchProgress } from '../services/films/fetch.ts';
import type { ImportCounts } from '../services/films/import.ts';

/** Milliseconds between two reports. */
const INTERVAL = { terminal: 500, log: 2_000 };

type Output = Pick<WriteStream, 'write'> & { isTTY?: boolean };

/** A line that each report overwrites; in a log, a line for each. */
function openProgressLine(output: Output) {
  const interval = output.isTTY ? INTERVAL.terminal : INTERVAL.log;
  let reportedAt = 0;
  let isLineOpen = false;
  return {
    /** Reports unless the last report was a moment ago. */
    report: (describe: () => string) => {
      const now = performance.now();
      if (reportedAt > 0 && now - reportedAt < interval) return;
      reportedAt = now;
      const text = describe();
      output.write(output.isTTY ? `\r\u001B[K${text}` : `${text}\n`);
      isLineOpen = output.isTTY ?? false;
    },
    /** Ends the line that a terminal overwrites with each report. */
    end: () => {
      if (isLineOpen) output.write('\n');
      isLineOpen = false;
    },
  };
}

/** Reports lines that are already in the database; in a dry run, lines that were checked. */
export function reportProgress(output: Output, { dryRun }: { dryRun: boolean }) {
  const { report, end } = openProgressLine(output);
  let lastLine = 0;
  return {
    saved: (line: number, counts: Readonly<ImportCounts>) => {
      lastLine = line;
      report(() => describe(line, counts, { dryRun }));
    },
    /** The last saved line, reported or not. */
    line: () => lastLine,
    end,
  };
}

/** Reports films that were fetched, how fast, and how long the rest will take. */
export function reportFetchProgress(output: Output) {
  const { report, end } = openProgressLine(output);
  const start = performance.now();
  return {
    saved: ({ films, expected }: Pick<FetchProgress, 'films' | 'expected'>) => {
      report(() => describeFetch({ films, expected }, (performance.now() - start) / 1000));
    },
    end,
  };
}

/**
 * @example
 * describeFetch({ films: 120, expected: 1200 }, 60) // 'Fetched 120 of 1200 films, 2.0 a second, about 9 min left'
 */
export function describeFetch(
  { films, expected }: Pick<FetchProgress, 'films' | 'expected'>,
  seconds: number,
): string {
  const rate = films / Math.max(seconds, 0.001);
  const of = expected === null ? '' : ` of ${expected}`;
  const left =
    expected === null || films === 0 ? '' : `, about ${duration((expected - films) / rate)} left`;
  return `Fetched ${films}${of} films, ${rate.toFixed(1)} a second${left}`;
}

function duration(seconds: number): string {
  if (seconds < 90) return `${Math.max(0, Math.ceil(seconds))} s`;
  return seconds < 5400 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`;
}

/** “Saved” only if anything was saved: a file of rejected lines saves nothing. */
function describe(
  line: number,
  { new: added, changed, unchanged, rejected }: Readonly<ImportCounts>,
  { dryRun }: { dryRun: boolean },
): string {
  const verb = !dryRun && added + changed > 0 ? 'Saved' : 'Checked';
  const parts = Object.entries({ new: added, changed, unchanged, rejected })
    .filter(([, count]) => count > 0)
    .map(([what, count]) => `${count} ${what}`);
  return `${verb} up to line ${line}: ${parts.join(', ') || 'no films'}`;
}

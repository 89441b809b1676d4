/** Reports how far an import is: often on a terminal, rarely in a log. Node only. */

import type { WriteStream } from 'node:tty';
import type { ImportCounts } from '../services/films/import.ts';

/** Milliseconds between two reports. */
const INTERVAL = { terminal: 500, log: 2_000 };

/** Reports lines that are already in the database; in a dry run, lines that were checked. */
export function reportProgress(
  output: Pick<WriteStream, 'write'> & { isTTY?: boolean },
  { dryRun }: { dryRun: boolean },
) {
  const interval = output.isTTY ? INTERVAL.terminal : INTERVAL.log;
  let reportedAt = 0;
  let lastLine = 0;
  let isLineOpen = false;
  return {
    saved: (line: number, counts: Readonly<ImportCounts>) => {
      lastLine = line;
      const now = performance.now();
      if (reportedAt > 0 && now - reportedAt < interval) return;
      reportedAt = now;
      const text = describe(line, counts, { dryRun });
      output.write(output.isTTY ? `\r\u001B[K${text}` : `${text}\n`);
      isLineOpen = output.isTTY ?? false;
    },
    /** The last saved line, reported or not. */
    line: () => lastLine,
    /** Ends the line that a terminal overwrites with each report. */
    end: () => {
      if (isLineOpen) output.write('\n');
      isLineOpen = false;
    },
  };
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

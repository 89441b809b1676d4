/** Tells how far an import is: often to a person, now and then to a log. Node only. */

import type { WriteStream } from 'node:tty';
import type { ImportCounts } from '../services/films/import.ts';

/** Milliseconds between two lines. */
const PAUSE = { person: 500, log: 2_000 };

/** What is told as saved is in the database already; a dry run tells what it has looked at. `line` is the last line of that, told aloud or not. */
export function reportProgress(
  output: Pick<WriteStream, 'write'> & { isTTY?: boolean },
  { dryRun }: { dryRun: boolean },
) {
  let told = 0;
  let last = 0;
  let isOpen = false;
  return {
    saved: (line: number, counts: Readonly<ImportCounts>) => {
      last = line;
      const now = performance.now();
      if (told > 0 && now - told < (output.isTTY ? PAUSE.person : PAUSE.log)) return;
      told = now;
      const text = `${dryRun ? 'Looked at everything' : 'Saved'} up to line ${line}: ${counts.new} new, ${counts.changed} changed, ${counts.unchanged} unchanged, ${counts.refused} refused`;
      output.write(output.isTTY ? `\r\u001B[K${text}` : `${text}\n`);
      isOpen = output.isTTY ?? false;
    },
    line: () => last,
    /** Leaves the line that was written over again and again. */
    end: () => {
      if (isOpen) output.write('\n');
      isOpen = false;
    },
  };
}

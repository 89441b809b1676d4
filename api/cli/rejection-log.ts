/** Records the lines that an import rejects: in a report, or the first of them on standard error. Node only. */

import { once } from 'node:events';
import type { FileHandle } from 'node:fs/promises';
import { CommandError } from '../services/command-error.ts';
import type { RejectedLine } from '../services/formats/check-line.ts';
import { printable } from './output.ts';

/** Rejected lines that are printed if there is no report. */
const MAX_PRINTED = 10;

interface RejectionLog {
  add: (rejectedLine: RejectedLine) => void;
  /** How many lines were neither printed nor written into the report. */
  hidden: () => number;
  /** Closes the report. Throws if it could not be written. */
  end: () => Promise<void>;
}

export function createRejectionLog(reportFile: FileHandle | undefined): RejectionLog {
  return reportFile === undefined ? printFirst() : writeReport(reportFile);
}

function printFirst(): RejectionLog {
  let count = 0;
  return {
    add: ({ line, field, reason }) => {
      count += 1;
      if (count > MAX_PRINTED) return;
      const where = field === '' ? `Line ${line}` : `Line ${line}: ${field}`;
      console.error(printable(`${where}: ${reason}`));
    },
    hidden: () => Math.max(0, count - MAX_PRINTED),
    end: async () => {},
  };
}

function writeReport(file: FileHandle): RejectionLog {
  const stream = file.createWriteStream();
  let failure: Error | undefined;
  stream.on('error', (error) => (failure = error));
  return {
    add: (rejectedLine) => void stream.write(`${JSON.stringify(rejectedLine)}\n`),
    hidden: () => 0,
    end: async () => {
      stream.end();
      if (!stream.closed) await once(stream, 'close').catch(() => {}); // `failure` has the error
      if (failure) throw new CommandError(`The report could not be written: ${failure.message}.`);
    },
  };
}

/** Records what is wrong with the lines of an import: in a report, or the first of them on standard error. Node only. */

import { once } from 'node:events';
import type { FileHandle } from 'node:fs/promises';
import { CommandError } from '../services/command-error.ts';
import type { LineWarning, RejectedLine } from '../services/formats/validate-line.ts';
import { printable } from './output.ts';

/** How many rejected lines are printed if there is no report, and how many warnings. */
const MAX_PRINTED = 10;

interface RejectionLog {
  add: (rejectedLine: RejectedLine) => void;
  warn: (warning: LineWarning) => void;
  /** How many rejected lines and warnings were neither printed nor written into the report. */
  hidden: () => { rejected: number; warnings: number };
  /** Closes the report. Throws if it could not be written. */
  end: () => Promise<void>;
}

export function createRejectionLog(reportFile: FileHandle | undefined): RejectionLog {
  return reportFile === undefined ? printFirst() : writeReport(reportFile);
}

function printFirst(): RejectionLog {
  const counts = { rejected: 0, warnings: 0 };
  function print(kind: keyof typeof counts, { line, field }: { line: number; field: string }) {
    counts[kind] += 1;
    const where = field === '' ? `Line ${line}` : `Line ${line}: ${field}`;
    return (text: string) => {
      if (counts[kind] <= MAX_PRINTED) console.error(printable(`${where}: ${text}`));
    };
  }
  return {
    add: (rejectedLine) => print('rejected', rejectedLine)(rejectedLine.reason),
    warn: (warning) => print('warnings', warning)(`Warning: ${warning.warning}`),
    hidden: () => ({
      rejected: Math.max(0, counts.rejected - MAX_PRINTED),
      warnings: Math.max(0, counts.warnings - MAX_PRINTED),
    }),
    end: async () => {},
  };
}

function writeReport(file: FileHandle): RejectionLog {
  const { write, end } = openReport(file);
  return { add: write, warn: write, hidden: () => ({ rejected: 0, warnings: 0 }), end };
}

/** Writes values into a report, as NDJSON. `end` closes it, and throws if it could not be written. */
export function openReport(file: FileHandle) {
  const stream = file.createWriteStream();
  let failure: Error | undefined;
  stream.on('error', (error) => (failure = error));
  return {
    write: (value: object) => void stream.write(`${JSON.stringify(value)}\n`),
    end: async () => {
      stream.end();
      if (!stream.closed) await once(stream, 'close').catch(() => {}); // `failure` has the error
      if (failure) throw new CommandError(`The report could not be written: ${failure.message}.`);
    },
  };
}

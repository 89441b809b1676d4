/** Records what a fetch leaves out: in a report, or the first of it on standard error. Node only. */

import type { FileHandle } from 'node:fs/promises';
import type { Skipped } from '../connectors/connector.ts';
import { printable } from './output.ts';
import { openReport } from './rejection-log.ts';

/** At most this many problems of a kind are printed without a report, or are in the JSON result. */
const MAX_PRINTED = 10;
const MAX_KEPT = 100;

type Kind = 'skipped' | 'failed' | 'warning';
type Problem = { kind: Kind } & Skipped;

export interface FetchLog {
  skip: (skipped: Skipped) => void;
  fail: (failed: Skipped) => void;
  warn: (warning: Skipped) => void;
  /** The first problems: failures before all others. */
  first: () => Problem[];
  /** How many were neither printed nor written into a report. */
  hidden: () => number;
  /** Closes the report. Throws if it could not be written. */
  end: () => Promise<void>;
}

export function createFetchLog(file: FileHandle | undefined): FetchLog {
  const report = file && openReport(file);
  const kept: Record<Kind, Problem[]> = { failed: [], skipped: [], warning: [] };
  const printed: Record<Kind, number> = { failed: 0, skipped: 0, warning: 0 };
  let hidden = 0;

  const add = (kind: Kind) => (problem: Skipped) => {
    if (kept[kind].length < MAX_KEPT) kept[kind].push({ kind, ...problem });
    if (report) return report.write({ kind, ...problem });
    if (printed[kind] === MAX_PRINTED) return void (hidden += 1);
    printed[kind] += 1;
    console.error(printable(sentence(kind, problem)));
  };

  return {
    skip: add('skipped'),
    fail: add('failed'),
    warn: add('warning'),
    first: () => [...kept.failed, ...kept.skipped, ...kept.warning].slice(0, MAX_KEPT),
    hidden: () => hidden,
    end: async () => report?.end(),
  };
}

function sentence(kind: Kind, { film, fact, reason }: Skipped): string {
  const place = [film, fact].filter((one) => one !== null && one !== '').join(', ');
  const what = { failed: 'Failed', skipped: 'Left out', warning: 'Check' }[kind];
  return place === '' ? `${what}: ${reason}` : `${what}: ${place}: ${reason}`;
}

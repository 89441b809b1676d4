/** `cli import`: films from a file of NDJSON or CSV, or from a package, into the database. Node only. */

import { createReadStream } from 'node:fs';
import { once } from 'node:events';
import { open, type FileHandle } from 'node:fs/promises';
import { idColumn } from '../domain/csv/read-film.ts';
import { nodeSettings } from '../operations/node-settings.ts';
import {
  failWith,
  oneFile,
  printable,
  readOptions,
  requireNoFolder,
  UsageError,
} from './command-failure.ts';
import { CommandError } from '../services/command-error.ts';
import { importFilms, type ImportCounts } from '../services/films/import.ts';
import type { ImportLine, Refusal } from '../services/formats/check-line.ts';
import { openForDryRun, prepareDatabase } from '../operations/prepare-database.ts';
import { reportProgress } from './progress.ts';
import { readCsv } from '../services/formats/read-csv.ts';
import { readNdjson } from '../services/formats/read-ndjson.ts';
import { readVega } from '../connectors/vega-datasets.ts';
import { requireTarget } from './target-file.ts';
import { withSignalCleanup } from '../operations/signal-cleanup.ts';

export const usage = `Usage: npm run -s cli -- import FILE [--format ndjson|csv] [--dry-run] [--report FILE]
       npm run -s cli -- import --from vega-datasets [--dry-run] [--report FILE]
FILE is read by its ending: .csv, else NDJSON; - is standard input. docs/import.md tells the rest.`;

const OPTIONS = {
  format: { type: 'string' },
  from: { type: 'string' },
  report: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
} as const;

/** Refused lines that are shown where there is no report. */
const MOST_SHOWN = 10;

/** Imports, and says what came of it. The exit status is 1 where nothing could be taken. */
export async function run(args: readonly string[]): Promise<number> {
  try {
    return await takeFilms(readArguments(args));
  } catch (error) {
    return failWith(error, 'import');
  }
}

interface ImportArguments {
  lines: () => AsyncIterable<ImportLine>;
  /** The name of the field of an id in the file. */
  nameOf: (field: string) => string;
  dryRun: boolean;
  report: string | undefined;
  /** The file that is read. */
  source: string | undefined;
}

function readArguments(args: readonly string[]): ImportArguments {
  const { values, positionals } = readOptions(args, OPTIONS);
  const { format, from, report } = values;
  const file = oneFile(positionals);
  const dryRun = values['dry-run'];
  if (from !== undefined) {
    if (file !== undefined) throw new UsageError('Give a file or --from, not both.');
    if (from !== 'vega-datasets')
      throw new UsageError(`--from takes vega-datasets, not “${from}”.`);
    return { lines: readVega, nameOf: (field) => field, dryRun, report, source: undefined };
  }
  if (file === undefined) throw new UsageError('Say which file to import.');
  requireNoFolder(file);
  if (format !== undefined && format !== 'ndjson' && format !== 'csv')
    throw new UsageError(`--format takes ndjson or csv, not “${format}”.`);
  const isCsv = (format ?? (/\.csv$/i.test(file) ? 'csv' : 'ndjson')) === 'csv';
  const chunks = () => (file === '-' ? process.stdin : createReadStream(file));
  return {
    lines: () => (isCsv ? readCsv : readNdjson)(chunks()),
    nameOf: isCsv ? idColumn : (field) => field,
    dryRun,
    report,
    source: file === '-' ? undefined : file,
  };
}

async function takeFilms({
  lines,
  nameOf,
  dryRun,
  report,
  source,
}: ImportArguments): Promise<number> {
  const { database, backups } = nodeSettings(process.env);
  // The files are looked at before the database, so that a wrong name makes none.
  const first = lines()[Symbol.asyncIterator]();
  const begun = await first.next();
  if (report !== undefined) requireTarget(report, { database, source });
  const reportFile = report === undefined ? undefined : await open(report, 'a');
  const db = await (dryRun
    ? openForDryRun(database)
    : prepareDatabase(database, { seed: false, backupFolder: backups.folder }));
  // An earlier report stays as long as nothing was looked at.
  if ((await reportFile?.stat())?.isFile()) await reportFile?.truncate();
  const refusals = noteRefusals(reportFile);
  const progress = reportProgress(process.stderr, { dryRun });
  let counts: ImportCounts;
  try {
    counts = await withSignalCleanup(
      () =>
        importFilms(db, continued(begun, first), {
          now: () => new Date().toISOString(),
          dryRun,
          refuse: refusals.refuse,
          nameOf,
          saved: progress.saved,
        }),
      () => {
        progress.end();
        return stopped(progress.line(), dryRun);
      },
    );
  } catch (error) {
    progress.end();
    console.error(stopped(progress.line(), dryRun));
    throw error;
  } finally {
    progress.end();
    db.$client.close();
    await refusals.end();
  }
  console.log(summary(counts, { dryRun, report, hidden: refusals.hidden() }));
  return counts.refused > 0 && counts.new + counts.changed + counts.unchanged === 0 ? 1 : 0;
}

function stopped(line: number, dryRun: boolean): string {
  return `The import was stopped. ${dryRun ? 'Nothing was changed' : `Everything up to line ${line} is kept`}.`;
}

async function* continued(
  first: IteratorResult<ImportLine>,
  rest: AsyncIterator<ImportLine>,
): AsyncGenerator<ImportLine> {
  for (let next = first; !next.done; next = await rest.next()) yield next.value;
}

/** Writes refused lines into the report, else the first of them to standard error. */
function noteRefusals(file: FileHandle | undefined) {
  let shown = 0;
  let count = 0;
  const report = file?.createWriteStream();
  let failure: Error | undefined;
  report?.on('error', (error) => (failure = error));
  return {
    refuse: (refusal: Refusal) => {
      count += 1;
      if (report) return void report.write(`${JSON.stringify(refusal)}\n`);
      if (shown === MOST_SHOWN) return;
      shown += 1;
      const field = refusal.field === '' ? '' : `${refusal.field}: `;
      console.error(printable(`Line ${refusal.line}: ${field}${refusal.reason}`));
    },
    hidden: () => (report ? 0 : count - shown),
    /** Throws where the report could not be written. */
    end: async () => {
      if (!report) return;
      report.end();
      if (!report.closed) await once(report, 'close').catch(() => {}); // the failure is kept above
      if (failure) throw new CommandError(`The report could not be written: ${failure.message}.`);
    },
  };
}

interface Summary {
  dryRun: boolean;
  report: string | undefined;
  hidden: number;
}

function summary(counts: ImportCounts, { dryRun, report, hidden }: Summary): string {
  const { ratings_kept, refused } = counts;
  return [
    ...(dryRun ? ['A dry run: nothing was changed. It would be:'] : []),
    `${counts.new} new, ${counts.changed} changed, ${counts.unchanged} unchanged, ${refused} refused`,
    ...(ratings_kept > 0
      ? [`${ratings_kept} ratings are not newer than the ones here, which stay.`]
      : []),
    ...(report !== undefined && refused > 0 ? [`${report} tells what was refused, and why.`] : []),
    ...(hidden > 0 ? [`${hidden} more lines were refused; --report FILE lists them all.`] : []),
  ].join('\n');
}

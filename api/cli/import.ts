/** `cli import`: imports films from a file of NDJSON or CSV, or from a package. Node only. */

import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Db } from '../../db/connection/client.ts';
import { readVega } from '../connectors/vega-datasets.ts';
import type { Preferred } from '../domain/film/merge.ts';
import { countedAfter, countedVerb } from '../domain/text/plural.ts';
import { openForDryRun, prepareDatabase } from '../operations/prepare-database.ts';
import { withSignalCleanup } from '../operations/signal-cleanup.ts';
import { importFilms, type ImportCounts, type ImportOptions } from '../services/films/import.ts';
import type { ImportLine } from '../services/formats/validate-line.ts';
import { readCsv } from '../services/formats/read-csv.ts';
import { readNdjson } from '../services/formats/read-ndjson.ts';
import { requireNotFolder, requireWritable } from './check-paths.ts';
import { EXIT, UsageError } from './failure.ts';
import { reportProgress } from './progress.ts';
import { createRejectionLog } from './rejection-log.ts';
import { defineVerb } from './verb.ts';
import { withDatabase } from './with-database.ts';

export const verb = defineVerb({
  summary: 'imports films from NDJSON, CSV or a package',
  usage: `Usage: npm run -s cli -- import FILE [--format ndjson|csv] [OPTION …]
       npm run -s cli -- import --from vega-datasets [OPTION …]
  --dry-run                  shows what would change, and changes nothing
  --prefer file|database     which rating counts if they differ and the file's is not newer
  --report FILE              writes rejected lines and warnings to FILE, as NDJSON
A FILE that ends in .csv is CSV, any other NDJSON; - is standard input. See docs/import.md.`,
  options: {
    format: { type: 'string' },
    from: { type: 'string' },
    prefer: { type: 'string' },
    report: { type: 'string' },
    'dry-run': { type: 'boolean', default: false },
  },
  takesFile: true,
  /** The exit status is 1 if every line was rejected. */
  async run({ values: { format, from, report, 'dry-run': dryRun, ...values }, file, settings }) {
    const prefer = choosePreferred(values.prefer);
    const source = chooseSource({ file, format, from });
    const { database, backups } = settings();
    // The input is opened before the database, so that a wrong name creates none.
    const lines = await withFirstRead(source.lines());
    if (report !== undefined) requireWritable(report, { database, source: source.path });
    const reportFile = report === undefined ? undefined : await open(report, 'a');
    const rejections = createRejectionLog(reportFile);
    let counts: ImportCounts;
    try {
      counts = await withDatabase(
        () =>
          dryRun
            ? openForDryRun(database)
            : prepareDatabase(database, { seed: false, backupFolder: backups.folder }),
        async (db) => {
          // An earlier report is kept until the import begins.
          if ((await reportFile?.stat())?.isFile()) await reportFile?.truncate();
          const { add: reject, warn } = rejections;
          return importWithProgress(db, lines, { dryRun, prefer, reject, warn });
        },
      );
    } finally {
      await rejections.end();
    }
    console.log(summarize(counts, { dryRun, report, hidden: rejections.hidden() }));
    const { rejected, new: added, changed, unchanged } = counts;
    return rejected > 0 && added + changed + unchanged === 0 ? EXIT.failed : EXIT.ok;
  },
});

function choosePreferred(option: string | undefined): Preferred | undefined {
  if (option === undefined || option === 'file' || option === 'database') return option;
  throw new UsageError(`--prefer takes file or database, not “${option}”.`);
}

interface Source {
  lines: () => AsyncIterable<ImportLine>;
  /** Undefined for a package and for standard input. */
  path: string | undefined;
}

interface SourceOptions {
  file: string | undefined;
  format: string | undefined;
  from: string | undefined;
}

function chooseSource({ file, format, from }: SourceOptions): Source {
  if (from !== undefined) {
    if (file !== undefined) throw new UsageError('Give a file or --from, not both.');
    if (from !== 'vega-datasets')
      throw new UsageError(`--from takes vega-datasets, not “${from}”.`);
    return { lines: readVega, path: undefined };
  }
  if (file === undefined) throw new UsageError('Say which file to import.');
  requireNotFolder(file);
  if (format !== undefined && format !== 'ndjson' && format !== 'csv')
    throw new UsageError(`--format takes ndjson or csv, not “${format}”.`);
  const isCsv = (format ?? (/\.csv$/i.test(file) ? 'csv' : 'ndjson')) === 'csv';
  const chunks = () => (file === '-' ? process.stdin : createReadStream(file));
  return {
    lines: () => (isCsv ? readCsv : readNdjson)(chunks()),
    path: file === '-' ? undefined : file,
  };
}

/** The same lines, with the first one read at once: throws if the input cannot be read. */
async function withFirstRead(lines: AsyncIterable<ImportLine>): Promise<AsyncIterable<ImportLine>> {
  const iterator = lines[Symbol.asyncIterator]();
  const first = await iterator.next();
  return (async function* () {
    for (let next = first; !next.done; next = await iterator.next()) yield next.value;
  })();
}

/** Imports, and reports on standard error how far it is. If it fails or is stopped, says which lines are saved. */
async function importWithProgress(
  db: Db,
  lines: AsyncIterable<ImportLine>,
  options: Required<Pick<ImportOptions, 'dryRun' | 'prefer' | 'reject' | 'warn'>>,
): Promise<ImportCounts> {
  const { dryRun } = options;
  const progress = reportProgress(process.stderr, { dryRun });
  function stopMessage(): string {
    progress.end();
    const saved = dryRun
      ? 'Nothing was changed'
      : `Everything up to line ${progress.line()} is kept`;
    return `The import was stopped. ${saved}.`;
  }
  try {
    return await withSignalCleanup(
      () =>
        importFilms(db, lines, {
          ...options,
          now: () => new Date().toISOString(),
          saved: progress.saved,
        }),
      stopMessage,
    );
  } catch (error) {
    console.error(stopMessage());
    throw error;
  } finally {
    progress.end();
  }
}

interface Outcome {
  dryRun: boolean;
  report: string | undefined;
  /** Rejected lines and warnings that were not printed. */
  hidden: { rejected: number; warnings: number };
}

function summarize(counts: ImportCounts, { dryRun, report, hidden }: Outcome): string {
  const { ratings_kept, rejected, warnings } = counts;
  return [
    ...(dryRun ? ['A dry run: nothing was changed. It would be:'] : []),
    `${counts.new} new, ${counts.changed} changed, ${counts.unchanged} unchanged, ${rejected} rejected`,
    ...(ratings_kept > 0
      ? [
          `${countedVerb(ratings_kept, 'rating', 'was', 'were')} not taken from the file: different, but not newer.`,
        ]
      : []),
    ...(report !== undefined && rejected + warnings > 0
      ? [`${report} lists the ${listedIn(rejected, warnings)}.`]
      : []),
    ...(hidden.rejected > 0
      ? [
          `${countedVerb(hidden.rejected, 'more line', 'was', 'were')} rejected; --report FILE lists them all.`,
        ]
      : []),
    ...(hidden.warnings > 0
      ? [`There ${countedAfter(hidden.warnings, 'more warning')}; --report FILE lists them all.`]
      : []),
  ].join('\n');
}

function listedIn(rejected: number, warnings: number): string {
  const lines = rejected > 0 ? ['rejected lines and the reasons'] : [];
  return [...lines, ...(warnings > 0 ? ['warnings'] : [])].join(', and the ');
}

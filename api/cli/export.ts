/** `cli export`: writes all films, as NDJSON or CSV, to a file or to standard output. Node only. */

import { rmSync, statSync } from 'node:fs';
import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import type { DatabaseAddress } from '../../db/connection/address.ts';
import { counted } from '../domain/text/plural.ts';
import { openExisting } from '../operations/prepare-database.ts';
import { shellQuote } from '../operations/shell-quote.ts';
import { withSignalCleanup } from '../operations/signal-cleanup.ts';
import { CommandError } from '../services/command-error.ts';
import { EXPORT_FORMATS, exportFilms, type ExportFormat } from '../services/films/export.ts';
import { requireWritable } from './check-paths.ts';
import { EXIT, UsageError } from './failure.ts';
import { writeText } from './output.ts';
import { defineVerb } from './verb.ts';
import { withDatabase } from './with-database.ts';

export const verb = defineVerb({
  summary: 'writes all films, as NDJSON or CSV',
  usage: `Usage: npm run -s cli -- export [--format ndjson|csv] [--force] [FILE]
Without a FILE, or with -, it writes to standard output. A FILE that ends in .csv is CSV, any other NDJSON.
An existing FILE is overwritten only with --force. Facts whose licence forbids passing them on are left out; a backup has them.`,
  options: {
    format: { type: 'string' },
    force: { type: 'boolean', default: false },
  },
  takesFile: true,
  async run({ values, file, settings }) {
    const target = file === '-' ? undefined : file;
    const format = chooseFormat(values.format, target);
    const { database, passOnLicences: allowed } = settings();
    if (target !== undefined) requireTarget(target, { force: values.force, database });
    await withDatabase(
      () => openExisting(database),
      (db) =>
        target === undefined
          ? writeToOutput(exportFilms(db, format, allowed))
          : writeFile(exportFilms(db, format, allowed), target),
    );
    return EXIT.ok;
  },
});

function chooseFormat(option: string | undefined, file: string | undefined): ExportFormat {
  const wanted = option ?? (file !== undefined && /\.csv$/i.test(file) ? 'csv' : 'ndjson');
  const format = EXPORT_FORMATS.find((one) => one === wanted);
  if (!format) throw new UsageError(`--format takes ndjson or csv, not “${wanted}”.`);
  return format;
}

/** Devices and pipes are rejected: renaming a finished file would replace them. */
function requireTarget(
  file: string,
  { force, database }: { force: boolean; database: DatabaseAddress },
): void {
  requireWritable(file, { database });
  const found = statSync(file, { throwIfNoEntry: false });
  if (found && !found.isFile())
    throw new CommandError(`${file} is not a file. Write - to write to standard output.`);
  if (found && !force)
    throw new CommandError(
      `${file} already exists. To overwrite it, add --force: npm run -s cli -- export ${shellQuote(file)} --force`,
    );
}

/** Text in pieces, which returns the number of films. */
type Pieces = AsyncGenerator<string, number>;

async function writeToOutput(pieces: Pieces): Promise<void> {
  for await (const piece of pieces) await writeText(process.stdout, piece);
}

/** Writes beside the file and renames at the end, so that the file is complete or unchanged. Reports on standard error. */
async function writeFile(pieces: Pieces, file: string): Promise<void> {
  const part = `${file}.${process.pid}.part`;
  const handle = await open(part, 'w');
  try {
    const films = await withSignalCleanup(
      () => writePieces(pieces, handle),
      () => {
        rmSync(part, { force: true });
        return `The export was stopped. ${file} is as it was.`;
      },
    );
    await handle.sync();
    const { size } = await handle.stat();
    await handle.close();
    await rename(part, file);
    console.error(`${counted(films, 'film')}, ${counted(size, 'byte')}, in ${file}`);
  } catch (error) {
    await handle.close();
    await rm(part, { force: true });
    throw error;
  }
}

/** Returns what the pieces return: the number of films. */
async function writePieces(pieces: Pieces, handle: FileHandle): Promise<number> {
  for (;;) {
    const { done, value } = await pieces.next();
    if (done) return value;
    await handle.write(value);
  }
}

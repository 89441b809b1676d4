/** `cli export`: all films, as NDJSON or CSV, to a file or to standard output. Node only. */

import { rmSync, statSync } from 'node:fs';
import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import type { Db } from '../../db/connection/client.ts';
import type { DatabaseAddress } from '../../db/connection/address.ts';
import { nodeSettings } from '../operations/node-settings.ts';
import { EXPORT_FORMATS, exportFilms, type ExportFormat } from '../services/films/export.ts';
import { failWith, oneFile, readOptions, UsageError } from './command-failure.ts';
import { CommandError } from '../services/command-error.ts';
import { openToRead } from '../operations/prepare-database.ts';
import { writeText } from './lines.ts';
import { requireTarget } from './target-file.ts';
import { withSignalCleanup } from '../operations/signal-cleanup.ts';

export const usage = `Usage: npm run -s cli -- export [--format ndjson|csv] [--force] [FILE]
Without a FILE, or with -, it writes to standard output. A FILE that ends in .csv is CSV, any other NDJSON.
A FILE that is there is written over with --force alone.`;

/** Exports; a file is complete or not there. */
export async function run(args: readonly string[]): Promise<number> {
  try {
    const { file, format, force } = readArguments(args);
    const { database } = nodeSettings(process.env);
    if (file !== undefined) requirePlace(file, { force, database });
    const db = await openToRead(database);
    try {
      if (file === undefined) await writeOut(db, format);
      else await writeFile(db, { file, format });
    } finally {
      db.$client.close();
    }
    return 0;
  } catch (error) {
    return failWith(error, 'export');
  }
}

/** Only a file is written over: a device or a pipe would be gone. */
function requirePlace(
  file: string,
  { force, database }: { force: boolean; database: DatabaseAddress },
): void {
  requireTarget(file, { database });
  const found = statSync(file, { throwIfNoEntry: false });
  if (found && !found.isFile())
    throw new CommandError(`${file} is not a file. Write - to write to standard output.`);
  if (found && !force) throw new CommandError(`${file} is there already: --force writes over it.`);
}

function readArguments(args: readonly string[]): {
  /** Undefined for standard output. */
  file: string | undefined;
  format: ExportFormat;
  force: boolean;
} {
  const { values, positionals } = readOptions(args, {
    format: { type: 'string' },
    force: { type: 'boolean', default: false },
  });
  const given = oneFile(positionals);
  const file = given === '-' ? undefined : given;
  const asked = values.format ?? (file !== undefined && /\.csv$/i.test(file) ? 'csv' : 'ndjson');
  const format = EXPORT_FORMATS.find((one) => one === asked);
  if (!format) throw new UsageError(`--format takes ndjson or csv, not “${asked}”.`);
  return { file, format, force: values.force };
}

async function writeOut(db: Db, format: ExportFormat): Promise<void> {
  for await (const piece of exportFilms(db, format)) await writeText(process.stdout, piece);
}

interface Target {
  file: string;
  format: ExportFormat;
}

/** Writes beside the file first, so that a failure leaves the one that is there. Says what was written on standard error. */
async function writeFile(db: Db, { file, format }: Target): Promise<void> {
  const beside = `${file}.${process.pid}.part`;
  const handle = await open(beside, 'w');
  try {
    const films = await withSignalCleanup(
      () => writePieces(exportFilms(db, format), handle),
      () => {
        rmSync(beside, { force: true });
        return `The export was stopped. ${file} is as it was.`;
      },
    );
    await handle.sync();
    const { size } = await handle.stat();
    await handle.close();
    await rename(beside, file);
    console.error(`${films} films, ${size} bytes, in ${file}`);
  } catch (error) {
    await handle.close();
    await rm(beside, { force: true });
    throw error;
  }
}

/** Gives what the pieces return: how many films there were. */
async function writePieces(
  pieces: AsyncGenerator<string, number>,
  handle: FileHandle,
): Promise<number> {
  for (;;) {
    const { done, value } = await pieces.next();
    if (done) return value;
    await handle.write(value);
  }
}

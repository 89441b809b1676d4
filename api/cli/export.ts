/** `cli export`: all films, as NDJSON or CSV, to a file or to standard output. Node only. */

import { open, rename, rm } from 'node:fs/promises';
import type { Db } from '../../db/client.ts';
import { nodeSettings } from './node-settings.ts';
import { EXPORT_FORMATS, exportFilms, type ExportFormat } from '../routes/export-films.ts';
import { failWith, oneFile, readOptions, UsageError } from './command-failure.ts';
import { openToRead } from './prepare-database.ts';
import { writeText } from './lines.ts';

export const usage = `Usage: npm run -s cli -- export [--format ndjson|csv] [FILE]
Without a FILE it writes to standard output. A FILE that ends in .csv is CSV, any other NDJSON.`;

/** Exports; a file is complete or not there. */
export async function run(args: readonly string[]): Promise<number> {
  try {
    const { file, format } = readArguments(args);
    const { database } = nodeSettings(process.env);
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

function readArguments(args: readonly string[]): {
  file: string | undefined;
  format: ExportFormat;
} {
  const { values, positionals } = readOptions(args, { format: { type: 'string' } });
  const file = oneFile(positionals);
  const asked = values.format ?? (file !== undefined && /\.csv$/i.test(file) ? 'csv' : 'ndjson');
  const format = EXPORT_FORMATS.find((one) => one === asked);
  if (!format) throw new UsageError(`--format takes ndjson or csv, not “${asked}”.`);
  return { file, format };
}

async function writeOut(db: Db, format: ExportFormat): Promise<void> {
  for await (const piece of exportFilms(db, format)) await writeText(process.stdout, piece);
}

interface Target {
  file: string;
  format: ExportFormat;
}

/** Writes beside the file first, so that a failure leaves the one that is there. */
async function writeFile(db: Db, { file, format }: Target): Promise<void> {
  const beside = `${file}.${process.pid}.part`;
  const handle = await open(beside, 'w');
  try {
    for await (const piece of exportFilms(db, format)) await handle.write(piece);
    await handle.sync();
    await handle.close();
    await rename(beside, file);
  } catch (error) {
    await handle.close();
    await rm(beside, { force: true });
    throw error;
  }
}

/** Streams all films as NDJSON or CSV, with what may be passed on of each. Equal facts give identical bytes. */

import type { ReadDb } from '../../../db/connection/client.ts';
import {
  countMaxCertificates,
  readFactsPage,
  readTitleLanguages,
  type ExportedFilm,
} from '../../../db/queries/read-facts.ts';
import { EXPORT_HEADER, SCHEMA_VERSION } from '../../contract/export-header.ts';
import { csvRow } from '../../domain/csv/cells.ts';
import { csvColumns } from '../../domain/csv/columns.ts';
import { writeCsvFilm } from '../../domain/csv/write-film.ts';
import { yieldToEventLoop } from '../yield-to-event-loop.ts';
import { passOn, type AllowedLicences } from './pass-on.ts';

export const EXPORT_FORMATS = ['ndjson', 'csv'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Films that are read at once. An embedded database blocks other requests meanwhile, for about 3 ms. */
const PAGE_SIZE = 25;

/**
 * The text in chunks, one per page of films, ordered by id. Each film is as current as the read of its page. Facts that may not be passed
 * on are left out, and so are films of which nothing else is known; `allowed` are the licences that the operator allows. Returns the
 * number of films.
 */
export async function* exportFilms(
  db: ReadDb,
  format: ExportFormat,
  allowed: AllowedLicences = [],
): AsyncGenerator<string, number> {
  const { head, line } = format === 'csv' ? await csvLines(db) : NDJSON_LINES;
  yield head;
  let after = '';
  let count = 0;
  for (;;) {
    const stored = await readFactsPage(db, { after, limit: PAGE_SIZE });
    const last = stored.at(-1);
    if (!last) return count;
    const films: ExportedFilm[] = [];
    for (const film of stored) {
      const open = await passOn(film, allowed);
      if (open) films.push(open);
    }
    yield films.map(line).join('');
    after = last.facts.id;
    count += films.length;
    await yieldToEventLoop();
  }
}

/** The line of a film, with the line break. */
export function ndjsonLine({ facts, stamp, shown }: ExportedFilm): string {
  return `${JSON.stringify({ ...facts, ...stamp, shown })}\n`;
}

const NDJSON_LINES = { head: `${JSON.stringify(EXPORT_HEADER)}\n`, line: ndjsonLine };

/** CSV cannot have a separate header line for them, so every row has the licence and the schema. */
async function csvLines(db: ReadDb) {
  const certificates = Math.max(1, await countMaxCertificates(db));
  const columns = csvColumns(certificates, await readTitleLanguages(db));
  const constants = { schema: String(SCHEMA_VERSION), licence: EXPORT_HEADER.licence };
  return {
    head: csvRow(columns),
    line: ({ facts, stamp }: ExportedFilm) =>
      csvRow(writeCsvFilm({ facts, stamp, constants }, columns)),
  };
}

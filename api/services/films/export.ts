/** All films as one text that is made while it is read: NDJSON or CSV, the same to the byte for the same facts. */

import type { ReadDb } from '../../../db/connection/client.ts';
import {
  countMaxCertificates,
  readFactsPage,
  type ExportedFilm,
} from '../../../db/queries/read-facts.ts';
import { EXPORT_HEADER, SCHEMA_VERSION } from '../../contract/film-line.ts';
import { csvRow } from '../../domain/csv/cells.ts';
import { csvColumns } from '../../domain/csv/columns.ts';
import { writeCsvFilm } from '../../domain/csv/write-film.ts';

export const EXPORT_FORMATS = ['ndjson', 'csv'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Films that are read at once. An embedded database stands in the way of every other request for as long: about 3 ms. */
const PAGE = 25;

/** The text in pieces, a page of films each. Films come in the order of their ids, each as it is when its page is read. Returns how many there were. */
export async function* exportFilms(
  db: ReadDb,
  format: ExportFormat,
): AsyncGenerator<string, number> {
  const { head, line } = format === 'csv' ? await csvLines(db) : NDJSON_LINES;
  yield head;
  let after = '';
  let count = 0;
  for (;;) {
    const films = await readFactsPage(db, { after, limit: PAGE });
    const last = films.at(-1);
    if (!last) return count;
    yield films.map(line).join('');
    after = last.facts.id;
    count += films.length;
    await giveWay();
  }
}

/** Turns of the event loop between two pages. Each takes some microseconds where nothing waits, and accepts one new connection. */
const TURNS = 100;

/**
 * Lets everything else happen first. An embedded database answers in microtasks, so that a loop of queries alone would keep the process
 * from all other work.
 */
async function giveWay(): Promise<void> {
  // Workers lack it, and wait for each page over the network.
  if (typeof setImmediate === 'undefined') return;
  for (let turn = 0; turn < TURNS; turn += 1)
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
}

const NDJSON_LINES = {
  head: `${JSON.stringify(EXPORT_HEADER)}\n`,
  line: ({ facts, stamp, shown }: ExportedFilm) =>
    `${JSON.stringify({ ...facts, ...stamp, shown })}\n`,
};

/** CSV has no place for a first line of its own, so that every row names the licence and the schema. */
async function csvLines(db: ReadDb) {
  const columns = csvColumns(Math.max(1, await countMaxCertificates(db)));
  const constants = { schema: String(SCHEMA_VERSION), licence: EXPORT_HEADER.licence };
  return {
    head: csvRow(columns),
    line: ({ facts, stamp }: ExportedFilm) =>
      csvRow(writeCsvFilm({ facts, stamp, constants }, columns)),
  };
}

/** Everything at once, for who keeps a catalogue of their own. */

import { Hono, type Context } from 'hono';
import { readCatalogueState } from '../../db/queries/read-facts.ts';
import { EXPORT_HEADER, SCHEMA_VERSION } from '../contract/film-line.ts';
import { strictInput } from '../contract/strict-input.ts';
import type { AppEnv } from '../http/app-env.ts';
import { describe } from '../http/describe.ts';
import { validate } from '../http/validate.ts';
import { exportFilms, type ExportFormat } from './export-films.ts';

const NoQuery = strictInput({});

const TYPES = { ndjson: 'application/x-ndjson', csv: 'text/csv' } as const;

export const exportRoutes = new Hono<AppEnv>()
  .get(
    '/v1/export/films.ndjson',
    describe({
      summary: 'All films, one line of JSON each',
      description:
        'The first line has the licence and the version of the format. Every other line has the facts of one film and, under `shown`, the age and levels that follow from them. `cli import` reads it.',
      answer: TYPES.ndjson,
      problems: ['invalid-input'],
    }),
    validate('query', NoQuery),
    (c) => sendExport(c, 'ndjson'),
  )
  .get(
    '/v1/export/films.csv',
    describe({
      summary: 'All films, one CSV row each',
      description:
        'The shown rating of each category has its own columns. The column `more` has the rest as JSON. Text that a spreadsheet would run as a formula starts with an apostrophe.',
      answer: TYPES.csv,
      problems: ['invalid-input'],
    }),
    validate('query', NoQuery),
    (c) => sendExport(c, 'csv'),
  );

/** Sends the text page by page, as fast as the client reads. Its entity tag is the catalogue's state: a digest would need the whole text. */
async function sendExport(c: Context<AppEnv>, format: ExportFormat): Promise<Response> {
  const db = c.get('openDb')();
  const state = await readCatalogueState(db);
  const charset = format === 'csv' ? '; charset=utf-8; header=present' : '; charset=utf-8';
  return c.body(toStream(exportFilms(db, format)), 200, {
    'Content-Type': TYPES[format] + charset,
    'Content-Disposition': `attachment; filename="films.${format}"`,
    ETag: `W/"${SCHEMA_VERSION}-${state}"`,
    Link: `<${EXPORT_HEADER.licence_url}>; rel="license"`,
  });
}

/** Reads nothing before it is asked to, and nothing more once nobody reads on. */
function toStream(pieces: AsyncGenerator<string, number>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = await pieces.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value));
      },
      async cancel() {
        await pieces.return(0);
      },
    },
    { highWaterMark: 0 },
  );
}

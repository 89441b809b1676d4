/** Everything at once, for who keeps a catalogue of their own. */

import { Hono, type Context } from 'hono';
import { readNewestCursor } from '../../db/queries/change-cursor.ts';
import { EXPORT_HEADER, SCHEMA_VERSION } from '../contract/export-header.ts';
import { strictInput } from '../contract/strict-input.ts';
import type { AppEnv } from '../http/app-env.ts';
import { describe } from '../http/route.ts';
import type { ExportSlots } from '../http/export-slots.ts';
import { matchesEtag } from '../cache/policy.ts';
import { Problem } from '../http/problem.ts';
import { toStream } from '../http/text-stream.ts';
import { validate } from '../http/validate.ts';
import { exportFilms, type ExportFormat } from '../services/films/export.ts';
import type { AllowedLicences } from '../services/films/pass-on.ts';

const NoQuery = strictInput({});

const TYPES = { ndjson: 'application/x-ndjson', csv: 'text/csv' } as const;

/** Seconds after which a client that found no free slot may ask again. */
const RETRY_AFTER = 10;

interface ExportDependencies {
  /** Limits the exports in progress; left out where any number may be. */
  slots: ExportSlots | undefined;
  allowed: AllowedLicences;
}

export function exportRoutes(dependencies: ExportDependencies) {
  return new Hono<AppEnv>()
    .get(
      '/v1/export/films.ndjson',
      describe({
        operation: { id: 'exportFilmsNdjson', tag: 'Export' },
        summary: 'All films, one line of JSON each',
        description:
          'The first line has the licence and the version of the format. Every other line has the facts of one film and, under `shown`, the age and levels that follow from them. Facts whose licence forbids passing them on, such as TMDB’s, are left out. `cli import` reads it. `Link` has the address of the changes since.',
        answer: TYPES.ndjson,
        cache: 'stream',
        problems: ['invalid-input', 'too-many-exports'],
      }),
      validate('query', NoQuery),
      (c) => sendExport(c, { format: 'ndjson', ...dependencies }),
    )
    .get(
      '/v1/export/films.csv',
      describe({
        operation: { id: 'exportFilmsCsv', tag: 'Export' },
        summary: 'All films, one CSV row each',
        description:
          'The shown rating of each category has its own columns. The column `more` has the rest as JSON. Text that a spreadsheet would run as a formula starts with an apostrophe.',
        answer: TYPES.csv,
        cache: 'stream',
        problems: ['invalid-input', 'too-many-exports'],
      }),
      validate('query', NoQuery),
      (c) => sendExport(c, { format: 'csv', ...dependencies }),
    );
}

interface ExportOptions extends ExportDependencies {
  format: ExportFormat;
}

/**
 * Sends the text page by page, as fast as the client reads. Its entity tag is the newest change: a digest would need the whole text.
 * A client that wants the head alone, or has the text already, takes no slot. For all others the slot comes first, so that a crowd of
 * clients is rejected before anything is read for them.
 */
async function sendExport(c: Context<AppEnv>, options: ExportOptions): Promise<Response> {
  const { format, slots, allowed } = options;
  const db = c.get('openDb')();
  const readHeaders = async () => exportHeaders(options, await readNewestCursor(db));
  const known = c.req.header('If-None-Match');
  const isHead = c.req.method === 'HEAD';
  const early = isHead || known !== undefined ? await readHeaders() : undefined;
  if (early && (isHead || matchesEtag(known, early.ETag))) return c.body(null, 200, early);
  const free = slots ? slots.take() : () => {};
  if (!free) throw tooManyExports();
  try {
    // Before the first film is read, so that no change is between the export and the changes after it.
    const headers = early ?? (await readHeaders());
    return c.body(toStream(exportFilms(db, format, allowed), free), 200, headers);
  } catch (error) {
    free();
    throw error;
  }
}

function exportHeaders({ format, allowed }: ExportOptions, cursor: string) {
  const charset = format === 'csv' ? '; charset=utf-8; header=present' : '; charset=utf-8';
  return {
    'Content-Type': TYPES[format] + charset,
    'Content-Disposition': `attachment; filename="films.${format}"`,
    ETag: `W/"${[SCHEMA_VERSION, cursor, ...allowed].join('-')}"`,
    Link: `<${EXPORT_HEADER.licence_url}>; rel="license", </v1/changes?since=${cursor}>; rel="next"`,
  };
}

function tooManyExports(): Problem {
  const detail = 'Other clients are reading as many exports as this service sends at once.';
  return new Problem('too-many-exports', detail, { retryAfter: RETRY_AFTER });
}

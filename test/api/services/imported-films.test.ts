/** Every imported film is found at its URL, and its export is imported again unchanged. */

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { importFilms } from '../../../api/services/films/import.ts';
import { readCsv } from '../../../api/services/formats/read-csv.ts';
import { readNdjson } from '../../../api/services/formats/read-ndjson.ts';
import {
  EXPORT_FORMATS,
  exportFilms,
  type ExportFormat,
} from '../../../api/services/films/export.ts';
import type { Db } from '../../../db/connection/client.ts';
import { openTestApp } from '../../helpers/test-app.ts';

async function* bytesOf(text: string): AsyncGenerator<Buffer> {
  yield Buffer.from(text);
}

async function importText(db: Db, text: string, format: ExportFormat) {
  const rejected: unknown[] = [];
  const counts = await importFilms(db, (format === 'csv' ? readCsv : readNdjson)(bytesOf(text)), {
    ...{ now: () => '2026-06-07T08:09:10.000Z', dryRun: false, saved: () => {} },
    reject: (rejectedLine) => rejected.push(rejectedLine),
  });
  return { counts, rejected };
}

async function exportText(db: Db, format: ExportFormat): Promise<string> {
  let text = '';
  for await (const piece of exportFilms(db, format)) text += piece;
  return text;
}

/** Any text, and long texts of characters of one to four bytes. */
const text = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }),
  fc.string({ unit: fc.constantFrom('a', 'ゴ', '𠀋', ' ', '=', "'", '\n'), maxLength: 240 }),
  fc.string({ unit: fc.constantFrom('𠀋', '𐐨'), minLength: 90, maxLength: 240 }),
);
const films = fc.array(
  fc.record(
    { title: text, year: fc.integer({ min: 1870, max: 2100 }), summary: text, themes: themes() },
    { requiredKeys: ['title', 'year'] },
  ),
  { minLength: 1, maxLength: 12 },
);

function themes() {
  return fc.array(fc.record({ name: text, note: fc.option(text) }), { maxLength: 2 });
}

it('An imported film has a URL, and importing its export changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(films, async (given) => {
      const app = await openTestApp([]);
      try {
        const lines = given.map((film) => JSON.stringify(film)).join('\n');
        const { counts } = await importText(app.db, lines, 'ndjson');
        const ndjson = await exportText(app.db, 'ndjson');
        const [, ...exported] = ndjson.trim().split('\n');
        expect(exported).toHaveLength(counts.new);
        for (const { id, title } of exported.map((line) => JSON.parse(line)))
          for (const path of [id, encodeURIComponent(id)]) {
            const answer = await app.request(`/v1/films/${path}`);
            expect(await answer.json()).toMatchObject({ id, title });
          }
        for (const format of EXPORT_FORMATS) {
          const again = await importText(app.db, await exportText(app.db, format), format);
          expect(again.rejected).toEqual([]);
          expect(again.counts).toMatchObject({ new: 0, changed: 0, unchanged: counts.new });
        }
        expect(await exportText(app.db, 'ndjson')).toBe(ndjson);
      } finally {
        await app.close();
      }
    }),
    { numRuns: 12, endOnFailure: true },
  );
}, 30_000);

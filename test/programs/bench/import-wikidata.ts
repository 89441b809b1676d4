/**
 * `import-wikidata.ts FILE`, or `import-wikidata.ts ITEMS`: imports a saved answer of Wikidata, or so many items that are asked for in
 * batches, into the database of DATABASE_URL. A process of its own, so that its memory can be measured.
 */

import { createReadStream } from 'node:fs';
import type { HttpClient } from '../../../api/connectors/http-client.ts';
import { wikidata } from '../../../api/connectors/wikidata.ts';
import { prepareDatabase } from '../../../api/operations/prepare-database.ts';
import { importFilms } from '../../../api/services/films/import.ts';
import { answerAbout, FIRST_ITEM } from './wikidata-answer.ts';

const [given = ''] = process.argv.slice(2);
const report = { skip() {}, fail() {}, reached() {}, expect() {} };
const today = '2026-11-02';

const db = await prepareDatabase({ url: process.env['DATABASE_URL'] ?? '' }, { seed: false });
const counts = await importFilms(db, films(), {
  ...{ now: () => `${today}T00:00:00.000Z`, dryRun: false, saved() {} },
  reject({ reason }) {
    throw new Error(reason);
  },
});
db.$client.close();
console.log(`${counts.new} new, ${counts.unchanged} unchanged`);

function films() {
  if (!/^\d+$/.test(given)) {
    const text = createReadStream(given, { encoding: 'utf8' });
    return wikidata.readAnswer(text, { report, today });
  }
  const ids = Array.from({ length: Number(given) }, (_, place) => ({
    scheme: 'wikidata' as const,
    value: `Q${FIRST_ITEM + place}`,
  }));
  const request = { ids, titles: [], since: null };
  return wikidata.fetchFilms(request, { http: answering(), report, today });
}

/** Answers each query about the items that it names. */
function answering(): HttpClient {
  return {
    read(request, parse) {
      const named = new Set(request.form?.['query']?.match(/wd:Q\d{6}\b/g));
      const numbers = [...named].map((name) => Number(name.slice('wd:Q'.length)));
      return Promise.resolve(parse(answerAbout(Math.min(...numbers), numbers.length)));
    },
  };
}

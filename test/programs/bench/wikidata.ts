/** Times 100,000 rows of Wikidata's answers going in: in one file, again, and in the batches in which the service is asked. */

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { judge, run, tableOf } from './measured-run.ts';
import { answerAbout, FIRST_ITEM, ROWS_PER_FILM } from './wikidata-answer.ts';

const ROWS = 100_000;

const PROMISED = { seconds: 60, megabytes: 300 };

const program = 'test/programs/bench/import-wikidata.ts';

/** Prints a table. Gives it as text, too. */
export async function benchWikidata(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'content-advisory-wikidata-'));
  const file = join(folder, 'answer.json');
  const databaseUrl = (name: string) => `file:${join(folder, `${name}.db`)}`;
  const films = ROWS / ROWS_PER_FILM;
  try {
    await writeFile(file, answerAbout(FIRST_ITEM, films));
    const runs = [
      await run({ what: 'one answer', program, args: [file], databaseUrl: databaseUrl('one') }),
      await run({ what: 'the same again', program, args: [file], databaseUrl: databaseUrl('one') }),
      await run({
        ...{ what: 'in batches', program, args: [String(films)] },
        databaseUrl: databaseUrl('batches'),
      }),
    ];
    const title = `${ROWS.toLocaleString('en')} rows, ${films.toLocaleString('en')} films`;
    const text = [tableOf(title, runs), '', ...judge(runs, PROMISED)].join('\n');
    console.log(text);
    return text;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Times 100,000 generated films going in, going in again, and out: each in a process of its own, with the most memory it held. */

import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generatedFilms } from './generated-films.ts';
import { judge, run, tableOf } from './measured-run.ts';

const FILMS = 100_000;

const PROMISED = { seconds: 60, megabytes: 300 };

/** Prints a table, and whether what comes out is the same to the byte. Gives it as text, too. */
export async function benchImport(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'content-advisory-import-'));
  const file = (name: string) => join(folder, name);
  const step = (what: string, args: string[], database: string) =>
    run({ what, args, databaseUrl: `file:${file(`${database}.db`)}` });
  try {
    await writeGenerated(file('films.ndjson'));
    const runs = [
      await step('import NDJSON', ['import', file('films.ndjson')], 'first'),
      await step('import NDJSON a second time', ['import', file('films.ndjson')], 'first'),
      await step('export NDJSON', ['export', file('out.ndjson')], 'first'),
      await step('export CSV', ['export', file('out.csv')], 'first'),
      await step('import CSV', ['import', file('out.csv')], 'second'),
      await step('export NDJSON of that', ['export', file('again.ndjson')], 'second'),
    ];
    const [one, other] = await Promise.all([
      readFile(file('out.ndjson')),
      readFile(file('again.ndjson')),
    ]);
    const text = [
      tableOf(`${FILMS.toLocaleString('en')} films`, runs),
      '',
      ...judge(runs, PROMISED),
      `- The two exports in NDJSON are ${one.equals(other) ? 'the same to the byte' : 'DIFFERENT'}.`,
    ].join('\n');
    console.log(text);
    return text;
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function writeGenerated(path: string): Promise<void> {
  const output = createWriteStream(path);
  for (const { id: _, ...film } of generatedFilms(FILMS))
    if (!output.write(`${JSON.stringify(film)}\n`)) await once(output, 'drain');
  output.end();
  await once(output, 'close');
}

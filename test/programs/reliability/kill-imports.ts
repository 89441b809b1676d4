/** Kills imports at any moment and sees what they left: nothing that was told as saved may be lost, and no film may be half there. */

import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { prepareWrite } from '../../../api/services/films/write.ts';
import { openDb, type Db } from '../../../db/connection/client.ts';
import { readFactsPage } from '../../../db/queries/read-facts.ts';
import { FIRST_ROW, TITLES } from '../../../db/queries/title-search.ts';
import { generatedFilms } from '../bench/generated-films.ts';
import { seededRandom } from '../../helpers/random-films.ts';
import { runCli, startCli } from '../../helpers/run-cli.ts';
import { startProgram } from '../../helpers/start-program.ts';

export interface Kills {
  rounds: number;
  /** Imports that were under way when the signal came: something was saved, and not all. */
  midway: number;
  /** Films that were told as saved, over all rounds. */
  acknowledged: number;
  /** What was not as promised, a line each. */
  faults: string[];
  /** The longest that a service took to be ready on what a kill had left, in milliseconds. */
  slowestReady: number;
}

/** In milliseconds. */
export const READY_WITHIN = 2_000;

/** Films of the file: three batches of the import. */
const FILMS = 4_500;

/** The signal comes within this time, in milliseconds: in every other round from the start, else from the first batch on. */
const WINDOW = { start: 1_500, firstBatch: 800 };

/**
 * Every round imports the same films with other summaries, so that each of them is written anew, and kills the import at a moment
 * drawn from `seed`; then a service is started on what is left. The last import is done again, to its end.
 */
export async function killImports({
  rounds,
  seed = 1,
}: {
  rounds: number;
  seed?: number;
}): Promise<Kills> {
  const folder = await mkdtemp(join(tmpdir(), 'content-advisory-'));
  const file = join(folder, 'films.ndjson');
  const url = `file:${join(folder, 'films.db')}`;
  const random = seededRandom(seed);
  const kills: Kills = { rounds, midway: 0, acknowledged: 0, faults: [], slowestReady: 0 };
  try {
    for (let round = 1; round <= rounds; round += 1) {
      const summary = `Round ${round}.`;
      await writeFile(file, linesWith(summary));
      const run = startCli(['import', file], url);
      const begun = round % 2 === 0 ? Promise.resolve() : once(run.child.stderr, 'data');
      const moment = random() * (round % 2 === 0 ? WINDOW.start : WINDOW.firstBatch);
      await Promise.race([begun.then(() => delay(moment)), run.ended]);
      run.child.kill('SIGKILL');
      const { stderr } = await run.ended;
      const told = Number([...stderr.matchAll(/Saved up to line (\d+)/g)].at(-1)?.[1] ?? 0);
      kills.acknowledged += told;
      // First of all, before anything else cleans up after the kill.
      const readyAfter = await startAndEnd(url);
      kills.slowestReady = Math.max(kills.slowestReady, readyAfter);
      const left = await lookAt(url, { told, summary });
      if (left.saved > 0 && left.saved < FILMS) kills.midway += 1;
      kills.faults.push(...left.faults.map((fault) => `Round ${round}: ${fault}`));
    }
    await runCli(['import', file], url);
    const whole = await lookAt(url, { told: FILMS, summary: `Round ${rounds}.` });
    kills.faults.push(...whole.faults.map((fault) => `After the last round: ${fault}`));
    return kills;
  } finally {
    await rm(folder, { recursive: true });
  }
}

function linesWith(summary: string): string {
  return [...generatedFilms(FILMS)]
    .map(({ id: _, ...film }) => `${JSON.stringify({ ...film, summary })}\n`)
    .join('');
}

interface Left {
  /** Films that have the summary of this round. */
  saved: number;
  faults: string[];
}

async function lookAt(
  url: string,
  { told, summary }: { told: number; summary: string },
): Promise<Left> {
  const db = openDb({ url });
  try {
    const { rows } = await db.$client.execute('pragma integrity_check');
    const found = rows.map((row) => String(row['integrity_check']));
    const faults = found.length === 1 && found[0] === 'ok' ? [] : found;
    if (!(await hasTables(db))) {
      return { saved: 0, faults: told === 0 ? faults : ['The database is empty', ...faults] };
    }
    const films = await readFactsPage(db, { after: '', limit: FILMS * 2 });
    const numbers = films
      .filter(({ facts }) => facts.summary === summary)
      .map(({ facts }) => Number(facts.ids.imdb?.slice(2)) - FIRST_IMDB);
    const missing = told - numbers.filter((number) => number < told).length;
    if (missing > 0) faults.push(`${missing} of ${told} films told as saved are lost`);
    const last = Math.max(-1, ...numbers);
    if (last + 1 !== numbers.length)
      faults.push(`${numbers.length} films are saved, of the first ${last + 1}`);
    faults.push(...(await halfFilms(db, films)));
    return { saved: numbers.length, faults };
  } finally {
    db.$client.close();
  }
}

/** The number of the IMDb id of the first generated film. */
const FIRST_IMDB = 10_000_000;

async function hasTables(db: Db): Promise<boolean> {
  const { rows } = await db.$client.execute(
    "select name from sqlite_schema where name = 'documents'",
  );
  return rows.length === 1;
}

/** Films whose document, query row or search entry is not what their facts give. */
async function halfFilms(
  db: Db,
  films: Awaited<ReturnType<typeof readFactsPage>>,
): Promise<string[]> {
  const { rows } = await db.$client.execute(
    `select d.film_id, advisory, summary, levels, age, newest, s.marks is i.marks and (select count(*) from title_search where rowid >= ${FIRST_ROW} and rowid < ${FIRST_ROW} + 128) = (select count(*) from ${TITLES}) as is_found
     from documents d join film_index i using (film_id) join film_search s on s.rowid = i.number`,
  );
  const stored = new Map(rows.map((row) => [String(row['film_id']), row]));
  const half = films.filter(({ facts, stamp }) => {
    const { advisory, index } = prepareWrite(facts, stamp);
    const row = stored.get(facts.id);
    return !(
      row?.['advisory'] === advisory &&
      row['summary'] === index.summary &&
      row['levels'] === index.levels &&
      row['age'] === index.age &&
      row['newest'] === index.newest &&
      row['is_found'] === 1
    );
  });
  const faults = half.map(({ facts }) => `${facts.id} is not what its facts give`);
  if (stored.size !== films.length)
    faults.push(`${stored.size} documents stand for ${films.length} films`);
  return faults;
}

/** Milliseconds until a service is ready on this database. */
async function startAndEnd(url: string): Promise<number> {
  const program = await startProgram({ DATABASE_URL: url });
  const response = await fetch(`${program.url}/readyz`);
  await program.end();
  return response.status === 200 ? program.readyAfter : Infinity;
}

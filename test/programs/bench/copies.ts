/** Times what an operator waits for with 100,000 films: a copy while the service answers, its effect on answers, a restore, an upgrade. */

import { spawn } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { openDb } from '../../../db/connection/client.ts';
import { runCli } from '../../helpers/run-cli.ts';
import { startProgram, type Program } from '../../helpers/start-program.ts';
import { openGeneratedCatalogue } from './generated-catalogue.ts';

const FILMS = 100_000;

/** Milliseconds between two questions, each for another film, so that none is kept. */
const PAUSE = 5;

/** Gives a table in Markdown. */
export async function benchCopies(): Promise<string> {
  const catalogue = await openGeneratedCatalogue(FILMS);
  const path = catalogue.url.replace('file:', '');
  const copy = `${path}.copy.db`;
  const { rows } = await catalogue.db.$client.execute(
    "select id from films where id not glob '*--*' limit 20000",
  );
  const ids = rows.map(({ id }) => String(id));
  try {
    const upgrade = await upgradeAnew(catalogue.url);
    const program = await startProgram({ DATABASE_URL: catalogue.url, RATE_LIMIT: '0' });
    const alone = await askFor(program, ids, wait(3_000));
    const backing = timed(() => runNice(['backup', copy], catalogue.url));
    const meanwhile = await askFor(program, ids.toReversed(), backing);
    const backup = await backing;
    await program.end();
    const restore = await timed(() => runCli(['restore', copy], `file:${path}.elsewhere.db`));
    const doctor = await timed(() => runCli(['doctor'], `file:${path}.elsewhere.db`));
    const { size } = await stat(copy);
    const table = [
      `${FILMS} films, ${megabytes(size)}, ${availableParallelism()} cores.`,
      '',
      '| what | seconds |',
      '|---|---:|',
      `| \`backup\`, the service answering meanwhile | ${seconds(backup)} |`,
      `| \`restore\` | ${seconds(restore)} |`,
      `| \`doctor\` | ${seconds(doctor)} |`,
      `| first start after an upgrade that changes no document | ${seconds(upgrade)} |`,
      '',
      '| a film that is not kept | p50 | p99 | longest |',
      '|---|---:|---:|---:|',
      `| without a copy under way | ${quantiles(alone)} |`,
      `| while a copy is made | ${quantiles(meanwhile)} |`,
    ].join('\n');
    console.log(table);
    return table;
  } finally {
    await catalogue.close();
  }
}

/** Milliseconds of the start that looks through every document, as the first one of a new schema does. */
async function upgradeAnew(url: string): Promise<number> {
  const db = openDb({ url });
  await db.$client.execute("delete from __drizzle_migrations where hash = 'documents renewed'");
  db.$client.close();
  return timed(() => runCli(['migrate'], url));
}

/** As the service has its nightly copies made. */
async function runNice(args: readonly string[], databaseUrl: string): Promise<void> {
  const child = spawn('nice', ['-n', '19', process.execPath, 'dist/cli.js', ...args], {
    env: { ...process.env, DATABASE_URL: databaseUrl },
    stdio: 'ignore',
  });
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`The copy failed with ${code}`);
}

/** How many milliseconds each answer takes, asked one after the other until `end`. */
async function askFor(
  { url }: Program,
  ids: readonly string[],
  end: Promise<unknown>,
): Promise<number[]> {
  let isOver = false;
  void end.finally(() => (isOver = true));
  const took: number[] = [];
  for (const id of ids) {
    if (isOver) break;
    const started = performance.now();
    const response = await fetch(`${url}/v1/films/${id}`);
    await response.arrayBuffer();
    if (response.status !== 200) throw new Error(`${id} is answered with ${response.status}`);
    took.push(performance.now() - started);
    await wait(PAUSE);
  }
  return took;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(1);
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
}

function quantiles(took: readonly number[]): string {
  const sorted = took.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN;
  return [0.5, 0.99, 1].map((share) => `${at(share).toFixed(1)} ms`).join(' | ');
}

/** Times 100,000 generated films going in, going in again, and out: each in a process of its own, with the most memory it held. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import packageJson from '../../../package.json' with { type: 'json' };
import { generatedFilms } from './generated-films.ts';

const FILMS = 100_000;
const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

const PROMISED = { seconds: 60, megabytes: 300 };

interface Run {
  what: string;
  seconds: number;
  /** Seconds of all processors; more than `seconds` where the collection of garbage goes on beside. */
  processor: number;
  megabytes: number;
}

/** Prints a table, and whether what comes out is the same to the byte. Gives it as text, too. */
export async function benchImport(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'content-advisory-import-'));
  const database = (name: string) => `file:${join(folder, `${name}.db`)}`;
  const file = (name: string) => join(folder, name);
  try {
    await writeGenerated(file('films.ndjson'));
    const runs = [
      await run('import NDJSON', ['import', file('films.ndjson')], database('first')),
      await run('import NDJSON a second time', ['import', file('films.ndjson')], database('first')),
      await run('export NDJSON', ['export', file('out.ndjson')], database('first')),
      await run('export CSV', ['export', file('out.csv')], database('first')),
      await run('import CSV', ['import', file('out.csv')], database('second')),
      await run('export NDJSON of that', ['export', file('again.ndjson')], database('second')),
    ];
    const [one, other] = await Promise.all([
      readFile(file('out.ndjson')),
      readFile(file('again.ndjson')),
    ]);
    const text = [table(runs), '', ...judge(runs, one.equals(other))].join('\n');
    console.log(text);
    return text;
  } finally {
    await rm(folder, { recursive: true });
  }
}

function table(runs: readonly Run[]): string {
  return [
    `| ${FILMS.toLocaleString('en')} films | seconds | processor s | most MB |`,
    '|---|---:|---:|---:|',
    ...runs.map(({ what, seconds, processor, megabytes }) => {
      const memory = megabytes === 0 ? 'unknown' : Math.round(megabytes);
      return `| ${what} | ${seconds.toFixed(1)} | ${processor.toFixed(1)} | ${memory} |`;
    }),
  ].join('\n');
}

function judge(runs: readonly Run[], isSame: boolean): string[] {
  const late = runs.filter(({ seconds }) => seconds > PROMISED.seconds);
  const large = runs.filter(({ megabytes }) => megabytes > PROMISED.megabytes);
  const verdict = (failed: readonly Run[]) =>
    failed.length === 0
      ? 'holds'
      : `DOES NOT HOLD for ${failed.map(({ what }) => what).join('; ')}`;
  return [
    `- In ${PROMISED.seconds} seconds (promised): ${verdict(late)}.`,
    `- In ${PROMISED.megabytes} MB (promised): ${verdict(large)}.`,
    `- The two exports in NDJSON are ${isSame ? 'the same to the byte' : 'DIFFERENT'}.`,
  ];
}

async function writeGenerated(path: string): Promise<void> {
  const output = createWriteStream(path);
  for (const { id: _, ...film } of generatedFilms(FILMS))
    if (!output.write(`${JSON.stringify(film)}\n`)) await once(output, 'drain');
  output.end();
  await once(output, 'close');
}

/** Runs the command as its script in package.json does. Throws where it fails. */
async function run(what: string, args: readonly string[], databaseUrl: string): Promise<Run> {
  const [, ...flags] = packageJson.scripts.cli.split(' ');
  const started = performance.now();
  const child = spawn(process.execPath, [...flags, ...args], {
    cwd: ROOT,
    env: { ...process.env, DATABASE_URL: databaseUrl },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let said = '';
  let used = { processor: 0, megabytes: 0 };
  child.stdout.on('data', (text) => (said += text));
  const watch = setInterval(async () => (used = (await usedBy(child.pid)) ?? used), 100);
  const [code] = await once(child, 'close');
  clearInterval(watch);
  if (code !== 0) throw new Error(`${what} ended with status ${code}: ${said}`);
  const seconds = (performance.now() - started) / 1000;
  console.error(`${what}: ${seconds.toFixed(1)} s. ${said.trim()}`);
  return { what, seconds, ...used };
}

/** Ticks of the clock by which Linux counts the time of a process. */
const TICKS = 100;

/** What a process has used so far; undefined once it has ended, and where the system does not tell. */
async function usedBy(pid: number | undefined): Promise<Omit<Run, 'what' | 'seconds'> | undefined> {
  const [status, stat] = await Promise.all(
    ['status', 'stat'].map((name) => readFile(`/proc/${pid}/${name}`, 'utf8').catch(() => '')),
  );
  const peak = /^VmHWM:\s+(\d+) kB/m.exec(status ?? '')?.[1];
  const [user, system] = (stat?.split(') ')[1] ?? '').split(' ').slice(11, 13).map(Number);
  if (peak === undefined || user === undefined || system === undefined) return undefined;
  return { processor: (user + system) / TICKS, megabytes: Number(peak) / 1024 };
}

/** Times 100,000 generated films going in, going in again, and out: each in a process of its own, with the most memory it held. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import packageJson from '../../package.json' with { type: 'json' };
import { generatedFilms } from './generated-films.ts';

const FILMS = 100_000;
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Prints a line for each way, in both formats. */
export async function benchImport(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'content-advisory-import-'));
  const database = (name: string) => `file:${join(folder, `${name}.db`)}`;
  const file = (name: string) => join(folder, name);
  try {
    await writeGenerated(file('films.ndjson'));
    console.log(`\n${FILMS} films, by the command line\n`);
    console.log('what                        | seconds | most MB | it says');
    await run('import NDJSON', ['import', file('films.ndjson')], database('first'));
    await run('import NDJSON a second time', ['import', file('films.ndjson')], database('first'));
    await run('export NDJSON', ['export', file('out.ndjson')], database('first'));
    await run('export CSV', ['export', file('out.csv')], database('first'));
    await run('import CSV', ['import', file('out.csv')], database('second'));
    await run('export NDJSON of that', ['export', file('again.ndjson')], database('second'));
    const [one, other] = await Promise.all([
      readFile(file('out.ndjson')),
      readFile(file('again.ndjson')),
    ]);
    console.log(
      `\nThe exports are ${one.equals(other) ? 'equal' : 'DIFFERENT'}, ${one.length} bytes.`,
    );
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

/** Runs the command as its script in package.json does. */
async function run(what: string, args: readonly string[], databaseUrl: string): Promise<void> {
  const [, ...flags] = packageJson.scripts.cli.split(' ');
  const started = performance.now();
  const child = spawn(process.execPath, [...flags, ...args], {
    cwd: ROOT,
    env: { ...process.env, DATABASE_URL: databaseUrl },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let said = '';
  let most = 0;
  child.stdout.on('data', (text) => (said += text));
  const watch = setInterval(async () => {
    most = Math.max(most, await residentPeak(child.pid));
  }, 100);
  const [code] = await once(child, 'close');
  clearInterval(watch);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const memory = most === 0 ? 'unknown' : String(Math.round(most));
  console.log(
    `${what.padEnd(27)} | ${seconds.padStart(7)} | ${memory.padStart(7)} | ${said.trim()}${code === 0 ? '' : ` (status ${code})`}`,
  );
}

/** The most megabytes that a process held at once; 0 where the system does not tell. */
async function residentPeak(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) / 1024;
}

/** Runs a program of this project with the flags of the command line, and measures what it takes. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import packageJson from '../../../package.json' with { type: 'json' };

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

export interface Run {
  what: string;
  seconds: number;
  /** Seconds of all processors; more than `seconds` where the collection of garbage goes on beside. */
  processor: number;
  megabytes: number;
}

export interface Measured {
  what: string;
  /** A path from the root of the repository; left out for the command line. */
  program?: string;
  args: readonly string[];
  databaseUrl: string;
}

/** Throws where the program fails. */
export async function run({ what, program, args, databaseUrl }: Measured): Promise<Run> {
  const [, ...command] = packageJson.scripts.cli.split(' ');
  const [cli = ''] = command.slice(-1);
  const flags = command.slice(0, -1);
  const started = performance.now();
  const child = spawn(process.execPath, [...flags, program ?? cli, ...args], {
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

/** The runs as a table in Markdown. */
export function tableOf(title: string, runs: readonly Run[]): string {
  return [
    `| ${title} | seconds | processor s | most MB |`,
    '|---|---:|---:|---:|',
    ...runs.map(({ what, seconds, processor, megabytes }) => {
      const memory = megabytes === 0 ? 'unknown' : Math.round(megabytes);
      return `| ${what} | ${seconds.toFixed(1)} | ${processor.toFixed(1)} | ${memory} |`;
    }),
  ].join('\n');
}

/** Whether all runs keep what is promised. */
export function judge(
  runs: readonly Run[],
  promised: { seconds: number; megabytes: number },
): string[] {
  const late = runs.filter(({ seconds }) => seconds > promised.seconds);
  const large = runs.filter(({ megabytes }) => megabytes > promised.megabytes);
  const verdict = (failed: readonly Run[]) =>
    failed.length === 0
      ? 'holds'
      : `DOES NOT HOLD for ${failed.map(({ what }) => what).join('; ')}`;
  return [
    `- In ${promised.seconds} seconds (promised): ${verdict(late)}.`,
    `- In ${promised.megabytes} MB (promised): ${verdict(large)}.`,
  ];
}

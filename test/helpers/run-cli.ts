/** Runs a CLI verb in a separate process, on the database of a test: the built one, which starts in a fifth of the time. */

import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import packageJson from '../../package.json' with { type: 'json' };

export interface CliRun {
  child: ChildProcessWithoutNullStreams;
  /** The output so far. */
  output: () => { stdout: string; stderr: string };
  /** Resolves when the process ends; `code` is null if a signal ended it. */
  ended: Promise<{ code: number | null; stdout: string; stderr: string }>;
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** The flags of `npm run cli`, between the program and its file. */
const FLAGS = packageJson.scripts.cli.split(' ').slice(1, -1);
const PROGRAM = join(ROOT, 'dist/cli.js');

interface RunOptions {
  /** More environment variables. */
  env?: Record<string, string>;
  cwd?: string;
  /** A command that runs it, such as `nice -n 5`. */
  through?: readonly string[];
}

/** Starts a verb; `input` is its standard input. */
export function startCli(
  args: readonly string[],
  databaseUrl: string,
  input = '',
  { env = {}, cwd = ROOT, through = [] }: RunOptions = {},
): CliRun {
  if (!existsSync(PROGRAM)) throw new Error('The program is not built. Run: npm run build');
  const [command = '', ...rest] = [...through, process.execPath, ...FLAGS, PROGRAM, ...args];
  const child = spawn(command, rest, {
    cwd,
    env: { PATH: process.env['PATH'], DATABASE_URL: databaseUrl, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (text) => (stdout += text));
  child.stderr.on('data', (text) => (stderr += text));
  child.stdin.on('error', () => {}); // it may end before it has read everything
  child.stdin.end(input);
  const ended = new Promise<Awaited<CliRun['ended']>>((resolve) => {
    child.once('close', (code) => resolve({ code, stdout, stderr }));
  });
  return { child, output: () => ({ stdout, stderr }), ended };
}

/** Runs a verb to its end. */
export function runCli(
  args: readonly string[],
  databaseUrl: string,
  input = '',
  options: RunOptions = {},
) {
  return startCli(args, databaseUrl, input, options).ended;
}

/** Runs a verb of the command line as a person would: a process of its own, on a database of the test's own. */

import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import packageJson from '../../package.json' with { type: 'json' };

export interface CliRun {
  child: ChildProcessWithoutNullStreams;
  /** What was written so far. */
  output: () => { stdout: string; stderr: string };
  /** Resolves when it ends; `code` is null where a signal ended it. */
  ended: Promise<{ code: number | null; stdout: string; stderr: string }>;
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const [, ...COMMAND] = packageJson.scripts.cli.split(' ');
const FLAGS = COMMAND.slice(0, -1);
const PROGRAM = join(ROOT, COMMAND.at(-1) ?? '');

interface Surroundings {
  /** What else is set. */
  env?: Record<string, string>;
  cwd?: string;
  /** The command that it is run by, before its own: `nice -n 5`. */
  through?: readonly string[];
}

/** Starts a verb; `input` is its standard input. */
export function startCli(
  args: readonly string[],
  databaseUrl: string,
  input = '',
  { env = {}, cwd = ROOT, through = [] }: Surroundings = {},
): CliRun {
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
  child.stdin.on('error', () => {}); // it may end before it has read all
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
  surroundings: Surroundings = {},
) {
  return startCli(args, databaseUrl, input, surroundings).ended;
}

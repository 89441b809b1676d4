/** Runs a verb of the command line as a person would: a process of its own, on a database of the test's own. */

import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
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
const [, ...FLAGS] = packageJson.scripts.cli.split(' ');

/** Starts a verb; `input` is its standard input, `env` what else is set. */
export function startCli(
  args: readonly string[],
  databaseUrl: string,
  input = '',
  env: Record<string, string> = {},
): CliRun {
  const child = spawn(process.execPath, [...FLAGS, ...args], {
    cwd: ROOT,
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
export function runCli(args: readonly string[], databaseUrl: string, input = '') {
  return startCli(args, databaseUrl, input).ended;
}

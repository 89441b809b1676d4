/** Runs the built program as a person would, with an environment of the test's own. */

import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('../../dist/node.js', import.meta.url));

/** How long the program may take until it is ready or has given up, in milliseconds. */
const PATIENCE = 15_000;

export interface Program {
  url: string;
  /** Milliseconds from the start to its readiness. */
  readyAfter: number;
  pid: number | undefined;
  output: () => { stdout: string; stderr: string };
  /** Sends a signal and waits for the end; tells the exit code, or the signal that ended it. */
  end: (signal?: NodeJS.Signals) => Promise<Ending['code']>;
}

export interface Ending {
  code: number | NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

type Environment = Record<string, string>;

export interface StartOptions {
  cwd?: string;
  /** The program's file, where it is another copy than that in `dist/`. */
  program?: string;
  /** The command that the program is run by, before its own: `nice -n 5`. */
  through?: readonly string[];
  /** The command that starts it, where that is not Node with the program's file: `npm start`. */
  command?: readonly string[];
  /** What it says once it has come as far as the test needs it. */
  readyWhen?: string;
  /** What stands behind the program on the command line. */
  args?: readonly string[];
}

/** Starts the program on a free port and waits until it says that it is ready. Throws with its words where it does not. */
export async function startProgram(
  env: Environment,
  { readyWhen = 'is ready', ...options }: StartOptions = {},
): Promise<Program> {
  const port = env['PORT'] ?? String(await freePort());
  const startedAt = performance.now();
  const { child, ended, output } = run({ PORT: port, ...env }, options);
  const ready = new Promise<void>((resolve) => {
    const look = () => {
      const { stdout, stderr } = output();
      if (`${stdout}${stderr}`.includes(readyWhen)) resolve();
    };
    child.stdout.on('data', look);
    child.stderr.on('data', look);
  });
  const outcome = await Promise.race([ready, ended]);
  if (outcome) throw new Error(`It ended with ${outcome.code}: ${outcome.stderr}`);
  return {
    url: `http://127.0.0.1:${port}`,
    pid: child.pid,
    readyAfter: performance.now() - startedAt,
    output,
    end: async (signal = 'SIGTERM') => {
      child.kill(signal);
      return (await ended).code;
    },
  };
}

/** Runs the program until it ends of its own accord; ends it where it does not. */
export async function runProgram(env: Environment, options: StartOptions = {}): Promise<Ending> {
  const { child, ended } = run({ PORT: '0', ...env }, options);
  const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE);
  const ending = await ended;
  clearTimeout(timer);
  return ending;
}

function run(env: Environment, options: StartOptions) {
  const { cwd, program = PROGRAM, through = [], args = [] } = options;
  if (!existsSync(program)) throw new Error('The program is not built. Run: npm run build');
  const { command = [process.execPath, program] } = options;
  const [name = '', ...rest] = [...through, ...command, ...args];
  const child = spawn(name, rest, {
    // A test asks more than one client may, unless it is about that.
    env: { PATH: process.env['PATH'], RATE_LIMIT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(cwd === undefined ? {} : { cwd }),
  });
  // A test that fails may never end it.
  const stop = () => child.kill('SIGKILL');
  process.once('exit', stop);
  child.once('exit', () => process.off('exit', stop));
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (text) => (stdout += text));
  child.stderr.on('data', (text) => (stderr += text));
  const ended = new Promise<Ending>((resolve) => {
    child.once('close', (code, signal) => resolve({ code: code ?? signal, stdout, stderr }));
  });
  return { child, ended, output: () => ({ stdout, stderr }) };
}

/** Ports that this process was given: the system may offer one again once it is free, and two programs would share it. */
const given = new Set<number>();

/** A port of 127.0.0.1 that is free, and another one at each call. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // a TCP server's address is an object
  await new Promise((resolve) => server.close(resolve));
  if (given.has(port)) return freePort();
  given.add(port);
  return port;
}

/** Runs commands of the command line beside the service, so that they do not delay its responses. Node only. */

import { spawn } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { DIST } from '../dist.ts';

const COMMANDS = join(DIST, 'cli.js');

export interface CommandEnding {
  pid: number | undefined;
  /** Null if it was killed. */
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs `cli …` in a separate process with the lowest priority, and kills it when `stop` is aborted. */
export async function runInBackground(
  args: readonly string[],
  stop: AbortSignal,
): Promise<CommandEnding> {
  stop.throwIfAborted();
  const child = spawn(process.execPath, [COMMANDS, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  lowerPriority(child.pid);
  // After SIGTERM it would clean up itself, but at its low priority that could take long.
  const kill = () => child.kill('SIGKILL');
  stop.addEventListener('abort', kill);
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  try {
    const [stdout, stderr, code] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      ended,
    ]);
    return { pid: child.pid, code, stdout, stderr };
  } finally {
    stop.removeEventListener('abort', kill);
  }
}

/** Lets all other processes go first, if the system allows it. */
function lowerPriority(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    setPriority(pid, constants.priority.PRIORITY_LOW);
  } catch {
    // At the default priority it does the same.
  }
}

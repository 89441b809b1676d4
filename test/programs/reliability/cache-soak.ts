/** How much memory the cache of answers costs a service that runs for months. */

import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const PROGRAM = fileURLToPath(new URL('soak-cache.ts', import.meta.url));

/** Megabytes. */
export const MAX_GROWTH = 10;

/** Megabytes by which the heap of a process grew after so many hits and changes of the catalogue. */
export async function soakCache(hits: number, changes: number): Promise<number> {
  const args = ['--expose-gc', PROGRAM, String(hits), String(changes)];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return Number(stdout) / 1_048_576;
}

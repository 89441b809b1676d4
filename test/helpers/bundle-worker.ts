/** Builds the Worker as `npm run deploy` would, and uploads nothing. */

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Writes `worker.mjs`, the files that it imports, and their source maps into the folder. Takes about two seconds. */
export async function bundleWorker(folder: string): Promise<void> {
  await promisify(execFile)(process.execPath, ['api/build-worker.ts', folder]);
}

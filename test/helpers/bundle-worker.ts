/** Bundles the Worker as `npm run deploy` would, and uploads nothing. */

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const WRANGLER = 'node_modules/wrangler/bin/wrangler.js';

/** Writes `worker.js` and `bundle-meta.json`, what it was made of, into the folder. Takes about two seconds. */
export async function bundleWorker(folder: string): Promise<void> {
  await promisify(execFile)(
    process.execPath,
    [WRANGLER, 'deploy', '--dry-run', '--outdir', folder, '--metafile'],
    { env: { ...process.env, WRANGLER_SEND_METRICS: 'false', WRANGLER_HIDE_BANNER: 'true' } },
  );
}

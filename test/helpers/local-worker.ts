/** The bundled Worker in workerd on this machine, with everything that `wrangler.toml` gives it, reached over HTTP. */

import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { convertV4MiniflareOptions, Miniflare } from 'miniflare';
import { unstable_getMiniflareWorkerOptions } from 'wrangler';

export interface LocalWorker {
  url: string;
  /** What it wrote to its log, a JSON object a line. */
  logged: Record<string, unknown>[];
  /** How a cron event ended: `ok` or `exception`, as Cloudflare's list of them says. */
  runCron: () => Promise<string>;
  stop: () => Promise<void>;
}

interface Scheduled {
  scheduled: (event: { cron: string }) => Promise<{ outcome: string }>;
}

/**
 * Starts the Worker that was built on a free port of 127.0.0.1. `vars` are used instead of those in `wrangler.toml`; without `keeping` it has
 * Cloudflare's cache in name only, as on workers.dev. One client may ask `limit` times a minute; without it, nothing is counted.
 */
export async function startLocalWorker(
  script: string,
  vars: Record<string, string>,
  { keeping = false, limit }: { keeping?: boolean; limit?: number } = {},
): Promise<LocalWorker> {
  const folder = dirname(script);
  const parts = (await readdir(join(folder, 'parts')))
    .filter((name) => name.endsWith('.mjs'))
    .map((name) => join(folder, 'parts', name));
  // wrangler's rules say which files to upload.
  const { modulesRules: _, ...options } =
    unstable_getMiniflareWorkerOptions('wrangler.toml').workerOptions;
  const logged: LocalWorker['logged'] = [];
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      ...options,
      modules: [script, ...parts].map((path) => ({ type: 'ESModule' as const, path })),
      modulesRoot: folder,
      bindings: vars,
      cacheAPI: keeping,
      ratelimits: limit === undefined ? {} : { READS: counterOf(limit) },
      // Else the request's place on earth is asked of Cloudflare.
      cf: false,
      // workerd has remarks of its own, which are not JSON.
      handleStructuredLogs: ({ message }) => {
        if (message.startsWith('{')) logged.push(JSON.parse(message));
      },
    }),
  );
  const { origin } = await miniflare.ready;
  const runCron = async () => {
    // The types of this handle are those of a runtime that the program does not load.
    const worker = (await miniflare.getWorker()) as unknown as Scheduled;
    const { outcome } = await worker.scheduled({ cron: '*/15 * * * *' });
    return outcome;
  };
  return { url: origin, logged, runCron, stop: () => miniflare.dispose() };
}

function counterOf(limit: number) {
  return { namespace_id: '1', simple: { limit, period: 60 as const } };
}

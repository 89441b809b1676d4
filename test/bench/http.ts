/** How fast a film is answered, as a share of what a bare `node:http` server does with the same bytes in the same run. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { startService } from '../helpers/service.ts';
import { measureLoad } from './load.ts';

const PATH = '/v1/films/her-2013';
const ROUNDS = 5;
const DURATION = 1_500;

/** Prints a table of medians and ratios. */
export async function benchHttp(): Promise<void> {
  const service = await startService();
  const film = await fetch(service.url + PATH);
  const bytes = Buffer.from(await film.arrayBuffer());
  const etag = film.headers.get('etag') ?? '';
  const bare = await startBareServer(bytes);
  try {
    console.log(
      `GET ${PATH}, ${bytes.length} bytes, Node ${process.versions.node}; medians of ${ROUNDS} rounds in alternating order\n`,
    );
    console.log('connections |  bare/s |  film/s | ratio |   304/s | ratio');
    for (const connections of [1, 16, 64]) {
      const runs = {
        bare: () => measureLoad({ url: bare.url, connections, duration: DURATION }),
        film: () => measureLoad({ url: service.url + PATH, connections, duration: DURATION }),
        notModified: () =>
          measureLoad({
            url: service.url + PATH,
            connections,
            duration: DURATION,
            headers: { 'If-None-Match': etag },
          }),
      };
      const rates = await inAlternatingOrder(runs);
      const share = (rate: number) => (rate / rates.bare).toFixed(2).padStart(5);
      const figure = (rate: number) => Math.round(rate).toString().padStart(7);
      console.log(
        `${String(connections).padStart(11)} | ${figure(rates.bare)} | ${figure(rates.film)} | ${share(rates.film)} | ${figure(rates.notModified)} | ${share(rates.notModified)}`,
      );
    }
  } finally {
    bare.stop();
    await service.stop();
  }
}

type Runs = Record<'bare' | 'film' | 'notModified', () => Promise<number>>;

/** Each run once a round, forwards and backwards by turns; the median of each. */
async function inAlternatingOrder(runs: Runs): Promise<Record<keyof Runs, number>> {
  const names = Object.keys(runs) as (keyof Runs)[];
  const found: Record<keyof Runs, number[]> = { bare: [], film: [], notModified: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const name of round % 2 === 0 ? names : names.toReversed())
      found[name].push(await runs[name]());
  }
  return {
    bare: median(found.bare),
    film: median(found.film),
    notModified: median(found.notModified),
  };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

async function startBareServer(bytes: Buffer): Promise<{ url: string; stop: () => void }> {
  const program = fileURLToPath(new URL('bare-server.ts', import.meta.url));
  const child = spawn(process.execPath, [program, bytes.toString('base64')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return { url: line.toString().trim(), stop: () => child.kill() };
}

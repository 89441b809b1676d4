/**
 * How fast the service answers with everything on, as a share of what a bare `node:http` server does with the same bytes in the same run; and
 * what a start takes.
 */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { openGeneratedCatalogue } from './generated-catalogue.ts';
import { generatedFilm } from './generated-films.ts';
import { loadTool, measureLoad } from './load.ts';
import { median } from './timing.ts';
import { startWatched, type WatchedService } from './watched-service.ts';
import { openSeededFile } from './seeded-file.ts';

const FILM = '/v1/films/her-2013';
const CONNECTIONS = [1, 16, 64] as const;
const ROUNDS = 5;
/** Milliseconds of load a round. */
const DURATION = 1_000;
const FILMS = 100_000;
const STARTS = 7;

/** Shares of the bare server's rate; of a miss, with one connection. */
const PROMISED = { film: 0.65, notModified: 0.75, miss: 0.25 } as const;
const MAX_START = 300;
const MAX_MEMORY = { rest: 120, large: 200 } as const;
const MEGABYTE = 1e6;

/** Prints its tables. Gives them as text, too. */
export async function benchHttp(): Promise<string> {
  const seeded = await openSeededFile();
  const parts = [await benchKept(seeded.url), await benchStart(seeded.url), await benchMisses()];
  await seeded.close();
  const text = parts.join('\n\n');
  console.log(text);
  return text;
}

/** One film and its 304, again and again. */
async function benchKept(databaseUrl: string): Promise<string> {
  const service = await startWatched(databaseUrl);
  const answer = await fetch(service.url + FILM, { headers: { 'Accept-Encoding': 'identity' } });
  const bytes = Buffer.from(await answer.arrayBuffer());
  const headers = { 'If-None-Match': answer.headers.get('ETag') ?? '' };
  const bare = await startBareServer(bytes);
  const lines: string[] = [];
  for (const connections of CONNECTIONS) {
    const load = { connections, duration: DURATION };
    const rates = await inAlternatingOrder({
      bare: () => measureLoad({ ...load, url: bare.url }),
      film: () => measureLoad({ ...load, url: service.url + FILM }),
      notModified: () => measureLoad({ ...load, url: service.url + FILM, headers }),
    });
    const cells = [rates.bare, rates.film, share(rates, 'film')];
    lines.push(row([connections, ...cells, rates.notModified, share(rates, 'notModified')]));
  }
  bare.stop();
  await service.stop();
  return [
    `One film of ${bytes.length} bytes that is kept, and a 304 of it. Load by ${await loadTool()}; medians of ${ROUNDS} rounds in alternating order.`,
    '',
    '| connections | bare server, answers/s | film/s | share | 304/s | share |',
    '|---:|---:|---:|---:|---:|---:|',
    ...lines,
    `| promised, at least | | | ${PROMISED.film} | | ${PROMISED.notModified} |`,
  ].join('\n');
}

/** Every film of a large catalogue in turn, so that none is kept when it is asked for; and the memory that this takes. */
async function benchMisses(): Promise<string> {
  const catalogue = await openGeneratedCatalogue(FILMS);
  const service = await startWatched(catalogue.url);
  // Some generated titles make an id that no address takes.
  const ids = Array.from({ length: FILMS }, (_, at) => generatedFilm(at).id);
  const paths = ids.filter((id) => !id.includes('--')).map((id) => `/v1/films/${id}`);
  const bytes = Buffer.from(await (await fetch(service.url + paths[0])).arrayBuffer());
  const bare = await startBareServer(bytes);
  const atRest = await memoryAtRest(service);
  const lines: string[] = [];
  let turn = 0;
  for (const connections of CONNECTIONS) {
    const load = { connections, duration: DURATION };
    const rates = await inAlternatingOrder({
      bare: () => measureLoad({ ...load, url: bare.url }),
      miss: () => {
        // Each round goes on in another part of the catalogue.
        turn = (turn + paths.length / 7) % paths.length;
        const from = Math.floor(turn);
        const turned = [...paths.slice(from), ...paths.slice(0, from)];
        return measureLoad({ ...load, url: service.url, paths: turned });
      },
    });
    lines.push(row([connections, rates.bare, rates.miss, share(rates, 'miss')]));
  }
  const memory = await service.memory();
  bare.stop();
  await service.stop();
  await catalogue.close();
  return [
    `${FILMS.toLocaleString('en')} films, each asked for in its turn, so that none is kept when it is asked for.`,
    '',
    '| connections | bare server, answers/s | film/s | share |',
    '|---:|---:|---:|---:|',
    ...lines,
    `| promised with 1, at least | | | ${PROMISED.miss} |`,
    '',
    `Memory with so many films: ${inMegabytes(atRest)} at rest (promised: at most ${MAX_MEMORY.large} MB), ${inMegabytes(memory)} right after this load.`,
  ].join('\n');
}

async function benchStart(databaseUrl: string): Promise<string> {
  const times: number[] = [];
  const memories: number[] = [];
  for (let turn = 0; turn < STARTS; turn += 1) {
    const service = await startWatched(databaseUrl);
    times.push(service.firstAnswer);
    memories.push((await memoryAtRest(service)) ?? 0);
    await service.stop();
  }
  return [
    `From the start of the process to its first film: ${median(times).toFixed(0)} ms, the median of ${STARTS} starts, ${Math.min(...times).toFixed(0)} at best (promised: at most ${MAX_START}).`,
    `Memory at rest: ${inMegabytes(median(memories) || null)} (promised: at most ${MAX_MEMORY.rest} MB).`,
  ].join('\n');
}

async function memoryAtRest(service: WatchedService): Promise<number | null> {
  await fetch(`${service.url}/readyz`);
  return service.memory();
}

function inMegabytes(bytes: number | null): string {
  return bytes === null ? 'not told by this system' : `${(bytes / MEGABYTE).toFixed(0)} MB`;
}

function share<Name extends string>(rates: Record<Name | 'bare', number>, name: Name): string {
  return (rates[name] / rates.bare).toFixed(2);
}

function row(cells: readonly (number | string)[]): string {
  const texts = cells.map((cell) => (typeof cell === 'number' ? Math.round(cell) : cell));
  return `| ${texts.join(' | ')} |`;
}

/** Each run once a round, forwards and backwards by turns, after one round to warm up; the median of each. */
async function inAlternatingOrder<Name extends string>(
  runs: Record<Name, () => Promise<number>>,
): Promise<Record<Name, number>> {
  const names = Object.keys(runs) as Name[];
  const found = new Map<Name, number[]>(names.map((name) => [name, []]));
  for (let round = -1; round < ROUNDS; round += 1) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      const rate = await runs[name]();
      if (round >= 0) found.get(name)?.push(rate);
    }
  }
  const medians = names.map((name): [Name, number] => [name, median(found.get(name) ?? [])]);
  return Object.fromEntries(medians) as Record<Name, number>; // the same names
}

async function startBareServer(bytes: Buffer): Promise<{ url: string; stop: () => void }> {
  const program = fileURLToPath(new URL('bare-server.ts', import.meta.url));
  const child = spawn(process.execPath, [program, bytes.toString('base64')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return { url: line.toString().trim(), stop: () => child.kill() };
}

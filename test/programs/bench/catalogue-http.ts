/** The same limits question to the same 10,000 films over HTTP: this service, and what somebody would put up from npm instead. */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { completeFacts } from '../../../api/services/films/write.ts';
import { projectFilm } from '../../../api/domain/film/project.ts';
import { CATEGORIES } from '../../../db/vocabulary.ts';
import { startService } from '../../helpers/service.ts';
import { openGeneratedCatalogue, STAMP } from './generated-catalogue.ts';
import { generatedFilms } from './generated-films.ts';
import { measureLoad } from './load.ts';
import { install, RIVALS, start, type Limits, type RivalFilm } from './rivals.ts';
import { median } from './timing.ts';

const FILMS = 10_000;
const CONNECTIONS = 16;
const ROUNDS = 5;
/** Milliseconds of load a round. */
const DURATION = 1_500;

const LIMITS: Limits = {
  most: { language: 2, violence: 2, least_age: 12 },
  sort: ['title_key', 'id'],
  limit: 20,
};
const OWN_PATH = '/v1/films?language.lte=2&violence.lte=2&age.lte=12&limit=20';

interface Server {
  name: string;
  /** How many times slower it is at least, as promised; null where nothing is. */
  promised: number | null;
  url: string;
  paths?: readonly string[];
}

/** Prints a table of requests a second. Gives it as text, too. */
export async function benchCatalogueHttp(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'content-advisory-rivals-'));
  const catalogue = await openGeneratedCatalogue(FILMS);
  const stops: (() => unknown)[] = [];
  const notes: string[] = [];
  try {
    const service = await startService({ databaseUrl: catalogue.url });
    stops.push(service.stop);
    const own = { promised: null, url: service.url + OWN_PATH };
    const servers: Server[] = [{ ...own, name: 'content-advisory' }];
    const films = rivalFilms();
    for (const rival of RIVALS) {
      const home = await mkdtemp(join(folder, 'rival-'));
      try {
        await install(rival, home);
      } catch {
        notes.push(`- ${rival.name} was left out: npm could not install it here.`);
        continue;
      }
      const { url, stop } = await start(rival, home, films);
      stops.push(stop);
      servers.push({ ...rival, url: url + rival.path(LIMITS) });
    }
    await requireSameFilms(servers);
    servers.push({ ...own, name: 'content-advisory, no question twice', paths: otherPaths() });
    const text = [...table(servers, await measure(servers)), ...notes].join('\n');
    console.log(text);
    return text;
  } finally {
    for (const stop of stops) await stop();
    await catalogue.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Limits much as the question’s: more than fit into memory before the first comes again. */
function otherPaths(): string[] {
  return Array.from({ length: 63_000 }, (_, number) => {
    const [language, violence] = [2 + (number % 3), 2 + (Math.floor(number / 3) % 3)];
    const age = 12 + (Math.floor(number / 9) % 7);
    const first = 1900 + (Math.floor(number / 63) % 100);
    const years = `year.gte=${first}&year.lte=${2030 + Math.floor(number / 6_300)}`;
    return `/v1/films?language.lte=${language}&violence.lte=${violence}&age.lte=${age}&${years}&limit=20`;
  });
}

/** The paths from another place on in each round, so that no round asks what the last one has. */
function turned(paths: readonly string[], round: number): string[] {
  const from = Math.floor((paths.length / (ROUNDS + 1)) * (round + 1));
  return [...paths.slice(from), ...paths.slice(0, from)];
}

/** Levels as the index counts them: the bound where a level is unknown, 9 where nothing bounds it. */
function rivalFilms(): RivalFilm[] {
  return Array.from(generatedFilms(FILMS), (facts) => {
    const { advisory, index } = projectFilm(completeFacts(facts), STAMP);
    const levels = CATEGORIES.map(({ name }) => {
      const rating = advisory.breakdown.find(({ category }) => category === name);
      return [name, rating?.level ?? rating?.at_most ?? 9];
    });
    return {
      columns: {
        id: facts.id,
        title_key: index.title_key,
        least_age: index.age,
        ...Object.fromEntries(levels),
      },
      summary: index.summary,
    };
  });
}

/** Throws where a server finds other films than this one: then it was asked another question. */
async function requireSameFilms(servers: readonly Server[]): Promise<void> {
  const answers = await Promise.all(
    servers.map(async ({ name, url }) => {
      const body = await (await fetch(url)).json();
      const films: { id: string }[] = body.films ?? body.data ?? body;
      return { name, ids: films.map(({ id }) => id).toSorted() };
    }),
  );
  const [own, ...others] = answers;
  for (const { name, ids } of others) {
    if (ids.join() !== own?.ids.join())
      throw new Error(`${name} finds other films: ${JSON.stringify({ ids, own: own?.ids })}`);
  }
}

async function measure(servers: readonly Server[]): Promise<Map<string, number>> {
  const rates = new Map<string, number[]>(servers.map(({ name }) => [name, []]));
  for (let round = -1; round < ROUNDS; round += 1) {
    for (const { name, url, paths } of round % 2 === 0 ? servers : servers.toReversed()) {
      const load = { url, connections: CONNECTIONS, duration: DURATION };
      const rate = await measureLoad(paths ? { ...load, paths: turned(paths, round) } : load);
      if (round >= 0) rates.get(name)?.push(rate);
    }
  }
  return new Map([...rates].map(([name, found]) => [name, median(found)]));
}

function table(servers: readonly Server[], rates: ReadonlyMap<string, number>): string[] {
  const own = rates.get('content-advisory') ?? 0;
  return [
    '| server | requests a second | times slower | promised, at least |',
    '|---|---:|---:|---:|',
    ...servers.map(({ name, promised }) => {
      const rate = rates.get(name) ?? 1;
      return `| ${name} | ${rate.toFixed(0)} | ${(own / rate).toFixed(1)} | ${promised ?? ''} |`;
    }),
  ];
}

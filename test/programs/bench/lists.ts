/** How long the built service takes for lists of 100,000 films: thousands of requests, drawn at random, none of them cached. */

import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { Agent, get, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { seededRandom } from '../../helpers/random-films.ts';
import { startService, type Service } from '../../helpers/service.ts';
import { openGeneratedCatalogue } from './generated-catalogue.ts';
import { generatedTitles } from './generated-titles.ts';
import { LIST_KINDS, type ListKind } from './list-requests.ts';

const FILMS = 100_000;
const REQUESTS = 250;
const WARM_UP = 30;
const SLOWEST = 5;
/** Each list is asked of all; the quickest counts: what slows the machine seldom slows all of them. */
const SERVICES = 3;
const KINDS = Object.keys(LIST_KINDS) as ListKind[]; // its keys

/** Milliseconds: the 99th percentile, and any single request. */
const PROMISED = { most: 5, any: 50 } as const;

export interface TimedList {
  kind: ListKind;
  path: string;
  /** Of the processor, in the thread that answers: what else runs on the machine does not count. */
  milliseconds: number;
}

/** Prints a table, and which promises hold. Gives them as text, too. */
export async function benchLists(): Promise<string> {
  const catalogue = await openGeneratedCatalogue(FILMS, {
    titlesOf: generatedTitles,
    minutesApart: 60,
  });
  const report = listReport(await timeLists(catalogue.url, REQUESTS));
  await catalogue.close();
  console.log(report);
  return report;
}

/** Asks services on the database for as many lists of each kind, and for the next pages of a part of them. */
export async function timeLists(databaseUrl: string, requests: number): Promise<TimedList[]> {
  const services: Service[] = [];
  const agent = new Agent({ keepAlive: true });
  const random = seededRandom(2013);
  const timed: TimedList[] = [];
  try {
    while (services.length < SERVICES)
      services.push(await startService({ databaseUrl, settings: { NODE_ENV: 'development' } }));
    for (let number = -WARM_UP; number < requests; number += 1) {
      for (const kind of KINDS) {
        let path: string | null = LIST_KINDS[kind](random);
        let pages = random() < 0.3 ? 3 : 1;
        for (; path !== null && pages > 0; pages -= 1) {
          const answers: Answer[] = [];
          for (const service of services) answers.push(await ask(service, path, agent));
          const milliseconds = Math.min(...answers.map((answer) => answer.milliseconds));
          const isMade = answers.every(({ isCached }) => !isCached);
          if (number >= 0 && isMade) timed.push({ kind, path, milliseconds });
          path = answers[0]?.next ?? null;
        }
      }
    }
    return timed;
  } finally {
    agent.destroy();
    for (const { stop } of services) await stop();
  }
}

/** Milliseconds that the service's main thread has had of the processor. Linux counts them in nanoseconds. */
async function processorTime({ pid }: Service): Promise<number> {
  const [nanoseconds] = (await readFile(`/proc/${pid}/schedstat`, 'utf8')).split(' ');
  return Number(nanoseconds) / 1e6;
}

interface Answer {
  milliseconds: number;
  isCached: boolean;
  /** The path of the next page; null at the end. */
  next: string | null;
}

async function ask(service: Service, path: string, agent: Agent): Promise<Answer> {
  const started = await processorTime(service);
  const [response] = (await once(get(service.url + path, { agent }), 'response')) as [
    IncomingMessage,
  ];
  const body = await text(response);
  const milliseconds = (await processorTime(service)) - started;
  const { statusCode, headers } = response;
  if (statusCode !== 200) throw new Error(`${statusCode} for ${path}: ${body}`);
  const isCached = String(headers['server-timing']).startsWith('hit');
  return { milliseconds, isCached, next: nextOf(headers['link'], body) };
}

/** From the header of the API, else from the link of a feed or of a page. */
function nextOf(header: string | string[] | undefined, body: string): string | null {
  const [, address] =
    /^<([^>]+)>; rel="next"/.exec(String(header)) ??
    /<link rel="next"[^>]* href="([^"]+)"/.exec(body) ??
    /<a[^>]* href="([^"]*[?;]cursor=[^"]*)"/.exec(body) ??
    [];
  if (address === undefined) return null;
  const { pathname, search } = new URL(address.replaceAll('&amp;', '&'), 'http://service');
  return pathname + search;
}

/** The table, the slowest lists, and which promises hold. */
export function listReport(timed: readonly TimedList[]): string {
  const of = (kind: ListKind) => timed.filter((one) => one.kind === kind);
  const slowest = timed.toSorted((one, other) => other.milliseconds - one.milliseconds);
  const [{ milliseconds: most } = { milliseconds: 0 }] = slowest;
  const late = percentile(timed, 0.99);
  const verdict = (holds: boolean) => (holds ? 'holds' : 'DOES NOT HOLD');
  return [
    `| milliseconds for a list of ${FILMS.toLocaleString('en')} films | requests | median | 99 % within | slowest |`,
    '|---|---:|---:|---:|---:|',
    ...KINDS.map((kind) => row(kind, of(kind))),
    row('all', timed),
    '',
    '| the slowest | milliseconds |',
    '|---|---:|',
    ...slowest
      .slice(0, SLOWEST)
      .map(({ path, milliseconds }) => `| ${shown(path)} | ${milliseconds.toFixed(1)} |`),
    '',
    `- 99 % take at most ${PROMISED.most} ms (promised): ${verdict(late <= PROMISED.most)}.`,
    `- Any takes at most ${PROMISED.any} ms (promised): ${verdict(most <= PROMISED.any)}.`,
  ].join('\n');
}

/** Without its cursor. */
function shown(path: string): string {
  return `\`${path.replace(/[?&]cursor=.*/, ' …')}\``;
}

function row(name: string, timed: readonly TimedList[]): string {
  const times = [0.5, 0.99, 1].map((share) => percentile(timed, share).toFixed(2));
  return `| ${[name, timed.length, ...times].join(' | ')} |`;
}

/** The milliseconds within which this share of the lists came. */
function percentile(timed: readonly TimedList[], share: number): number {
  const times = timed.map(({ milliseconds }) => milliseconds).toSorted((one, other) => one - other);
  return times[Math.max(0, Math.ceil(times.length * share) - 1)] ?? 0;
}

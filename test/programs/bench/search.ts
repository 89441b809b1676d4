/** Searches that are meant to be slow, on 100,000 films: none takes longer than the project promises. */

import { FilmsQuery } from '../../../api/contract/films-query.ts';
import { queryFilms } from '../../../api/services/films/find.ts';
import { openReopeningDb } from '../../../db/connection/reopening.ts';
import { SORTS, UNKNOWN_MODES } from '../../../db/vocabulary.ts';
import { pick, seededRandom, type Random } from '../../helpers/random-films.ts';
import { openGeneratedCatalogue } from './generated-catalogue.ts';
import { generatedFilm } from './generated-films.ts';

const FILMS = 100_000;
const SEARCHES = 3_000;
const WARM_UP = 200;
const MAX_LENGTH = 200;

/** Milliseconds of the processor: nothing else happens in the process meanwhile. */
const PROMISED = 50;
const SHOWN = 10;

/** Prints the slowest searches, and whether all keep the promise. */
export async function benchSearch(): Promise<void> {
  const catalogue = await openGeneratedCatalogue(FILMS);
  // Each search is new to both connections: its statements are prepared anyway, and what slows the machine seldom slows both.
  const places = [catalogue, catalogue].map(({ url }) => openReopeningDb({ url }).db);
  const random = seededRandom(2013);
  const times: Timed[] = [];
  for (let number = -WARM_UP; number < SEARCHES; number += 1) {
    const query = hostileSearch(random);
    const parsed = FilmsQuery.parse(query);
    const both: number[] = [];
    for (const db of places) both.push(await processorTime(() => queryFilms(db, parsed)));
    if (number >= 0) times.push({ query, milliseconds: Math.min(...both) });
  }
  for (const { $client } of places) $client.close();
  await catalogue.close();
  console.log(report(times.toSorted((a, b) => b.milliseconds - a.milliseconds)));
}

interface Timed {
  query: Record<string, string>;
  milliseconds: number;
}

async function processorTime(ask: () => Promise<unknown>): Promise<number> {
  const started = process.cpuUsage();
  await ask();
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1_000;
}

function report(slowest: readonly Timed[]): string {
  const [{ milliseconds: most } = { milliseconds: 0 }] = slowest;
  const median = slowest[Math.floor(slowest.length / 2)]?.milliseconds ?? 0;
  return [
    `| the slowest of ${SEARCHES.toLocaleString('en')} hostile searches of ${FILMS.toLocaleString('en')} films | milliseconds |`,
    '|---|---:|',
    ...slowest
      .slice(0, SHOWN)
      .map(({ query, milliseconds }) => `| ${shown(query)} | ${milliseconds.toFixed(1)} |`),
    `| the median | ${median.toFixed(1)} |`,
    '',
    `- Any search takes at most ${PROMISED} ms: ${most <= PROMISED ? 'holds' : 'DOES NOT HOLD'}.`,
  ].join('\n');
}

function shown({ q = '', ...filters }: Record<string, string>): string {
  const words = q.length <= 60 ? q : `${q.slice(0, 60)}… (${q.split(' ').length} words)`;
  return [`q=${words}`, ...Object.entries(filters).map((pair) => pair.join('='))].join(' ');
}

/** A search with filters, and in the order of the front page or another. */
function hostileSearch(random: Random): Record<string, string> {
  const [unknown, sort] = [pick(random, UNKNOWN_MODES), pick(random, SORTS)];
  return { q: searchText(random), ...pick(random, FILTERS), unknown, sort };
}

const STRICT = { 'language.lte': '0', 'sex.lte': '0', 'violence.lte': '0' };
const FILTERS: readonly Record<string, string>[] = [
  {},
  { limit: '100', fields: 'ratings' },
  { 'age.lte': '2', ...STRICT, limit: '1' },
  { 'age.lte': '12', 'year.gte': '1990' },
  { 'year.lte': '1930', 'violence.lte': '2' },
  { certificate: 'FRISK:18' },
  { certificate: 'MPA:R', 'age.lte': '7' },
  { country: 'US', 'positive_messages.gte': '4', 'role_models.gte': '5', ...STRICT },
];

/** Up to 200 letters of words of one kind or of all. */
function searchText(random: Random): string {
  const one = pick(random, KINDS);
  const isMixed = random() < 0.3;
  const most = pick(random, [1, 2, 3, 5, 10, 100]);
  let text = one(random);
  for (let count = 1; count < most; count += 1) {
    const longer = `${text} ${(isMixed ? pick(random, KINDS) : one)(random)}`;
    if (longer.length > MAX_LENGTH) break;
    text = longer;
  }
  return text.slice(0, MAX_LENGTH);
}

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];

const KINDS: readonly ((random: Random) => string)[] = [
  titleWordOf,
  (random) => titleWordOf(random).slice(0, 1 + Math.floor(random() * 4)),
  mistyped,
  (random) => mistyped(random).slice(0, 3 + Math.floor(random() * 3)),
  (random) => mistypedTwice(random),
  (random) => pick(random, LETTERS),
  (random) => Array.from({ length: 20 }, () => pick(random, LETTERS)).join(''),
  (random) => Array.from({ length: 2 }, () => pick(random, LETTERS)).join(''),
  (random) => String(Math.floor(random() * 2_030)),
  (random) => `${titleWordOf(random)} ${1920 + Math.floor(random() * 100)}`,
  (random) => String.fromCodePoint(0x4e00 + Math.floor(random() * 20_000)),
  (random) => '電影世界'.repeat(1 + Math.floor(random() * 10)),
  // One letter that becomes a sentence of 18.
  () => '\uFDFA',
];

function titleWordOf(random: Random): string {
  return pick(
    random,
    generatedFilm(Math.floor(random() * FILMS))
      .title.toLowerCase()
      .split(' '),
  );
}

function mistyped(random: Random): string {
  return withWrongLetter(random, titleWordOf(random));
}

function mistypedTwice(random: Random): string {
  return withWrongLetter(random, mistyped(random));
}

function withWrongLetter(random: Random, word: string): string {
  const letters = [...word];
  const place = Math.floor(random() * letters.length);
  return letters.with(place, pick(random, LETTERS)).join('');
}

/**
 * Fetches films. Sends nothing about the reader: no headers of its own, so no preflight, and to another origin no credentials. That
 * is also how a preloaded answer was asked for, which is taken only where the two agree.
 */

import type { CardFilm } from '../api/contract/advisory.ts';

/** Milliseconds to wait for an answer; once more after a failure. */
const TIMEOUT = 3_000;
/** While the page is still read, cards come one by one: after the first, those of so many milliseconds are asked for together. */
const GATHERING = 100;
/** Films of one request, and answers kept. */
const MOST = 100;

/** A film, null where the service does not know it, undefined where it cannot be had. */
type Answer = CardFilm | null | undefined;
type Listed = (CardFilm & { asked?: string }) | null | undefined;

const answers = new Map<string, Promise<unknown>>();
let batch: { api: string; ids: string[]; films: Promise<Listed[]> } | undefined;

/** One answer for all who ask for the same; one that could not be had is not kept, and `fresh` asks again. `ask` must not reject. */
export function once<Found>(
  key: string,
  ask: () => Promise<Found>,
  fresh?: boolean,
): Promise<Found> {
  const answer = (!fresh && (answers.get(key) as Promise<Found> | undefined)) || ask(); // of the same key
  if (answers.size === MOST) answers.clear();
  answers.set(key, answer);
  answer.then((found) => found === undefined && answers.delete(key));
  return answer;
}

/**
 * What the closed card shows of a film: as JSON out of the page, by `<script type="application/json" data-content-advisory-film="her-2013">`,
 * else from the service. Cards of one film share a request, and films that are asked for together do too. `fresh` asks the service again.
 */
export function loadCard(api: string, id: string, fresh: boolean): Promise<Answer> {
  return once(`${api} ${id}`, () => ask(api, id, fresh).catch(() => undefined), fresh);
}

async function ask(api: string, id: string, fresh: boolean): Promise<Answer> {
  const script = document.querySelector(`script[data-content-advisory-film=${JSON.stringify(id)}]`);
  try {
    if (script && !fresh) return asFilm(JSON.parse(script.textContent));
  } catch {} // the service is asked instead
  if (batch?.api !== api || batch.ids.length === MOST) {
    const ids: string[] = [];
    batch = { api, ids, films: gather(api, ids) };
  }
  const { ids, films } = batch;
  ids.push(id);
  // Asked for alone, a film comes without its id.
  return asFilm((await films).find((film) => !film?.asked || film.asked === id));
}

/** Asks once nobody joins any more: right away for the first film, and where the page is read. */
async function gather(api: string, ids: readonly string[]): Promise<Listed[]> {
  const wait = document.readyState === 'loading' && answers.size ? GATHERING : 0;
  await new Promise((resolve) => setTimeout(resolve, wait));
  batch = undefined;
  const path = encodeURIComponent(ids.join());
  const answer = await getJson(
    `${api}/v1/films${ids.length > 1 ? `?ids=${path}&` : `/${path}?`}fields=card`,
  );
  const { films } = (answer ?? {}) as { films?: Listed[] };
  return films ? [...films, null] : [answer as Listed];
}

/** The JSON at an address, null where there is nothing, undefined after the second failure. */
export async function getJson(url: string, again = true): Promise<unknown> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT) });
    if ([400, 404].includes(answer.status)) return null;
    if (answer.ok) return await answer.json();
  } catch {}
  return again ? getJson(url, false) : undefined;
}

/** Throws for anything else, which is never shown as a film: a level left out would look like a film without concerns. */
function asFilm(film: CardFilm | null | undefined): Answer {
  if (!film) return film;
  const numbers = [film.age.recommended, ...film.breakdown.map(({ level }) => level)];
  if (numbers.length > 1 && numbers.every((one) => one === null || +one === one)) return film;
  throw new TypeError();
}

/**
 * Loads films and labels. Requests say nothing about the reader: they have no headers of their own, so no preflight, and no credentials
 * to another origin. A preload of the host is reused only if its request was made the same way.
 */

import type { CardFilm } from '../api/contract/advisory.ts';

/** For one request; after a failure it is sent once more. */
const TIMEOUT_MS = 3_000;
/** While the page is still parsed, cards appear one by one: after the first, films requested within this time share a request. */
const BATCH_DELAY_MS = 100;
const MAX_BATCH = 100;
const MAX_CACHED = 100;

/** A film; null if the service does not know it, false if it will look for it; undefined if it cannot be loaded. */
type Answer = CardFilm | null | false | undefined;
type Listed = (CardFilm & { asked?: string; will_look?: unknown }) | null | undefined;

const cache = new Map<string, Promise<unknown>>();
let batch: { api: string; ids: string[]; films: Promise<Listed[]> } | undefined;

/** Loads once for everyone who asks for the same key. A result of undefined is not cached; `fresh` loads again. `load` must not reject. */
export function cached<Found>(
  key: string,
  load: () => Promise<Found>,
  fresh?: boolean,
): Promise<Found> {
  const answer = (!fresh && (cache.get(key) as Promise<Found> | undefined)) || load(); // of the same key
  if (cache.size === MAX_CACHED) cache.clear();
  cache.set(key, answer);
  answer.then((found) => found === undefined && cache.delete(key));
  return answer;
}

/**
 * What the closed card shows of a film: from JSON in the page, `<script type="application/json" data-content-advisory-film="her-2013">`,
 * else from the service. Cards of one film share a request, and so do films that are requested together. `fresh` always requests it.
 */
export function loadCard(api: string, id: string, fresh: boolean): Promise<Answer> {
  return cached(`${api} ${id}`, () => readCard(api, id, fresh).catch(() => undefined), fresh);
}

async function readCard(api: string, id: string, fresh: boolean): Promise<Answer> {
  const script = document.querySelector(`script[data-content-advisory-film=${JSON.stringify(id)}]`);
  try {
    if (script && !fresh) return requireFilm(JSON.parse(script.textContent));
  } catch {} // the service has it too
  // An empty one, as a host's template may write, would make the request of all cards invalid.
  if (!id.trim()) return null;
  if (batch?.api !== api || batch.ids.length === MAX_BATCH) {
    const ids: string[] = [];
    batch = { api, ids, films: sendBatch(api, ids) };
  }
  const { ids, films } = batch;
  ids.push(id);
  // A film that was requested alone has no `asked`.
  return requireFilm((await films).find((film) => !film?.asked || film.asked === id));
}

/** Waits for more ids to join, then requests them: without delay for the first film, and once the page is parsed. */
async function sendBatch(api: string, ids: readonly string[]): Promise<Listed[]> {
  const delay = document.readyState === 'loading' && cache.size ? BATCH_DELAY_MS : 0;
  await new Promise((resolve) => setTimeout(resolve, delay));
  batch = undefined;
  const path = encodeURIComponent(ids.join());
  const answer = await getJson(
    `${api}/v1/films${ids.length > 1 ? `?ids=${path}&` : `/${path}?`}fields=card`,
  );
  const { films, will_look = [] } = (answer ?? {}) as { films?: Listed[]; will_look?: string[] };
  if (!films) return [answer as Listed];
  return [...films, ...will_look.map((asked) => ({ asked, will_look }) as Listed), null];
}

/** The JSON at an address, also that of a film that will be looked for; null if there is none; undefined after a second failure. */
export async function getJson(url: string, retry = true): Promise<unknown> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    const json = await answer.json();
    if (answer.ok || json.will_look) return json;
    if ([400, 404].includes(answer.status)) return null;
  } catch {}
  return retry ? getJson(url, false) : undefined;
}

/** Throws if it is not a film: a missing level must not look like a film without concerns. */
function requireFilm(film: Listed): Answer {
  if (!film) return film;
  if (film.will_look) return false;
  const numbers = [film.age.recommended, ...film.breakdown.map(({ level }) => level)];
  if (numbers.length > 1 && numbers.every((one) => one === null || +one === one)) return film;
  throw new TypeError();
}

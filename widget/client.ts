/**
 * Fetches films. Sends nothing about the reader: no headers of its own, so no preflight, and to another origin no credentials. That
 * is also how a preloaded answer was asked for, which is taken only where the two agree.
 */

import type { CardFilm } from '../api/contract/advisory.ts';

/** Milliseconds to wait for an answer; once more after a failure. */
const TIMEOUT = 3_000;
/** While the page is still read, cards come one by one: after the first, those of so many milliseconds are asked for together. */
const GATHERING = 100;
/** Films of one request, and films kept. */
const MOST = 100;

/** A film, or null where the service does not know it. */
type Answer = CardFilm | null;
type Listed = CardFilm & { asked?: string };

const films = new Map<string, Promise<Answer>>();
let batch: { api: string; ids: string[]; films: Promise<(Listed | undefined)[]> } | undefined;

/**
 * What the closed card shows of a film: out of the page, where it stands there as JSON, else from the service. Cards of one film
 * share a request, and films that are asked for together do too. `fresh` asks again. Rejects where it cannot be had.
 */
export function loadCard(api: string, id: string, fresh: boolean): Promise<Answer> {
  const key = `${api} ${id}`;
  const film = (!fresh && films.get(key)) || ask(api, id, fresh);
  if (films.size === MOST) films.clear();
  films.set(key, film);
  film.catch(() => films.delete(key));
  return film;
}

/**
 * The film that the page holds as JSON, as `<script type="application/json" data-content-advisory-film="her-2013">`; else it is asked
 * for together with those that are asked for at the same time.
 */
async function ask(api: string, id: string, fresh: boolean): Promise<Answer> {
  const script = document.querySelector(`script[data-content-advisory-film="${CSS.escape(id)}"]`);
  try {
    if (script && !fresh) return asFilm(JSON.parse(script.textContent));
  } catch {} // the service is asked instead
  if (batch?.api !== api || batch.ids.length === MOST) {
    const ids: string[] = [];
    batch = { api, ids, films: gather(api, ids) };
  }
  const { ids, films: found } = batch;
  ids.push(id);
  // Asked for alone, a film comes without its id.
  return asFilm((await found).find((film) => !film?.asked || film.asked === id));
}

/** Asks once nobody joins any more: right away for the first film, and where the page is read. */
async function gather(api: string, ids: readonly string[]): Promise<(Listed | undefined)[]> {
  const wait = films.size && document.readyState === 'loading' ? GATHERING : 0;
  await new Promise((resolve) => setTimeout(resolve, wait));
  batch = undefined;
  const path = ids.map(encodeURIComponent).join(',');
  const answer = await getJson(
    `${api}/v1/films${ids.length > 1 ? `?ids=${path}&` : `/${path}?`}fields=card`,
  );
  return (answer as { films: Listed[] } | undefined)?.films ?? [answer as Listed | undefined];
}

/** The JSON at an address, or undefined where there is nothing. Rejects after the second failure. */
export async function getJson(url: string, again = true): Promise<unknown> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT) });
    if (answer.status === 404 || answer.status === 400) return undefined;
    if (answer.ok) return await answer.json();
    throw new Error();
  } catch (error) {
    if (again) return getJson(url, false);
    throw error;
  }
}

/** Anything else is never shown as a film: a level left out would look like a film without concerns. */
function asFilm(film: CardFilm | undefined): Answer {
  if (film === undefined) return null;
  const numbers = [film.age.recommended, ...film.breakdown.map(({ level }) => level)];
  if (numbers.length > 1 && numbers.every((one) => one === null || +one === one)) return film;
  throw new TypeError();
}

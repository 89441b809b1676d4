/**
 * The service worker of our own pages: the last films opened and the last list stay readable without a connection, marked with their date.
 * It answers for the pages for parents and for what they load, first from the service; everything else passes by it.
 */

import { isFamilyQuery } from '../../domain/family/family-query.ts';
import { dayText, MAX_FILMS, pageKind, SAVED_AT, savedAddress, splitPath } from './saved-pages.ts';

/** What this file uses of the interfaces of a service worker, which TypeScript has only in place of those of a page. */
interface Lasting {
  waitUntil: (work: Promise<unknown>) => void;
}
interface FetchEvent extends Lasting {
  request: Request;
  clientId: string;
  respondWith: (response: Promise<Response>) => void;
}
interface WorkerScope {
  skipWaiting: () => Promise<void>;
  clients: {
    claim: () => Promise<void>;
    get: (id: string) => Promise<{ url: string } | undefined>;
  };
  addEventListener: {
    (type: 'install' | 'activate', listener: (event: Lasting) => void): void;
    (type: 'message', listener: (event: Lasting & { data: unknown }) => void): void;
    (type: 'fetch', listener: (event: FetchEvent) => void): void;
  };
}
const worker = globalThis as unknown as WorkerScope;

/** A digest of the built files: another build has another worker, and its own cache of files. */
declare const __FILES_VERSION__: string;

const FILMS = 'films';
/** The last list, the page for everything else, and the files of all these pages. */
const PAGES = `pages-${__FILES_VERSION__}`;

/** Milliseconds that the service has before a saved page is shown instead. */
const TIMEOUT = 3_000;

/** The headers of a response that a saved page needs. The others are about one request. */
const LASTING_HEADERS =
  /^(content-(type|language|security-policy)|referrer-policy|x-content-type-options)$/;

// A new version takes over at once: since everything comes from the service first, an open page does not notice. Its pages and files
// are loaded before, so that nothing that was readable is lost.
worker.addEventListener('install', (event) => {
  event.waitUntil(reloadPages().then(() => worker.skipWaiting()));
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(dropOldCaches().then(() => worker.clients.claim()));
});

// From a page that was loaded without this worker, or has another address now: the address, and what the page has requested.
worker.addEventListener('message', (event) => {
  if (!Array.isArray(event.data)) return;
  const urls = event.data.map((address) => new URL(String(address), location.origin));
  event.waitUntil(saveOpenPage(urls.filter(isOurs)).catch(() => {}));
});

worker.addEventListener('fetch', (event) => {
  const { method, mode, url: address } = event.request;
  const url = new URL(address);
  if (method !== 'GET' || !isOurs(url)) return;
  if (mode === 'navigate') {
    if (pageKind(url)) event.respondWith(answerPage(event, url));
  } else if (isFile(url)) event.respondWith(answerFile(event, url));
  else if (isFilmList(url)) event.respondWith(answerFilmList(event, url));
});

function isOurs({ origin }: URL): boolean {
  return origin === location.origin;
}

/** A style sheet, a script or labels of our pages. */
function isFile({ pathname }: URL): boolean {
  return /^\/(assets|widget)\//.test(pathname);
}

/** The public list of an age band, or more of it, as the front page requests it. Nothing else of the API is saved. */
function isFilmList({ pathname, searchParams }: URL): boolean {
  return pathname === '/v1/films' && isFamilyQuery(searchParams);
}

async function answerPage(event: FetchEvent, url: URL): Promise<Response> {
  const loading = load(event, (response) => savePage(url, response));
  const saved = await savedPage(url);
  // Without a connection, the browser's own cache would answer, and not say from when.
  const answer = saved && !navigator.onLine ? null : await inTime(loading);
  if (answer && answer.status < 500) return answer;
  return saved ?? loading.catch(() => offlinePage(url));
}

/** Files that belong to a saved page stay as new as those of the page. */
async function answerFile(event: FetchEvent, url: URL): Promise<Response> {
  const pages = await caches.open(PAGES);
  const key = url.pathname + url.search;
  const saved = await pages.match(key);
  const loading = load(event, async (response) => {
    if (saved && isLasting(response)) await pages.put(key, response);
  });
  return (saved && ((await inTime(loading)) ?? saved)) || loading;
}

async function answerFilmList(event: FetchEvent, url: URL): Promise<Response> {
  const loading = load(event, async (response) => {
    const client = await worker.clients.get(event.clientId);
    if (client && pageKind(new URL(client.url)) === 'list') await saveFilmList(url, response);
  });
  const saved = await (await caches.open(PAGES)).match(url.pathname + url.search);
  return (saved && ((await inTime(loading)) ?? saved)) || loading;
}

/** Requests from the service, and saves a copy without delaying the response. */
function load(event: FetchEvent, save: (copy: Response) => Promise<void>): Promise<Response> {
  const loading = fetch(event.request);
  const saving = loading.then((response) => save(response.clone()));
  // A full disk, or no connection: then there is nothing to save.
  event.waitUntil(saving.catch(() => {}));
  return loading;
}

/** The response; null if it fails or takes too long. */
function inTime(loading: Promise<Response>): Promise<Response | null> {
  const timeout = new Promise<null>((resolve) => setTimeout(resolve, TIMEOUT, null));
  return Promise.race([loading.catch(() => null), timeout]);
}

/** Whether a response is the same for every reader: complete, and public. */
function isLasting({ status, redirected, headers }: Response): boolean {
  return status === 200 && !redirected && (headers.get('Cache-Control') ?? '').startsWith('public');
}

async function saveOpenPage([page, ...requests]: readonly URL[]): Promise<void> {
  if (!page || !(await cacheOf(page))) return;
  await savePage(page, await fetch(savedAddress(page)));
  if (pageKind(page) !== 'list') return;
  for (const url of requests.filter(isFilmList)) await saveFilmList(url, await fetch(url));
}

async function savePage(url: URL, response: Response): Promise<void> {
  const cache = await cacheOf(url);
  if (!cache) return;
  const kind = pageKind(url);
  const key = savedAddress(url);
  // What the service has removed goes from the device too.
  if (response.status === 404 || response.status === 410) await cache.delete(key);
  if (!isLasting(response)) return;
  const html = await response.text();
  if (kind === 'list') await deleteWhere(cache, (other) => pageKind(other) === 'list');
  // Films stand in the order in which they were last opened.
  await cache.delete(key);
  await cache.put(key, new Response(html, { headers: lastingHeaders(response) }));
  if (kind === 'film') await dropOldestFilms(cache);
  await saveFiles(html);
  if (kind !== 'offline') await saveOfflinePage(url);
}

/** Where a page is saved; null if it is not. */
async function cacheOf(url: URL): Promise<Cache | null> {
  const kind = pageKind(url);
  if (kind === null || kind === 'other') return null;
  return caches.open(kind === 'film' ? FILMS : PAGES);
}

function lastingHeaders({ headers }: Response): Headers {
  const lasting = [...headers].filter(([name]) => LASTING_HEADERS.test(name));
  return new Headers([...lasting, [SAVED_AT, new Date().toISOString()]]);
}

async function dropOldestFilms(films: Cache): Promise<void> {
  for (const key of (await films.keys()).slice(0, -MAX_FILMS)) await films.delete(key);
}

async function saveOfflinePage({ pathname }: URL): Promise<void> {
  const { language } = splitPath(pathname);
  const offline = new URL(`${language}/offline`, location.origin);
  if (await (await cacheOf(offline))?.match(offline)) return;
  await savePage(offline, await fetch(offline));
}

/** Saves the files that a page names, unless they are already. */
async function saveFiles(html: string): Promise<void> {
  const pages = await caches.open(PAGES);
  for (const [, path = ''] of html.matchAll(/ (?:src|href)="(\/(?:assets|widget)\/[^"]+)"/g)) {
    if (await pages.match(path)) continue;
    const response = await fetch(path);
    if (isLasting(response)) await pages.put(path, response);
  }
}

/** One query at a time, with its further pages. */
async function saveFilmList(url: URL, response: Response): Promise<void> {
  if (!isLasting(response)) return;
  const pages = await caches.open(PAGES);
  if (!url.searchParams.has('cursor')) await deleteWhere(pages, isFilmList);
  await pages.put(url.pathname + url.search, response);
}

async function deleteWhere(cache: Cache, isOld: (url: URL) => boolean): Promise<void> {
  for (const key of await cache.keys()) if (isOld(new URL(key.url))) await cache.delete(key);
}

/** A saved page with its mark; undefined if it is not saved. */
async function savedPage(url: URL): Promise<Response | undefined> {
  const saved = await (await cacheOf(url))?.match(savedAddress(url));
  return saved && reveal(saved, 'saved');
}

/** The page for everything that is not saved, in the reader's language if the reader was there. */
async function offlinePage({ pathname }: URL): Promise<Response> {
  const pages = await caches.open(PAGES);
  const own = await pages.match(`${splitPath(pathname).language}/offline`);
  const any = (await pages.keys()).find(({ url }) => pageKind(new URL(url)) === 'offline');
  const saved = own ?? (any && (await pages.match(any)));
  return saved ? reveal(saved, 'unavailable') : Response.error();
}

/** The page with its hidden line of this id shown, in its place from the start so that nothing moves. */
async function reveal(saved: Response, id: 'saved' | 'unavailable'): Promise<Response> {
  const html = await saved.text();
  const savedAt = saved.headers.get(SAVED_AT) ?? '';
  const [, language = 'en'] = /<html lang="([\w-]+)"/.exec(html) ?? [];
  const time = `<time datetime="${savedAt}">${dayText(savedAt, language)}</time>`;
  const shown = html.replace(`id="${id}" hidden`, `id="${id}"`).replace('<time></time>', time);
  return new Response(shown, { headers: saved.headers });
}

/** Loads what earlier versions had saved besides films, as this version has it. */
async function reloadPages(): Promise<void> {
  const pages = await caches.open(PAGES);
  for (const name of await oldCaches()) {
    for (const { url: address } of await (await caches.open(name)).keys()) {
      const url = new URL(address);
      const response = await fetch(url, { cache: 'no-cache' });
      // Tried again at the next visit, with the earlier version until then.
      if (response.status >= 500) throw new Error(response.statusText);
      if (pageKind(url)) await savePage(url, response);
      else if (isLasting(response)) await pages.put(url, response);
    }
  }
}

async function dropOldCaches(): Promise<void> {
  for (const name of await oldCaches()) await caches.delete(name);
}

async function oldCaches(): Promise<string[]> {
  return (await caches.keys()).filter((name) => name !== FILMS && name !== PAGES);
}

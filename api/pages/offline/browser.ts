/** Runs on the page of saved films: lists what the service worker has saved, and removes it when the reader asks for it. */

import { dayText, pageKind, SAVED_AT } from './saved-pages.ts';

interface SavedPage {
  address: string;
  title: string;
  /** Of the title. */
  lang: string;
  dir: string;
  savedAt: string;
}

const find = (id: string) => document.querySelector<HTMLElement>(`#${id}`);

find('forget')?.addEventListener('click', () => void forget());
// Browsers without a secure connection have no caches.
if ('caches' in globalThis) void show();

async function show(): Promise<void> {
  const films = await savedPages('film');
  const [list] = await savedPages('list');
  find('saved-films')?.replaceChildren(...films.map(filmItem));
  setHidden('none', films.length > 0);
  setHidden('forget', films.length === 0 && !list);
  setHidden('last-list', !list);
  const link = document.querySelector<HTMLAnchorElement>('#last-list a');
  if (list && link) showLink(link, list);
}

function setHidden(id: string, isHidden: boolean): void {
  find(id)?.toggleAttribute('hidden', isHidden);
}

function filmItem(film: SavedPage): HTMLElement {
  const item = document.createElement('li');
  const link = document.createElement('a');
  showLink(link, film);
  const day = document.createElement('span');
  day.className = 'small';
  day.textContent = dayText(film.savedAt, document.documentElement.lang);
  item.append(link, day);
  return item;
}

function showLink(link: HTMLAnchorElement, { address, title, lang, dir }: SavedPage): void {
  Object.assign(link, { href: address, textContent: title, lang, dir });
}

/** The newest first. */
async function savedPages(kind: 'film' | 'list'): Promise<SavedPage[]> {
  const pages: SavedPage[] = [];
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const key of await cache.keys()) {
      const response = pageKind(new URL(key.url)) === kind && (await cache.match(key));
      if (!response) continue;
      const savedAt = response.headers.get(SAVED_AT) ?? '';
      pages.push({ address: key.url, savedAt, ...titleOf(await response.text()) });
    }
  }
  return pages.toSorted((one, other) => other.savedAt.localeCompare(one.savedAt));
}

/** `Her (2013): 16+`, without what follows on every page. */
function titleOf(html: string): Pick<SavedPage, 'title' | 'lang' | 'dir'> {
  const { title, documentElement } = new DOMParser().parseFromString(html, 'text/html');
  const { lang, dir } = documentElement;
  return { title: title.replace(/ · [^·]*$/, ''), lang, dir: dir || 'ltr' };
}

/** What is opened from now on is saved again. */
async function forget(): Promise<void> {
  for (const name of await caches.keys()) await caches.delete(name);
  await show();
  const status = find('forgotten');
  if (status) status.textContent = status.dataset['text'] ?? '';
}

/** Pages of a host with cards on them, each the same for the widget and for the plain card but for the script's address. */

import { rulesForHer } from '../../helpers/reserved-rules.ts';
import type { HostSite } from '../../helpers/host-site.ts';
import { SCRIPTS, type CardHost } from './card-host.ts';

/** How the film comes to the card; `page not read yet` is bare, on a page whose end is long in coming. */
export const WAYS = ['bare', 'preloaded', 'inline', 'page not read yet', 'a hundred'] as const;
export const NAMES = ['widget', 'plain'] as const;
export type Way = (typeof WAYS)[number];

const FILM = 'her-2013';
const CARDS = 100;
/** Milliseconds, longer than any card takes. */
const UNREAD = 4_000;

export function cardsOf(way: Way): number {
  return way === 'a hundred' ? CARDS : 1;
}

export function pathOf(way: Way, name: (typeof NAMES)[number]): string {
  return `/${way.replaceAll(' ', '-')}/${name}`;
}

/** Puts the page of each way and script at its path. */
export async function putPages(host: CardHost, site: HostSite): Promise<void> {
  const json = `${host.origin}/v1/films/${FILM}?fields=card`;
  const film = await (await fetch(json)).text();
  const list = await fetch(`${host.origin}/v1/films?limit=100&unknown=include`);
  const { films } = (await list.json()) as { films: { id: string }[] };
  const ids = (count: number) =>
    Array.from({ length: count }, (_, at) => films[at % films.length]?.id ?? FILM);
  const head = { preloaded: `<link rel="preload" as="fetch" crossorigin href="${json}">` };
  const body = {
    inline: `<script type="application/json" data-content-advisory-film="${FILM}">${film.replaceAll('<', '\\u003c')}</script>`,
  };
  const end = { 'page not read yet': '<script src="/late.js"></script>' };
  const partOf = (parts: Partial<Record<Way, string>>, way: Way) => parts[way] ?? '';
  site.put('/late.js', { html: '', headers: { 'Content-Type': 'text/javascript' }, delay: UNREAD });
  for (const way of WAYS) {
    const cards = cardsOf(way) === 1 ? [FILM] : ids(CARDS);
    const elements = cards.map((id) => `<content-advisory film="${id}"></content-advisory>`);
    for (const name of NAMES) {
      const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A film blog</title>
        <link rel="icon" href="data:,"><meta name="viewport" content="width=device-width, initial-scale=1">
        ${partOf(head, way)}<script async src="${host.origin}${SCRIPTS[name]}"></script><style>${rulesForHer()}</style></head>
        <body><h1>My review</h1>${partOf(body, way)}${elements.join('')}${partOf(end, way)}</body></html>`;
      site.put(pathOf(way, name), { html });
    }
  }
}

/** Sitemaps as XML (sitemaps.org, version 0.9). */

import { xmlText } from './xml-text.ts';
import type { FilmPage } from '../../../db/queries/film-pages.ts';
import type { SitemapPart } from '../../services/films/sitemap.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

/** The sitemap of sitemaps. */
export function sitemapIndex(parts: readonly SitemapPart[], publicUrl: string): string {
  const entries = [
    entry('sitemap', `${publicUrl}/sitemap-pages.xml`),
    ...parts.map(({ number, updated_at }) =>
      entry('sitemap', `${publicUrl}/sitemap-films.xml?part=${number}`, updated_at),
    ),
  ];
  return `${HEAD}<sitemapindex ${NAMESPACE}>\n${entries.join('')}</sitemapindex>\n`;
}

/** The pages that are not about one film. */
export function pagesSitemap(paths: readonly string[], publicUrl: string): string {
  const entries = paths.map((path) => entry('url', publicUrl + path));
  return `${HEAD}<urlset ${NAMESPACE}>\n${entries.join('')}</urlset>\n`;
}

/** One part, in pieces. */
export async function* sitemapText(
  pages: AsyncIterable<readonly FilmPage[]>,
  publicUrl: string,
): AsyncGenerator<string, void> {
  yield `${HEAD}<urlset ${NAMESPACE}>\n`;
  for await (const films of pages)
    yield films
      .map(({ id, updated_at }) =>
        entry('url', `${publicUrl}/films/${encodeURIComponent(id)}`, updated_at),
      )
      .join('');
  yield '</urlset>\n';
}

function entry(tag: 'sitemap' | 'url', address: string, updatedAt?: string): string {
  const changed = updatedAt === undefined ? '' : `<lastmod>${xmlText(updatedAt)}</lastmod>`;
  return `<${tag}><loc>${xmlText(address)}</loc>${changed}</${tag}>\n`;
}

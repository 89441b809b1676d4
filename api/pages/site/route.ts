/** What browsers and search engines ask of every site: its icon, and which pages it has. */

import { Hono, type Context } from 'hono';
import * as z from 'zod';
import { readNewestCursor } from '../../../db/queries/change-cursor.ts';
import { matchesEtag } from '../../cache/policy.ts';
import type { AppEnv } from '../../http/app-env.ts';
import type { ExportSlots } from '../../http/export-slots.ts';
import { Problem } from '../../http/problem.ts';
import { describe } from '../../http/route.ts';
import { toStream } from '../../http/text-stream.ts';
import { validate } from '../../http/validate.ts';
import { hasSitemapPart, listPartFilms, listSitemapParts } from '../../services/films/sitemap.ts';
import { FAVICON_SVG, faviconIco } from './favicon.ts';
import { LIST_PATHS } from '../lists/list-paths.ts';
import { pagesSitemap, sitemapIndex, sitemapText } from './sitemap.ts';

/** At the top of the site, since a sitemap speaks only for what is below its own folder. */
const PartQuery = z.object({
  part: z
    .string()
    .regex(/^[1-9]\d{0,5}$/, 'Write the number of a part.')
    .default('1')
    .transform(Number),
});

/** Each links to itself in the other languages. */
const PAGES = ['/', ...LIST_PATHS, '/about', '/about/ratings', '/about/privacy', '/embed', '/docs'];

const XML = 'application/xml; charset=utf-8';

/** Seconds after which a client that found no free slot may ask again. */
const RETRY_AFTER = 10;

/** Without `slots`, any number of sitemaps may be read at once. */
export function siteRoutes(slots: ExportSlots | undefined) {
  return new Hono<AppEnv>()
    .get('/favicon.svg', describe({ summary: 'The icon', answer: 'image/svg+xml' }), (c) =>
      c.body(FAVICON_SVG, 200, { 'Content-Type': 'image/svg+xml' }),
    )
    .get('/favicon.ico', describe({ summary: 'The icon as ICO', answer: 'image/x-icon' }), (c) =>
      c.body(faviconIco(), 200, { 'Content-Type': 'image/x-icon' }),
    )
    .get(
      '/robots.txt',
      describe({ summary: 'What crawlers may read', answer: 'text/plain' }),
      (c) => c.text(robotsText(c.get('publicUrl'))),
    )
    .get(
      '/sitemap.xml',
      describe({ summary: 'The index of sitemaps', answer: 'application/xml' }),
      async (c) => {
        const parts = await listSitemapParts(c.get('openDb')());
        const xml = sitemapIndex(parts, c.get('publicUrl'));
        return c.body(xml, 200, { 'Content-Type': XML });
      },
    )
    .get(
      '/sitemap-pages.xml',
      describe({ summary: 'The pages that are not about one film', answer: 'application/xml' }),
      (c) => c.body(pagesSitemap(PAGES, c.get('publicUrl')), 200, { 'Content-Type': XML }),
    )
    .get(
      '/sitemap-films.xml',
      describe({
        summary: 'A part of the sitemap',
        answer: 'application/xml',
        cache: 'stream',
        problems: ['invalid-input', 'address-not-found', 'too-many-exports'],
      }),
      validate('query', PartQuery),
      (c) => sendPart(c, c.req.valid('query').part, slots),
    );
}

/** The API is for programs, and a frame shows what the film's own page has. */
function robotsText(publicUrl: string): string {
  return [
    'User-agent: *',
    'Disallow: /v1/',
    'Disallow: /embed/',
    'Disallow: /films/*/correct',
    'Disallow: /*/films/*/correct',
    'Disallow: /proposals/',
    'Disallow: /*/proposals/',
    '',
    `Sitemap: ${publicUrl}/sitemap.xml`,
    '',
  ].join('\n');
}

/** Sends the text as fast as the client reads. Its entity tag is the catalogue's state, as the text would have to be read for a digest. */
async function sendPart(
  c: Context<AppEnv>,
  part: number,
  slots: ExportSlots | undefined,
): Promise<Response> {
  const db = c.get('openDb')();
  if (!(await hasSitemapPart(db, part)))
    throw new Problem('address-not-found', `The sitemap has no part ${part}.`);
  const headers = { 'Content-Type': XML, ETag: `W/"${await readNewestCursor(db)}"` };
  const isKnown = matchesEtag(c.req.header('If-None-Match'), headers.ETag);
  if (c.req.method === 'HEAD' || isKnown) return c.body(null, 200, headers);
  const free = slots ? slots.take() : () => {};
  if (!free)
    throw new Problem('too-many-exports', 'Other clients are reading sitemaps.', {
      retryAfter: RETRY_AFTER,
    });
  const text = sitemapText(listPartFilms(db, part), c.get('publicUrl'));
  return c.body(toStream(text, free), 200, headers);
}

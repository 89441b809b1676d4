/** What makes our pages installable and readable offline: the manifest, the page of saved films, and the service worker. */

import { Hono, type Handler } from 'hono';
import type { AppEnv } from '../../http/app-env.ts';
import { describe } from '../../http/route.ts';
import { describePage } from '../layout/describe-page.ts';
import { pathIn, translationOf } from '../layout/language.tsx';
import { sendPage } from '../layout/page.tsx';
import { manifest } from './manifest.ts';
import { OfflinePage } from './offline-page.tsx';
import { SWITCHED_OFF } from './switched-off.ts';

/** In every language. */
export const offlineRoutes = new Hono<AppEnv>()
  .get(
    '/offline',
    describePage({ summary: 'The films saved on this device', translated: true }),
    async (c) => {
      const { title, description } = (await translationOf(c)).pageWords.offline;
      return sendPage(c, {
        title: `${title} · content-advisory`,
        description,
        assets: ['/assets/offline.js'],
        children: <OfflinePage />,
      });
    },
  )
  .get(
    '/app.webmanifest',
    describe({
      summary: 'The manifest, with which browsers install the pages',
      answer: 'application/manifest+json',
      translated: true,
    }),
    async (c) => {
      const { language, words, pageWords } = await translationOf(c);
      const link = (path: string) => pathIn(language, path);
      const text = JSON.stringify(manifest({ language, labels: words, words: pageWords, link }));
      return c.body(text, 200, { 'Content-Type': 'application/manifest+json' });
    },
  );

/** At the top of the site, since a service worker may only answer for what is below its own folder. */
export function serviceWorkerRoutes(serve: Handler) {
  return new Hono<AppEnv>().get(
    '/service-worker.js',
    describe({
      summary: 'The service worker of our own pages',
      answer: 'text/javascript',
      cache: 'files',
    }),
    (c, next) =>
      c.get('hasServiceWorker')
        ? serve(c, next)
        : c.body(SWITCHED_OFF, 200, { 'Content-Type': 'text/javascript; charset=utf-8' }),
  );
}

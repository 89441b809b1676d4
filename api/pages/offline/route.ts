/** What makes our pages installable and readable offline: the manifest, the page of saved films, and the service worker. */

import { Hono, type Handler } from 'hono';
import type { AppEnv } from '../../http/app-env.ts';
import { describe } from '../../http/route.ts';
import { describePage } from '../layout/describe-page.ts';
import { SWITCHED_OFF } from './switched-off.ts';

const handlers = () => import('./handlers.tsx');

/** In every language. */
export const offlineRoutes = new Hono<AppEnv>()
  .get(
    '/offline',
    describePage({ summary: 'The films saved on this device', translated: true }),
    async (c) => (await handlers()).showSavedFilms(c),
  )
  .get(
    '/app.webmanifest',
    describe({
      summary: 'The manifest, with which browsers install the pages',
      answer: 'application/manifest+json',
      translated: true,
    }),
    async (c) => (await handlers()).sendManifest(c),
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

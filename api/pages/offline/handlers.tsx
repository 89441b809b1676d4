/** Answers with the page of saved films, and with the manifest. */

import type { Context } from 'hono';
import type { AppEnv } from '../../http/app-env.ts';
import { pathIn, translationOf } from '../layout/language.tsx';
import { sendPage } from '../layout/page.tsx';
import { manifest } from './manifest.ts';
import { OfflinePage } from './offline-page.tsx';

export async function showSavedFilms(c: Context<AppEnv>): Promise<Response> {
  const { title, description } = (await translationOf(c)).pageWords.offline;
  return sendPage(c, {
    title: `${title} · content-advisory`,
    description,
    assets: ['/assets/offline.js'],
    children: <OfflinePage />,
  });
}

export async function sendManifest(c: Context<AppEnv>): Promise<Response> {
  const { language, words, pageWords } = await translationOf(c);
  const link = (path: string) => pathIn(language, path);
  const text = JSON.stringify(manifest({ language, labels: words, words: pageWords, link }));
  return c.body(text, 200, { 'Content-Type': 'application/manifest+json' });
}

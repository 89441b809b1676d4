/** The web app manifest, with which browsers install our pages (w3.org/TR/appmanifest). */

import type { Speech } from '../layout/language.tsx';

/** The background of our pages, as in `page.css`. */
export const COLOURS = { light: '#faf9f6', dark: '#111214' } as const;

/** The app in one language: each is an app of its own, which opens in its language. The icons are drawn by the build. */
export function manifest({ language, labels, words, link }: Speech) {
  return {
    id: link('/'),
    name: 'content-advisory',
    short_name: 'Advisory',
    description: words.find.description,
    lang: language,
    dir: labels.dir,
    start_url: link('/'),
    scope: '/',
    display: 'standalone',
    theme_color: COLOURS.light,
    background_color: COLOURS.light,
    icons: [
      { src: '/favicon.svg', sizes: 'any', type: 'image/svg+xml' },
      ...[192, 512].map((size) => icon(`icon-${size}`, size)),
      { ...icon('icon-maskable-512', 512), purpose: 'maskable' },
    ],
  };
}

function icon(name: string, size: number) {
  return { src: `/assets/${name}.png`, sizes: `${size}x${size}`, type: 'image/png' };
}

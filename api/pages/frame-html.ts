/** The frame in which another site shows a film, as HTML to paste. */

import { EMBED_DEFAULTS, type EmbedQuery } from '../contract/embed-query.ts';
import { attributeText } from './attribute-text.ts';
import type { FrameSize } from './frame-size.ts';

interface Frame {
  film: { id: string; title: string; year: number };
  publicUrl: string;
  size: Pick<FrameSize, 'width' | 'height'>;
  options: EmbedQuery;
}

/** What is as it is by itself is left out of the address. `frameborder` is for sites that strip styles. */
export function frameHtml({ film, publicUrl, size, options }: Frame): string {
  const said = new URLSearchParams(
    Object.entries(options).filter(
      ([name, value]) => value !== EMBED_DEFAULTS[name as keyof EmbedQuery], // `options` has its names
    ),
  );
  const src = `${publicUrl}/embed/${encodeURIComponent(film.id)}${said.size === 0 ? '' : `?${said}`}`;
  const title = `${film.title} (${film.year}): content advisory`;
  return `<iframe src="${attributeText(src)}" width="${size.width}" height="${size.height}" title="${attributeText(title)}" frameborder="0" loading="lazy" style="border:0;max-width:100%"></iframe>`;
}

/** The frame in which another site shows a film, as HTML to paste. */

import { EMBED_DEFAULTS, type EmbedQuery } from '../../contract/embed-query.ts';
import { attributeText } from '../layout/attribute-text.ts';
import { advisoryTitle } from '../layout/advisory-title.ts';
import { heightInCss, type FrameSize } from './frame-size.ts';

interface Frame {
  film: { id: string; title: string; year: number };
  publicUrl: string;
  size: FrameSize;
  /** Pixels that the frame may have where it is narrow. */
  maxheight?: number | undefined;
  options: EmbedQuery;
}

/** Pixels, where what stands around the frame asks how wide it is, which a container cannot know. */
const MIN_WIDTH = 240;

/**
 * Defaults are left out of the address. The division lets the frame's height go by the width that there is; `height`
 * and `frameborder` are for sites that strip styles. The scheme is that of the frame's page, so that its ground is clear.
 */
export function frameHtml({ film, publicUrl, size, maxheight, options }: Frame): string {
  const said = new URLSearchParams(
    Object.entries(options).filter(
      ([name, value]) => value !== EMBED_DEFAULTS[name as keyof EmbedQuery], // `options` has its names
    ),
  );
  const src = `${publicUrl}/embed/${encodeURIComponent(film.id)}${said.size === 0 ? '' : `?${said}`}`;
  const title = advisoryTitle(film);
  const box = `container-type:inline-size;min-width:${Math.min(MIN_WIDTH, size.width)}px`;
  const style = `border:0;max-width:100%;height:${heightInCss(size, maxheight)};color-scheme:light`;
  return `<div style="${box}"><iframe src="${attributeText(src)}" width="${size.width}" height="${size.height}" title="${attributeText(title)}" frameborder="0" loading="lazy" style="${style}"></iframe></div>`;
}

/** What a host's page may run beside it: each frame is then exactly as high as what it shows. */
export function frameListener(publicUrl: string): string {
  return `<script>
  addEventListener('message', ({ origin, source, data }) => {
    if (origin !== '${publicUrl}') return;
    if (data?.type !== 'content-advisory:height' || !(data.height > 0 && data.height < 5000)) return;
    for (const frame of document.querySelectorAll('iframe'))
      if (frame.contentWindow === source) frame.style.height = data.height + 'px';
  });
</script>`;
}

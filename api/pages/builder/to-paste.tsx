/** What a site's owner pastes to show a film: the card, a frame, a badge, and the data for search engines. */

import { EMBED_DEFAULTS } from '../../contract/embed-query.ts';
import type { Advisory } from '../../contract/advisory.ts';
import { badgeMarkdown } from '../badge/markdown.ts';
import { frameHtml } from '../embed/frame-html.ts';
import { frameSize } from '../embed/frame-size.ts';
import { scriptText } from '../../services/films/json-ld.ts';

interface ToPasteProps {
  film: Advisory;
  jsonLd: object;
  publicUrl: string;
}

export function ToPaste({ film, jsonLd, publicUrl }: ToPasteProps) {
  const { id } = film;
  const options = EMBED_DEFAULTS;
  const frame = frameHtml({ film, publicUrl, size: frameSize(options.layout), options });
  const snippets = [
    ['The card', `<script async src="${publicUrl}/widget.js" data-film="${id}"></script>`],
    ['A frame, if scripts are not allowed', frame],
    ['A badge, in Markdown', badgeMarkdown(film, publicUrl)],
    [
      'For search engines (JSON-LD)',
      `<script type="application/ld+json">${scriptText(jsonLd)}</script>`,
    ],
  ];
  return (
    <>
      <p>
        <a href={`/embed?film=${encodeURIComponent(id)}`}>The builder</a> writes this in your
        layout, language and colours. Or copy the defaults:
      </p>
      {snippets.map(([name, text]) => (
        <details key={name}>
          <summary>{name}</summary>
          <pre class="snippet">{text}</pre>
        </details>
      ))}
    </>
  );
}

/** What a site's owner pastes to show a film: the card, a frame, a badge, and the data for search engines. */

import { EMBED_DEFAULTS } from '../../contract/embed-query.ts';
import type { Advisory } from '../../contract/advisory.ts';
import { badgeMarkdown } from '../badge/markdown.ts';
import { frameHtml } from '../embed/frame-html.ts';
import { frameSize } from '../embed/frame-size.ts';
import { useLanguage } from '../layout/language.tsx';
import { Say } from '../layout/say.tsx';
import { scriptText } from '../../services/films/json-ld.ts';

interface ToPasteProps {
  film: Advisory;
  jsonLd: object;
  publicUrl: string;
}

export function ToPaste({ film, jsonLd, publicUrl }: ToPasteProps) {
  const { embed } = useLanguage().words.film;
  const { id } = film;
  const options = EMBED_DEFAULTS;
  const frame = frameHtml({ film, publicUrl, size: frameSize(options.layout), options });
  const snippets = [
    [embed.card, `<script async src="${publicUrl}/widget.js" data-film="${id}"></script>`],
    [embed.frame, frame],
    [embed.badge, badgeMarkdown(film, publicUrl)],
    [embed.jsonLd, `<script type="application/ld+json">${scriptText(jsonLd)}</script>`],
  ];
  return (
    <>
      <p>
        <Say
          text={embed.text}
          values={{
            builder: <a href={`/embed?film=${encodeURIComponent(id)}`}>{embed.builder}</a>,
          }}
        />
      </p>
      {snippets.map(([name, text]) => (
        <details key={name}>
          <summary>{name}</summary>
          <pre class="snippet" dir="ltr">
            {text}
          </pre>
        </details>
      ))}
    </>
  );
}

/** What a site's owner pastes, for what was chosen in the builder, and what it costs the page. */

import type { CardOptions, OPTION_VALUES } from '../../../widget/options.ts';
import type { Words } from '../../../widget/words.ts';
import { EMBED_DEFAULTS, type EmbedQuery, type Layout } from '../../contract/embed-query.ts';
import type { Advisory } from '../../contract/advisory.ts';
import { cardOf } from '../../domain/film/project.ts';
import { advisoryTitle } from '../layout/advisory-title.ts';
import { BADGE_HEIGHT } from '../badge/badge.ts';
import { attributeText } from '../layout/attribute-text.ts';
import { colourDeclarations, type Colours } from './colours.ts';
import { frameHtml } from '../embed/frame-html.ts';
import { frameSize } from '../embed/frame-size.ts';
import { scriptText } from '../../services/films/json-ld.ts';
import { reservedRules } from './reserved-height.ts';

/** The ways in, the fastest for most sites first. */
export const WAYS = ['element', 'preload', 'inline', 'tag', 'frame', 'badge'] as const;
export type Way = (typeof WAYS)[number];

export interface WidgetVersion {
  version: string;
  /** Whether it is final. */
  released: boolean;
  path: string;
  integrity: string;
  brotli_bytes: number;
}

export interface Choice {
  way: Way;
  layout: Layout;
  theme: EmbedQuery['theme'];
  /** ISO 639-1; empty for the language of the page that it is pasted into. */
  lang: string;
  /** Whose certificate comes first, ISO 3166-1 alpha-2; empty for none. */
  country: string;
  spoilers: EmbedQuery['spoilers'];
  /** Whether parents may tell the card of their children. */
  limits: '' | (typeof OPTION_VALUES.limits)[number];
  colours: Colours;
  /** The version that is pinned, or null for the address that moves. */
  pinned: WidgetVersion | null;
}

/** The HTML to paste. Space is reserved for the card in any of the languages: one, or those that the page may have. */
export function snippetOf(
  film: Advisory,
  choice: Choice,
  publicUrl: string,
  languages: readonly Words[],
): string {
  const { way, layout, colours } = choice;
  const declarations = colourDeclarations(colours);
  if (way === 'frame') return frame(film, choice, publicUrl);
  if (way === 'badge') return badge(film, choice, publicUrl);
  if (way === 'tag') {
    const rule = declarations.length > 0 ? `<style>\n${colourRule(declarations)}</style>\n` : '';
    return rule + script(choice, publicUrl, `data-film="${film.id}"`);
  }
  const json = `${publicUrl}/v1/films/${film.id}?fields=card`;
  return [
    ...(way === 'preload' ? [`<link rel="preload" as="fetch" crossorigin href="${json}">`] : []),
    script(choice, publicUrl),
    `<style>\n${indented(reservedRules(cardOf(film), layout, languages))}\n${colourRule(declarations)}</style>`,
    '',
    ...(way === 'inline'
      ? [
          `<script type="application/json" data-content-advisory-film="${film.id}">${scriptText(cardOf(film))}</script>`,
        ]
      : []),
    `<content-advisory film="${film.id}"${options(choice, '')}>`,
    `  <a href="${publicUrl}${film.links.page}">${attributeText(advisoryTitle(film))}</a>`,
    '</content-advisory>',
  ].join('\n');
}

/** The colours as a rule; nothing where there are none of the host's own. */
function colourRule(declarations: readonly string[]): string {
  if (declarations.length === 0) return '';
  return `  content-advisory {\n    ${declarations.join(';\n    ')}\n  }\n`;
}

function indented(text: string): string {
  return text.replace(/^/gm, '  ');
}

/** Requests of a page that has it, besides its own. */
export function requestsOf({ way, lang }: Choice): number {
  const words = lang === '' || lang === 'en' ? 0 : 1;
  return {
    element: 2 + words,
    preload: 2 + words,
    inline: 1 + words,
    tag: 2 + words,
    frame: 3,
    badge: 1,
  }[way];
}

function script({ pinned, ...choice }: Choice, publicUrl: string, film = ''): string {
  const pin = pinned ? ` integrity="${pinned.integrity}" crossorigin="anonymous"` : '';
  const said = film ? ` ${film}${options({ pinned, ...choice }, 'data-')}` : '';
  return `<script async src="${publicUrl}${pinned?.path ?? '/widget.js'}"${pin}${said}></script>`;
}

function options(choice: Choice, prefix: 'data-' | ''): string {
  return Object.entries(elementOptions(choice))
    .map(([name, value]) => ` ${prefix}${name}="${value}"`)
    .join('');
}

/** The attributes of the element: options that differ from their default. */
export function elementOptions(choice: Choice): Partial<CardOptions> {
  const { layout, theme, lang, country, spoilers, limits } = choice;
  return {
    ...(layout === 'card' ? {} : { layout }),
    ...(theme === 'auto' ? {} : { theme }),
    ...(lang === '' ? {} : { lang }),
    ...(country === '' ? {} : { country }),
    ...(spoilers === 'hide' ? {} : { spoilers }),
    ...(limits === '' ? {} : { limits }),
  };
}

function frame(film: Advisory, choice: Choice, publicUrl: string): string {
  return frameHtml({
    film,
    publicUrl,
    size: frameSize(choice.layout),
    options: frameOptions(choice),
  });
}

/** What the frame's address says of the choice. */
export function frameOptions({ layout, theme, lang, country, spoilers }: Choice): EmbedQuery {
  return { layout, theme, lang: lang || EMBED_DEFAULTS.lang, country, spoilers };
}

function badge(film: Advisory, choice: Choice, publicUrl: string): string {
  const title = attributeText(advisoryTitle(film));
  return `<a href="${publicUrl}${film.links.page}"><img src="${attributeText(publicUrl + badgePath(film, choice))}" alt="${title}" height="${BADGE_HEIGHT}"></a>`;
}

/** The path of the film's badge. */
export function badgePath(film: Pick<Advisory, 'id'>, { theme, lang }: Choice): string {
  const said = new URLSearchParams({
    ...(theme === 'auto' ? {} : { theme }),
    ...(lang === '' || lang === 'en' ? {} : { lang }),
  });
  return `/badge/${encodeURIComponent(film.id)}.svg${said.size === 0 ? '' : `?${said}`}`;
}

/** The badge as Markdown, for a README or a forum. */

import type { CardFilm } from '../../contract/advisory.ts';
import { advisoryTitle } from '../layout/advisory-title.ts';
import { attributeText } from '../layout/attribute-text.ts';

/** What Markdown, tables and formulas in it give a meaning; what HTML does is written as entities. */
const MARKDOWN_SIGNS = /[\\`*_[\]!~|$]/g;

/** One line that is a badge and nothing else, whatever the title holds. */
export function badgeMarkdown(
  film: Pick<CardFilm, 'id' | 'title' | 'year' | 'links'>,
  publicUrl: string,
): string {
  const title = advisoryTitle(film).replaceAll(/\s+/g, ' ');
  const text = attributeText(title.replaceAll(MARKDOWN_SIGNS, String.raw`\$&`));
  const badge = new URL(`/badge/${encodeURIComponent(film.id)}.svg`, publicUrl);
  return `[![${text}](${badge})](${new URL(film.links.page, publicUrl)})`;
}

/** A link if the address is safe, else only the text: Preact would render a `javascript:` address unchanged. */

import type { ComponentChildren } from 'preact';

interface MaybeLinkProps {
  text: ComponentChildren;
  /** Only an absolute http or https address becomes a link. */
  url: string | null;
}

export function MaybeLink({ text, url }: MaybeLinkProps) {
  return url && /^https?:\/\//i.test(url) ? (
    <a href={url} dir="auto">
      {text}
    </a>
  ) : (
    text
  );
}

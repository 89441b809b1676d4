/** A link where the address is fit for one, the bare text where it is not: Preact would render `javascript:` as given. */

interface MaybeLinkProps {
  text: string;
  /** An absolute http or https address; anything else makes no link. */
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

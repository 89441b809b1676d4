/** A link by which readers write to the people behind the site. */

interface ContactLinkProps {
  /** An e-mail address, or the https address of a page. */
  contact: string;
  /** The subject of the e-mail. */
  subject: string;
}

export function ContactLink({ contact, subject }: ContactLinkProps) {
  const isPage = contact.startsWith('https://');
  const address = isPage ? contact : `mailto:${contact}?subject=${encodeURIComponent(subject)}`;
  return <a href={address}>{contact.replace(/^https:\/\//, '')}</a>;
}

/** How to correct what a film's page says. The card links here. */

import { Isolated } from '../../../widget/view/isolated.tsx';
import type { Advisory } from '../../contract/advisory.ts';

interface CorrectionProps {
  film: Advisory;
  /** An e-mail address, or the https address of a page. */
  contact: string | undefined;
}

export function Correction({ film: { id, title, links }, contact }: CorrectionProps) {
  return (
    <section id="correct">
      <h2>Suggest a correction</h2>
      <p>
        Every fact on this page has a source. If something is wrong or missing, tell us three
        things: which line it is, what is right, and where you read it. Levels follow{' '}
        <a href="/rubric">the rubric</a>, so say what is seen or heard, and how often.
      </p>
      <p>
        {contact === undefined ? (
          'This site has no contact address yet.'
        ) : (
          <>
            Write to <a href={addressOf(contact, id)}>{contact.replace(/^https:\/\//, '')}</a>.
          </>
        )}
      </p>
      <p class="small">
        <Isolated text={title} /> has the id <code>{id}</code> here; the same facts as JSON are at{' '}
        <a href={links.self}>{links.self}</a>.
      </p>
    </section>
  );
}

function addressOf(contact: string, id: string): string {
  if (contact.startsWith('https://')) return contact;
  return `mailto:${contact}?subject=${encodeURIComponent(`Correction: ${id}`)}`;
}

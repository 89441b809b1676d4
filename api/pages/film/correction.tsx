/** How to correct what a film's page says. The card links here. */

import { Isolated } from '../../../widget/view/isolated.tsx';
import type { Advisory } from '../../contract/advisory.ts';
import { ContactLink } from '../layout/contact-link.tsx';

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
            Write to <ContactLink contact={contact} subject={`Correction: ${id}`} />.
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

/** How to correct what a film's page says, where the operator named someone to write to. */

import type { Advisory } from '../../contract/advisory.ts';
import { ContactLink } from '../layout/contact-link.tsx';
import { Fold } from './fold.tsx';

interface ContactProps {
  film: Advisory;
  /** An e-mail address, or the https address of a page. */
  contact: string | undefined;
}

export function Correction({ film, contact }: ContactProps) {
  if (contact === undefined) return null;
  return (
    <Fold title="Suggest a correction" id="correct">
      <p>
        Every fact on this page has a source. If something is wrong or missing, tell us three
        things: which line it is, what is right, and where you read it. Levels follow{' '}
        <a href="/rubric">the rubric</a>, so say what is seen or heard, and how often.
      </p>
      <p>
        Write to <ContactLink contact={contact} subject={`Correction: ${film.id}`} />.
      </p>
    </Fold>
  );
}

/** Instead of a correction where there is nothing to correct yet. */
export function RequestRatings({ film, contact }: ContactProps) {
  if (contact === undefined) return null;
  return (
    <section id="correct">
      <h2>Have you seen it?</h2>
      <p>
        Tell us what is seen or heard, and how often: levels follow <a href="/rubric">the rubric</a>
        . If you read it somewhere, say where. Write to{' '}
        <ContactLink contact={contact} subject={`Ratings for: ${film.id}`} />.
      </p>
    </section>
  );
}

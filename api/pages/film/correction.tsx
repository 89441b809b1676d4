/** How to correct what a film's page says: a form, and whom to write to, where the operator named someone. */

import type { Advisory } from '../../contract/advisory.ts';
import { ContactLink } from '../layout/contact-link.tsx';
import { Fold } from './fold.tsx';

interface ContactProps {
  film: Advisory;
  /** An e-mail address, or the https address of a page. */
  contact: string | undefined;
}

export function Correction({ film, contact }: ContactProps) {
  return (
    <Fold title="Suggest a correction" id="correct">
      <p>
        Every fact on this page has a source. If something is wrong or missing, tell us three
        things: which line it is, what is right, and where you read it. Levels follow{' '}
        <a href="/rubric">the rubric</a>, so say what is seen or heard, and how often.
      </p>
      <FormLink film={film} text="Suggest a correction" />
      <WriteTo contact={contact} subject={`Correction: ${film.id}`} />
    </Fold>
  );
}

/** Instead of a correction where there is nothing to correct yet. */
export function RequestRatings({ film, contact }: ContactProps) {
  return (
    <section id="correct">
      <h2>Have you seen it?</h2>
      <p>
        Tell us what is seen or heard, and how often: levels follow <a href="/rubric">the rubric</a>
        . If you read it somewhere, say where.
      </p>
      <FormLink film={film} text="Tell us what is in it" />
      <WriteTo contact={contact} subject={`Ratings for: ${film.id}`} />
    </section>
  );
}

/** It needs no account. Crawlers have nothing to read there. */
function FormLink({ film, text }: { film: Advisory; text: string }) {
  return (
    <p>
      <a href={`/films/${film.id}/correct`} rel="nofollow">
        {text}
      </a>{' '}
      in a form, without an account.
    </p>
  );
}

function WriteTo({ contact, subject }: { contact: string | undefined; subject: string }) {
  if (contact === undefined) return null;
  return (
    <p>
      Or write to <ContactLink contact={contact} subject={subject} />.
    </p>
  );
}

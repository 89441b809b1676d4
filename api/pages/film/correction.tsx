/** How to correct what a film's page says: a form, and whom to write to, where the operator named someone. */

import type { Advisory } from '../../contract/advisory.ts';
import { ContactLink } from '../layout/contact-link.tsx';
import { useLanguage } from '../layout/language.tsx';
import { Say } from '../layout/say.tsx';
import { Fold } from './fold.tsx';

interface ContactProps {
  film: Advisory;
  /** An e-mail address, or the https address of a page. */
  contact: string | undefined;
}

export function Correction({ film, contact }: ContactProps) {
  const { labels, words } = useLanguage();
  const { title, text } = words.film.correction;
  return (
    <Fold title={title} id="correct">
      <p>
        <Say text={text} values={{ rubric: <RubricLink /> }} />
      </p>
      <FormLink film={film} text={labels.correct} />
      <WriteTo contact={contact} subject={`Correction: ${film.id}`} />
    </Fold>
  );
}

/** Instead of a correction where there is nothing to correct yet. */
export function RequestRatings({ film, contact }: ContactProps) {
  const { seenIt, seenItText, seenItForm } = useLanguage().words.film.correction;
  return (
    <section id="correct">
      <h2>{seenIt}</h2>
      <p>
        <Say text={seenItText} values={{ rubric: <RubricLink /> }} />
      </p>
      <FormLink film={film} text={seenItForm} />
      <WriteTo contact={contact} subject={`Ratings for: ${film.id}`} />
    </section>
  );
}

/** It needs no account. Crawlers have nothing to read there. */
function FormLink({ film, text }: { film: Advisory; text: string }) {
  const { words, link } = useLanguage();
  const { noAccount } = words.film.correction;
  return (
    <p>
      <a href={link(`/films/${film.id}/correct`)} rel="nofollow">
        {text}
      </a>
      . {noAccount}
    </p>
  );
}

function WriteTo({ contact, subject }: { contact: string | undefined; subject: string }) {
  const { write } = useLanguage().words.film.correction;
  if (contact === undefined) return null;
  return (
    <p>
      <Say text={write} values={{ contact: <ContactLink contact={contact} subject={subject} /> }} />
    </p>
  );
}

function RubricLink() {
  const { words, link } = useLanguage();
  return <a href={link('/about/ratings')}>{words.film.correction.rubric}</a>;
}

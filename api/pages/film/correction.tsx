/** How to correct what a film's page says, where the operator named someone to write to. */

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
  const { title, text, write } = useLanguage().words.film.correction;
  if (contact === undefined) return null;
  return (
    <Fold title={title} id="correct">
      <p>
        <Say text={text} values={{ rubric: <RubricLink /> }} />
      </p>
      <p>
        <Say
          text={write}
          values={{ contact: <ContactLink contact={contact} subject={`Correction: ${film.id}`} /> }}
        />
      </p>
    </Fold>
  );
}

/** Instead of a correction where there is nothing to correct yet. */
export function RequestRatings({ film, contact }: ContactProps) {
  const { seenIt, seenItText, write } = useLanguage().words.film.correction;
  if (contact === undefined) return null;
  return (
    <section id="correct">
      <h2>{seenIt}</h2>
      <p>
        <Say text={seenItText} values={{ rubric: <RubricLink /> }} />{' '}
        <Say
          text={write}
          values={{
            contact: <ContactLink contact={contact} subject={`Ratings for: ${film.id}`} />,
          }}
        />
      </p>
    </section>
  );
}

function RubricLink() {
  const { words, link } = useLanguage();
  return <a href={link('/about/ratings')}>{words.film.correction.rubric}</a>;
}

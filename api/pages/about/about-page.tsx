/** About the service: how an age comes about, what is unknown, who runs it, whose facts it shows, and what it leaves out. */

import { fill } from '../../../widget/words.ts';
import { restrictedLicences } from '../../domain/film/licences.ts';
import { AsWritten } from '../layout/as-written.tsx';
import { ContactLink } from '../layout/contact-link.tsx';
import { useLanguage } from '../layout/language.tsx';
import { Say } from '../layout/say.tsx';
import { say } from '../words/words.ts';
import { AgeDrawing } from './age-drawing.tsx';

interface AboutPageProps {
  /** Who runs the service. */
  operator: string | undefined;
  /** An e-mail address, or the https address of a page. */
  contact: string | undefined;
}

export function AboutPage({ operator, contact }: AboutPageProps) {
  const { labels, words, link } = useLanguage();
  const { about, ratings, privacy } = words;
  return (
    <>
      <h1>{about.title}</h1>
      <p class="lead">{about.lead}</p>
      <section id="age">
        <h2>{about.age.title}</h2>
        <p>
          <Say
            text={about.age.text}
            values={{
              rubric: <a href={link('/about/ratings')}>{words.film.correction.rubric}</a>,
            }}
          />
        </p>
        <AgeDrawing />
        <p>{about.age.boards}</p>
        <p>{about.age.voices}</p>
      </section>
      <section id="unknown">
        <h2>{about.unknown.title}</h2>
        <p>{about.unknown.text}</p>
        <p>
          {say(about.unknown.estimate, {
            age: fill(labels.ageAbout, EXAMPLE_AGE),
            probably: fill(labels.probably, labels.verdicts.fits),
          })}
        </p>
      </section>
      <section id="operator">
        <h2>{about.operator.title}</h2>
        <p>
          {operator === undefined ? about.operator.unnamed : say(about.operator.text, { operator })}{' '}
          {contact !== undefined && (
            <Say
              text={about.operator.write}
              values={{ contact: <ContactLink contact={contact} subject="content-advisory" /> }}
            />
          )}
        </p>
      </section>
      <Licences />
      <section id="left-out">
        <h2>{about.leftOut.title}</h2>
        <ul>
          {LEFT_OUT.map((name) => (
            <li key={name}>
              <Say
                text={about.leftOut[name]}
                values={{
                  feed: <a href="/feeds/films.atom?unknown=likely">{about.leftOut.feed}</a>,
                }}
              />
            </li>
          ))}
        </ul>
      </section>
      <p class="small">
        <Say
          text={about.more}
          values={{
            ratings: <a href={link('/about/ratings')}>{ratings.title}</a>,
            privacy: <a href={link('/about/privacy')}>{privacy.title}</a>,
            api: <a href="/docs">{about.api}</a>,
          }}
        />
      </p>
    </>
  );
}

/** Years. */
const EXAMPLE_AGE = 8;

const LEFT_OUT = [
  'otherMedia',
  'reviews',
  'scores',
  'inclusion',
  'selections',
  'services',
  'watch',
  'email',
  'translations',
] as const;

function Licences() {
  const { licences } = useLanguage().words.about;
  return (
    <section id="licences">
      <h2>{licences.title}</h2>
      <p>
        <Say
          text={licences.text}
          values={{ licence: <a href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a> }}
        />
      </p>
      <p>{licences.wikidata}</p>
      {restrictedLicences().map(({ licence, notice, operatorDecides }) => (
        <p key={licence}>
          {say(operatorDecides ? licences.restrictedUnlessAllowed : licences.restricted, {
            name: licence,
          })}{' '}
          {notice !== null && <AsWritten text={notice} />}
        </p>
      ))}
    </section>
  );
}

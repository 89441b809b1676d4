/** The page of a film: first the card that answers, then everything behind it. Complete without scripts. */

import en from '../../../widget/labels/en.json' with { type: 'json' };
import { ageText } from '../../../widget/view/age-text.ts';
import { isRated } from '../../../widget/view/film-texts.ts';
import { Isolated } from '../../../widget/view/isolated.tsx';
import type { Advisory } from '../../contract/advisory.ts';
import { cardOf } from '../../domain/film/project.ts';
import { CompareLink } from '../compare/compare-page.tsx';
import { ToPaste } from '../builder/to-paste.tsx';
import { ServerCard } from '../layout/server-card.tsx';
import { SourceLinks } from '../layout/source-links.tsx';
import { CertificateAges } from './certificate-ages.tsx';
import { Correction, RequestRatings } from './correction.tsx';
import { FilmDetails } from './film-details.tsx';
import { Fold } from './fold.tsx';
import { OthersSay } from './others-say.tsx';
import { hasExplanations, Ratings } from './ratings.tsx';
import { Sources } from './sources.tsx';

interface FilmPageProps {
  film: Advisory;
  /** The film in schema.org's words. */
  jsonLd: object;
  publicUrl: string;
  /** Where corrections go. */
  contact: string | undefined;
}

export function FilmPage({ film, jsonLd, publicUrl, contact }: FilmPageProps) {
  const { summary, story, opinion, talking_points } = film;
  return (
    <article class="film">
      <ServerCard film={film} publicUrl={publicUrl} headingLevel="1">
        <h1>
          <Isolated text={film.title} /> ({film.year})
        </h1>
        <p>{ageText(film.age, en)}</p>
      </ServerCard>
      <CompareLink film={film.id} />
      {!isRated(cardOf(film)) && <RequestRatings film={film} contact={contact} />}
      {summary !== null && (
        <section>
          <h2>What parents need to know</h2>
          <Cited film={film} name="summary" text={summary} />
        </section>
      )}
      <Ratings film={film} />
      {talking_points.length > 0 && (
        <section>
          <h2>{en.talkAbout}</h2>
          <ul>
            {talking_points.map((point) => (
              <li key={point} dir="auto">
                {point}
              </li>
            ))}
          </ul>
        </section>
      )}
      <CertificateAges film={film} isFolded={!hasExplanations(film)} />
      {story !== null && (
        <Fold title="Story">
          <Cited film={film} name="story" text={story} />
        </Fold>
      )}
      {opinion !== null && (
        <Fold title="Is it any good?">
          <Cited film={film} name="opinion" text={opinion} />
        </Fold>
      )}
      <FilmDetails film={film} />
      <OthersSay film={film} />
      <Fold title="Put it on your site" id="embed">
        <ToPaste film={film} jsonLd={jsonLd} publicUrl={publicUrl} />
      </Fold>
      {isRated(cardOf(film)) && <Correction film={film} contact={contact} />}
      <Sources film={film} />
    </article>
  );
}

/** A text with the sources of what it says. */
function Cited({ film, name, text }: { film: Advisory; name: string; text: string }) {
  return (
    <p>
      <Isolated text={text} />
      <SourceLinks film={film} by={film.details.said_by[name] ?? []} />
    </p>
  );
}

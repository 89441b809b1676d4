/** The page of a film: first the card that answers, then everything behind it. Complete without scripts. */

import { ageText } from '../../../widget/view/age-text.ts';
import { isRated, titleIn } from '../../../widget/view/film-texts.ts';
import { Isolated } from '../../../widget/view/isolated.tsx';
import type { Advisory } from '../../contract/advisory.ts';
import { cardOf } from '../../domain/film/project.ts';
import { ToPaste } from '../builder/to-paste.tsx';
import { AsWritten } from '../layout/as-written.tsx';
import { useLanguage } from '../layout/language.tsx';
import type { ShownChange } from '../../services/films/shown-history.ts';
import { LastChange } from '../history/last-change.tsx';
import { ServerCard } from '../layout/server-card.tsx';
import { SourceLinks } from '../layout/source-links.tsx';
import { CertificateAges } from './certificate-ages.tsx';
import { Correction, RequestRatings } from './correction.tsx';
import { FilmDetails } from './film-details.tsx';
import { Fold } from './fold.tsx';
import { OthersSay } from './others-say.tsx';
import { hasExplanations, Ratings } from './ratings.tsx';
import { Sources } from './sources.tsx';
import { Stripes } from './stripes.tsx';

interface FilmPageProps {
  film: Advisory;
  /** The film in schema.org's words. */
  jsonLd: object;
  publicUrl: string;
  /** Where corrections go. */
  contact: string | undefined;
  /** null while the film has only one version. */
  lastChange: ShownChange | null;
}

export function FilmPage({ film, jsonLd, publicUrl, contact, lastChange }: FilmPageProps) {
  const { labels, words } = useLanguage();
  const card = cardOf(film);
  const { summary, story, opinion, talking_points } = film;
  return (
    <article class="film">
      <ServerCard film={film} publicUrl={publicUrl} headingLevel="1">
        <h1>
          <Isolated text={titleIn(card, labels)} /> ({film.year})
        </h1>
        <p>{ageText(film.age, labels)}</p>
      </ServerCard>
      {isRated(card) && <Stripes film={film} />}
      {!isRated(card) && <RequestRatings film={film} contact={contact} />}
      {summary !== null && (
        <section>
          <h2>{words.film.needToKnow}</h2>
          <Cited film={film} name="summary" text={summary} />
        </section>
      )}
      <Ratings film={film} />
      {talking_points.length > 0 && (
        <section>
          <h2>{labels.talkAbout}</h2>
          <ul>
            {talking_points.map((point) => (
              <li key={point}>
                <AsWritten text={point} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <CertificateAges film={film} isFolded={!hasExplanations(film)} />
      {story !== null && (
        <Fold title={words.film.story}>
          <Cited film={film} name="story" text={story} />
        </Fold>
      )}
      {opinion !== null && (
        <Fold title={words.film.opinion}>
          <Cited film={film} name="opinion" text={opinion} />
        </Fold>
      )}
      <FilmDetails film={film} />
      <OthersSay film={film} />
      <Fold title={words.film.embed.title} id="embed">
        <ToPaste film={film} jsonLd={jsonLd} publicUrl={publicUrl} />
      </Fold>
      {isRated(card) && <Correction film={film} contact={contact} />}
      <Sources film={film} />
      <LastChange film={film.id} change={lastChange} />
    </article>
  );
}

/** A text with the sources of what it says. */
function Cited({ film, name, text }: { film: Advisory; name: string; text: string }) {
  return (
    <p>
      <AsWritten text={text} />
      <SourceLinks film={film} by={film.details.said_by[name] ?? []} />
    </p>
  );
}

/** The page of a film: everything that is known, complete without scripts. */

import en from '../../../widget/labels/en.json' with { type: 'json' };
import { ageText } from '../../../widget/view/age-text.ts';
import { Breakdown } from '../../../widget/view/breakdown.tsx';
import { Isolated } from '../../../widget/view/isolated.tsx';
import { MaybeLink } from '../../../widget/view/maybe-link.tsx';
import { causesOf, fill } from '../../../widget/words.ts';
import type { Advisory } from '../../contract/advisory.ts';
import { isolateIfNeeded } from '../../domain/text/isolate.ts';
import { cardOf } from '../../domain/film/project.ts';
import { boundsText } from '../../services/films/age-bounds.ts';
import { Correction } from './correction.tsx';
import { CertificateAges } from './certificate-ages.tsx';
import { Elsewhere } from './elsewhere.tsx';
import { evidenceOf } from '../../services/films/evidence.ts';
import { FilmDetails } from './film-details.tsx';
import { scriptText } from '../../services/films/json-ld.ts';
import { OtherRatings, UnnamedByBoard } from './other-ratings.tsx';
import { Said } from '../layout/source-links.tsx';
import { ToPaste } from '../builder/to-paste.tsx';

interface FilmPageProps {
  film: Advisory;
  /** The film in schema.org's words. */
  jsonLd: object;
  publicUrl: string;
  /** Where corrections go. */
  contact: string | undefined;
}

/** As on paper: the page has a section of its own for limits. */
const PRINTED = { spoilers: '', country: '' };

export function FilmPage({ film, jsonLd, publicUrl, contact }: FilmPageProps) {
  const { title, year, age, verdict_line, summary, story, opinion, themes, talking_points } = film;
  const rows = { film, evidence: evidenceOf(film, en), words: en, options: PRINTED, open: true };
  return (
    <article class="film">
      <header>
        <h1>
          <Isolated text={title} /> <span class="year">{year}</span>
        </h1>
        <strong part={age.recommended === null ? 'age likely' : 'age'}>{ageText(age, en)}</strong>
      </header>
      {verdict_line && (
        <p class="lead" dir="auto">
          {verdict_line}
        </p>
      )}
      <MyChild film={film} />
      <Section title="What parents should know" text={summary} />
      <section part="card">
        <h2>What’s in it</h2>
        <AgeReason age={age} />
        <Breakdown {...rows} kind="concern" />
        <Breakdown {...rows} kind="positive" />
        <UnnamedByBoard film={film} />
        <p class="small">
          Levels go from 0 to 5: <a href="/rubric">what each level means</a>.
        </p>
      </section>
      {talking_points.length > 0 && (
        <section>
          <h2>Talking points</h2>
          <ul>
            {talking_points.map((point) => (
              <li key={point} dir="auto">
                {point}
              </li>
            ))}
          </ul>
        </section>
      )}
      {themes.length > 0 && (
        <section>
          <h2>Themes</h2>
          <Themes film={film} />
        </section>
      )}
      <OtherRatings film={film} />
      <OthersSay film={film} />
      <Section title="Story" text={story} cited={film.details.said_by['story']} film={film} />
      <Section
        title="Is it any good?"
        text={opinion}
        cited={film.details.said_by['opinion']}
        film={film}
      />
      <FilmDetails film={film} />
      <section>
        <h2>Sources</h2>
        <ol class="small">
          {film.sources.map(({ name, url, read_at }, index) => (
            <li key={name} id={`source-${index + 1}`}>
              <MaybeLink text={isolateIfNeeded(name)} url={url} />
              {read_at && `, ${fill(en.evidence.read, read_at)}`}
            </li>
          ))}
        </ol>
        <p class="small">
          Added {film.created_at.slice(0, 10)}, last updated {film.updated_at.slice(0, 10)}. As
          JSON: <a href={film.links.self}>{film.links.self}</a>
        </p>
      </section>
      <Correction film={film} contact={contact} />
      <ToPaste film={film} jsonLd={jsonLd} publicUrl={publicUrl} />
    </article>
  );
}

/** The live card without its levels, in which a parent sets limits: here no script but ours runs. It holds its film, and asks for nothing. */
function MyChild({ film }: { film: Advisory }) {
  return (
    <section class="my-child">
      <h2>Is it right for your child?</h2>
      <p>
        Open “{en.myChild}” and enter your child’s age for an instant answer. It stays in this
        browser.
      </p>
      <content-advisory film={film.id} layout="compact">
        This needs JavaScript.
      </content-advisory>
      <script
        type="application/json"
        data-content-advisory-film={film.id}
        dangerouslySetInnerHTML={{ __html: scriptText(cardOf(film)) }}
      />
    </section>
  );
}

function OthersSay({ film }: { film: Advisory }) {
  const { certificates, elsewhere, voices } = film;
  if (certificates.length + elsewhere.length + voices.parents.votes === 0) return null;
  return (
    <section>
      <h2>What others say</h2>
      <CertificateAges film={film} />
      <Reasons film={film} />
      <Elsewhere film={film} />
      <ParentsVoice {...voices.parents} />
    </section>
  );
}

/** Each board's own words. */
function Reasons({ film }: { film: Advisory }) {
  return film.certificates.map(
    ({ system, rating, reasons, sources }) =>
      reasons !== null && (
        <p key={system}>
          Official rating: {system} {rating}: “
          <Isolated text={reasons} />” <Said film={film} by={sources} />
        </p>
      ),
  );
}

function AgeReason({ age }: Pick<Advisory, 'age'>) {
  const { why } = age;
  const causes = causesOf(age.decided_by, en);
  const bounds = boundsText(age, en);
  return (
    <>
      {bounds !== null && <p>{bounds}</p>}
      {causes.length > 0 && <p>{fill(en.evidence.decidedBy, causes.join(' · '))}</p>}
      {why !== null && <p dir="auto">{why}</p>}
    </>
  );
}

interface SectionProps {
  title: string;
  text: string | null;
  cited?: readonly number[] | undefined;
  film?: Advisory;
}

function Section({ title, text, cited, film }: SectionProps) {
  if (text === null) return null;
  return (
    <section>
      <h2>{title}</h2>
      <p>
        <Isolated text={text} /> {cited && film && <Said film={film} by={cited} />}
      </p>
    </section>
  );
}

function ParentsVoice({ age, votes }: Advisory['voices']['parents']) {
  if (votes === 0) return null;
  return (
    <p class="small">
      {age === null
        ? `Votes by parents here: ${votes}, too few for an age.`
        : `Parents here say ${age}+ (${votes} votes).`}
    </p>
  );
}

function Themes({ film }: { film: Advisory }) {
  return (
    <ul>
      {film.themes.map(({ name, note, spoiler, sources }) => (
        <li key={name}>
          {spoiler ? (
            <details>
              <summary>Show a theme with a spoiler</summary>
              <p>
                <ThemeText name={name} note={note} />
              </p>
            </details>
          ) : (
            <ThemeText name={name} note={note} />
          )}{' '}
          <Said film={film} by={sources} />
        </li>
      ))}
    </ul>
  );
}

function ThemeText({ name, note }: Pick<Advisory['themes'][number], 'name' | 'note'>) {
  return (
    <>
      <Isolated text={name} />. {note !== null && <Isolated text={note} />}
    </>
  );
}

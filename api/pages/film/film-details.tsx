/** Who made the film, where to see it, what is like it. */

import type { ComponentChildren } from 'preact';
import { Isolated } from '../../../widget/view/isolated.tsx';
import type { Advisory } from '../../contract/advisory.ts';
import { isolateIfNeeded } from '../../domain/text/isolate.ts';
import { fill } from '../../../widget/words.ts';
import { AsWritten } from '../layout/as-written.tsx';
import { countryName } from '../layout/country-name.ts';
import { dateText } from '../layout/date-text.ts';
import { useLanguage } from '../layout/language.tsx';
import { SourceLinks } from '../layout/source-links.tsx';
import { Fold } from './fold.tsx';

export function FilmDetails({ film }: { film: Advisory }) {
  const { language, labels, words } = useLanguage();
  const { facts } = words.film;
  if (!hasFacts(film) && film.watch.length + film.similar.length === 0) return null;
  return (
    <Fold title={facts.title}>
      {hasFacts(film) && <Facts film={film} />}
      {film.watch.length > 0 && (
        <List title={facts.watch}>
          {film.watch.map(({ service, how, country, as_of, sources }) => (
            <li key={service}>
              <Isolated text={service} />: {facts.ways[how]},{' '}
              <Isolated text={countryName(country, language)} />,{' '}
              {fill(labels.evidence.read, dateText(as_of, language))}
              <SourceLinks film={film} by={sources} />
            </li>
          ))}
        </List>
      )}
      {film.similar.length > 0 && (
        <List title={facts.similar}>
          {film.similar.map(({ title, year, id, why, sources }) => (
            <li key={title}>
              <FilmLink id={id} title={title} />
              {year && ` (${year})`}. {why !== null && <AsWritten text={why} />}
              <SourceLinks film={film} by={sources} />
            </li>
          ))}
        </List>
      )}
    </Fold>
  );
}

function hasFacts({ details: { said_by: _, original_language: __, ...facts } }: Advisory): boolean {
  return Object.values(facts).some((fact) => fact !== null && fact.length > 0);
}

function Facts({ film }: { film: Advisory }) {
  const { language, labels, words } = useLanguage();
  const { facts } = words.film;
  const { details } = film;
  const cast = details.cast.map(({ name, role }) =>
    role
      ? `${isolateIfNeeded(name, labels.dir)} (${isolateIfNeeded(role, labels.dir)})`
      : isolateIfNeeded(name, labels.dir),
  );
  return (
    <dl class="facts">
      {details.original_title !== null && (
        <Term title={facts.originalTitle}>
          <span lang={details.original_language ?? ''}>
            <Isolated text={details.original_title} />
          </span>
          <SourceLinks film={film} by={details.said_by['original_title'] ?? []} />
        </Term>
      )}
      <Fact
        film={film}
        name="countries"
        title={facts.country}
        text={details.countries.map((code) => countryName(code, language)).join(', ')}
      />
      <Fact
        film={film}
        name="directors"
        title={facts.director}
        text={listed(details.directors, labels.dir)}
      />
      <Fact
        film={film}
        name="writers"
        title={facts.writer}
        text={listed(details.writers, labels.dir)}
      />
      <Fact
        film={film}
        name="cinematographers"
        title={facts.cinematography}
        text={listed(details.cinematographers, labels.dir)}
      />
      <Fact film={film} name="cast" title={facts.cast} text={cast.join(', ')} />
      <Fact
        film={film}
        name="studio"
        title={facts.studio}
        text={listed([details.studio], labels.dir)}
      />
      <Fact
        film={film}
        name="genres"
        title={facts.genres}
        text={listed(details.genres, labels.dir)}
      />
      <Fact
        film={film}
        name="topics"
        title={facts.topics}
        text={listed(details.topics, labels.dir)}
      />
      <Fact
        film={film}
        name="representation"
        title={facts.representation}
        text={listed([details.representation], labels.dir)}
      />
      {details.running_times.length > 0 && (
        <Term title={facts.runningTime}>
          {details.running_times.map(({ minutes, sources }) => (
            <p key={minutes}>
              {minutes.toLocaleString(language, MINUTES)}
              <SourceLinks film={film} by={sources} />
            </p>
          ))}
        </Term>
      )}
      {details.releases.map(({ kind, date, country, sources }) => (
        <Term key={kind} title={facts.releases[kind]}>
          {dateText(date, language)}
          {country && ` (${isolateIfNeeded(countryName(country, language), labels.dir)})`}
          <SourceLinks film={film} by={sources} />
        </Term>
      ))}
      {details.production.length > 0 && (
        <Term title={facts.production}>
          {details.production.map(({ note, sources }) => (
            <p key={note}>
              <AsWritten text={note} />
              <SourceLinks film={film} by={sources} />
            </p>
          ))}
        </Term>
      )}
    </dl>
  );
}

const MINUTES = { style: 'unit', unit: 'minute', unitDisplay: 'long' } as const;

/** `Scarlett Johansson, Joaquin Phoenix`; empty where nothing is known. */
function listed(names: readonly (string | null)[], dir: string): string {
  return names.flatMap((name) => (name === null ? [] : isolateIfNeeded(name, dir))).join(', ');
}

function FilmLink({ id, title }: { id: string | null; title: string }) {
  const { link } = useLanguage();
  const name = <Isolated text={title} />;
  return id ? <a href={link(`/films/${id}`)}>{name}</a> : name;
}

function Fact({
  film,
  name,
  title,
  text,
}: {
  film: Advisory;
  name: string;
  title: string;
  text: string | null;
}) {
  return text ? (
    <Term title={title}>
      {text}
      <SourceLinks film={film} by={film.details.said_by[name] ?? []} />
    </Term>
  ) : null;
}

function Term({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function List({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <>
      <h3>{title}</h3>
      <ul>{children}</ul>
    </>
  );
}

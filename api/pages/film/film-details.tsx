/** Who made the film, where to see it, what is like it. */

import type { ComponentChildren } from 'preact';
import { Isolated } from '../../../widget/view/isolated.tsx';
import type { Advisory } from '../../contract/advisory.ts';
import { isolateIfNeeded } from '../../domain/text/isolate.ts';
import { SourceLinks } from '../layout/source-links.tsx';
import { Fold } from './fold.tsx';

const COUNTRY_NAMES = new Intl.DisplayNames('en', { type: 'region' });
const RELEASES = { cinema: 'In cinemas', home: 'On disc and streaming' };

export function FilmDetails({ film }: { film: Advisory }) {
  if (!hasFacts(film) && film.watch.length + film.similar.length === 0) return null;
  return (
    <Fold title="About the film">
      {hasFacts(film) && <Facts film={film} />}
      {film.watch.length > 0 && (
        <List title="Where to watch">
          {film.watch.map(({ service, how, country, as_of, sources }) => (
            <li key={service}>
              <Isolated text={service} />: {how}, <Isolated text={country} />, as of {as_of}.
              <SourceLinks film={film} by={sources} />
            </li>
          ))}
        </List>
      )}
      {film.similar.length > 0 && (
        <List title="Similar films">
          {film.similar.map(({ title, year, id, why, sources }) => (
            <li key={title}>
              <FilmLink id={id} title={title} />
              {year && ` (${year})`}. {why !== null && <Isolated text={why} />}
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
  const { details } = film;
  const cast = details.cast.map(({ name, role }) =>
    role ? `${isolateIfNeeded(name)} (${isolateIfNeeded(role)})` : isolateIfNeeded(name),
  );
  return (
    <dl class="facts">
      {details.original_title !== null && (
        <Term title="Original title">
          <span lang={details.original_language ?? ''}>
            <Isolated text={details.original_title} />
          </span>
          <SourceLinks film={film} by={details.said_by['original_title'] ?? []} />
        </Term>
      )}
      <Fact
        film={film}
        name="countries"
        title="Country"
        text={details.countries.map((code) => COUNTRY_NAMES.of(code) ?? code).join(', ')}
      />
      <Fact film={film} name="directors" title="Director" text={listed(details.directors)} />
      <Fact film={film} name="writers" title="Writer" text={listed(details.writers)} />
      <Fact
        film={film}
        name="cinematographers"
        title="Cinematography"
        text={listed(details.cinematographers)}
      />
      <Fact film={film} name="cast" title="Cast" text={cast.join(', ')} />
      <Fact film={film} name="studio" title="Studio" text={listed([details.studio])} />
      <Fact film={film} name="genres" title="Genres" text={listed(details.genres)} />
      <Fact film={film} name="topics" title="Topics" text={listed(details.topics)} />
      <Fact
        film={film}
        name="representation"
        title="Representation"
        text={listed([details.representation])}
      />
      {details.running_times.length > 0 && (
        <Term title="Running time">
          {details.running_times.map(({ minutes, sources }) => (
            <p key={minutes}>
              {minutes} minutes
              <SourceLinks film={film} by={sources} />
            </p>
          ))}
        </Term>
      )}
      {details.releases.map(({ kind, date, country, sources }) => (
        <Term key={kind} title={RELEASES[kind]}>
          {date}
          {country && ` (${isolateIfNeeded(country)})`}
          <SourceLinks film={film} by={sources} />
        </Term>
      ))}
      {details.production.length > 0 && (
        <Term title="How it was made">
          {details.production.map(({ note, sources }) => (
            <p key={note}>
              <Isolated text={note} />
              <SourceLinks film={film} by={sources} />
            </p>
          ))}
        </Term>
      )}
    </dl>
  );
}

/** `Scarlett Johansson, Joaquin Phoenix`; empty where nothing is known. */
function listed(names: readonly (string | null)[]): string {
  return names.flatMap((name) => (name === null ? [] : isolateIfNeeded(name))).join(', ');
}

function FilmLink({ id, title }: { id: string | null; title: string }) {
  const name = <Isolated text={title} />;
  return id ? <a href={`/films/${id}`}>{name}</a> : name;
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

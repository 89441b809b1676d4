/** The search for a film: a form that needs no script, and what it found. */

import en from '../../../widget/labels/en.json' with { type: 'json' };
import { ageText } from '../../../widget/view/age-text.ts';
import { Isolated } from '../../../widget/view/isolated.tsx';
import type { CardFilm } from '../../contract/advisory.ts';
import { isolateIfNeeded } from '../../domain/text/isolate.ts';
import { ContactLink } from './contact-link.tsx';

export function SearchForm({ q = '' }: { q?: string }) {
  return (
    <form class="search" action="/" role="search">
      <label for="q">Find a film</label>
      <input
        id="q"
        name="q"
        type="search"
        value={q}
        maxlength={200}
        placeholder="Title or IMDb link"
        dir="auto"
        required
      />
      <button>Search</button>
    </form>
  );
}

/** A film, with the title that the words are in if it is not the main one. */
export type FoundFilm = CardFilm & { found_as?: { title: string; language: string | null } };

export interface Search {
  q: string;
  /** Whether the visitor searched for the id or address of a film. */
  isId: boolean;
  films: readonly FoundFilm[];
  /** What was looked for instead, where no title has the words. */
  meant: readonly string[] | null;
  /** Suggested where there are no films. */
  nearest: readonly FoundFilm[];
  /** Whether this page continues an earlier one. */
  isContinued: boolean;
  /** The address of the next page, or null at the end. */
  next: string | null;
  /** Where visitors can ask for a film. */
  contact: string | undefined;
}

export function SearchResults(search: Search) {
  const { q, films, meant, next } = search;
  if (films.length === 0) return <NoResults {...search} />;
  return (
    <>
      {meant && (
        <p role="status">
          No results for “
          <Isolated text={q} />
          ”. Showing {meant.map((words) => `“${isolateIfNeeded(words)}”`).join(' and ')}.
        </p>
      )}
      <p class="small">{countText(search)}</p>
      <ul class="results">
        {films.map((film) => (
          <Result key={film.id} {...film} />
        ))}
      </ul>
      {next && <a href={next}>More films</a>}
    </>
  );
}

function countText({ films: { length }, isContinued, next }: Search): string {
  if (isContinued) return next ? `${length} more films` : `The last of the films: ${length}`;
  if (next) return `The first ${length} films`;
  return length === 1 ? '1 film' : `${length} films`;
}

/** `그녀 (Her)` for a film that was found by another title. */
function FoundTitle({ title, found_as }: FoundFilm) {
  if (!found_as) return <Isolated text={title} />;
  return (
    <>
      <span lang={found_as.language ?? ''}>
        <Isolated text={found_as.title} />
      </span>{' '}
      (<Isolated text={title} />)
    </>
  );
}

function Result(film: FoundFilm) {
  const { id, year, age, certificates, verdict_line } = film;
  const certificate = certificates.find(({ system }) => system === 'MPA') ?? certificates[0];
  return (
    <li>
      <div>
        <a href={`/films/${id}`}>
          <FoundTitle {...film} />
        </a>{' '}
        <span class="year">{year}</span>
        {certificate && (
          <span class="small">
            {' '}
            · {certificate.system} {certificate.rating}
          </span>
        )}
        {verdict_line && (
          <p class="small" dir="auto">
            {verdict_line}
          </p>
        )}
      </div>
      <strong part={age.recommended === null ? 'age likely' : 'age'}>{ageText(age, en)}</strong>
    </li>
  );
}

function NoResults({ q, isId, nearest, contact }: Search) {
  return (
    <>
      {nearest.length > 0 ? (
        <p role="status">
          No film matches “
          <Isolated text={q} />
          ”. The nearest:{' '}
          {nearest.map((film, place) => (
            <span key={film.id}>
              {place > 0 && ', '}
              <a href={`/films/${film.id}`}>
                <FoundTitle {...film} />
              </a>{' '}
              ({film.year})
            </span>
          ))}
          .
        </p>
      ) : isId ? (
        <p role="status">We don’t have this film yet.</p>
      ) : (
        <p role="status">
          We don’t have “
          <Isolated text={q} />” yet. Check the spelling, or paste the film’s address at IMDb.
        </p>
      )}
      <RequestFilm film={q} contact={contact} />
    </>
  );
}

/** How to ask for a film; nothing where there is no one to ask. */
export function RequestFilm({ film, contact }: { film: string; contact: string | undefined }) {
  if (contact === undefined) return null;
  return (
    <p>
      You can ask us to add it: <ContactLink contact={contact} subject={`Please add: ${film}`} />
    </p>
  );
}

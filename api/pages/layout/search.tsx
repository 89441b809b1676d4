/** The search for a film: a form that needs no script, and what it found. */

import { ageText } from '../../../widget/view/age-text.ts';
import { Isolated } from '../../../widget/view/isolated.tsx';
import { pick } from '../../../db/film.ts';
import { isolateIfNeeded } from '../../domain/text/isolate.ts';
import { say, sayCount, type PageWords } from '../words/words.ts';
import { ContactLink } from './contact-link.tsx';
import type { FoundFilm } from './found-film.ts';
import { useLanguage } from './language.tsx';
import { Say } from './say.tsx';

/** What the search in the browser says. */
export type SearchWords = ReturnType<typeof useSearchWords>;

export function useSearchWords() {
  const { language, labels, words, link } = useLanguage();
  return {
    language,
    labels: pick(labels, SEARCH_LABELS),
    words: pick(words.search, ['count', 'noResults']),
    link: link('/films/'),
  };
}

const SEARCH_LABELS = [
  'language',
  'age',
  'ageAbout',
  'ageUnknown',
  'probably',
  'verdicts',
  'years',
] as const;

export function SearchForm({ q = '' }: { q?: string }) {
  const { words, link } = useLanguage();
  return (
    <form
      class="search"
      action={link('/')}
      role="search"
      data-search={JSON.stringify(useSearchWords())}
    >
      <label for="q">{words.search.label}</label>
      <input
        id="q"
        name="q"
        type="search"
        value={q}
        maxlength={200}
        placeholder={words.search.placeholder}
        dir="auto"
        required
      />
      <button>{words.search.button}</button>
    </form>
  );
}

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
  const { words, language } = useLanguage();
  if (films.length === 0) return <NoResults {...search} />;
  return (
    <>
      {meant && (
        <p role="status">
          <Say
            text={words.search.meant}
            values={{ q: <Isolated text={q} />, meant: meantText(meant, words.search) }}
          />
        </p>
      )}
      <p class="small">{countText(search, words.search, language)}</p>
      <ul class="results">
        {films.map((film) => (
          <Result key={film.id} {...film} />
        ))}
      </ul>
      {next && <a href={next}>{words.search.next}</a>}
    </>
  );
}

/** `“hera” and “herz”` */
function meantText(meant: readonly string[], { and }: PageWords['search']): string {
  return meant
    .map((text) => `“${isolateIfNeeded(text)}”`)
    .reduce((one, other) => say(and, { one, other }));
}

function countText(
  { films: { length }, isContinued, next }: Search,
  { count, first, more, last }: PageWords['search'],
  language: string,
): string {
  if (isContinued) return sayCount(next ? more : last, length, language);
  return sayCount(next ? first : count, length, language);
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
  const { labels, link } = useLanguage();
  const { id, year, age, certificates, verdict_line } = film;
  const certificate = certificates.find(({ system }) => system === 'MPA') ?? certificates[0];
  return (
    <li>
      <div>
        <a href={link(`/films/${id}`)}>
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
      <strong part={age.recommended === null ? 'age likely' : 'age'}>{ageText(age, labels)}</strong>
    </li>
  );
}

function NoResults({ q, isId, nearest, contact }: Search) {
  const { words } = useLanguage();
  return (
    <>
      <p role="status">
        {nearest.length > 0 ? (
          <Say
            text={words.search.nearest}
            values={{ q: <Isolated text={q} />, films: <Nearest films={nearest} /> }}
          />
        ) : isId ? (
          words.search.noFilm
        ) : (
          <Say text={words.search.noResults} values={{ q: <Isolated text={q} /> }} />
        )}
      </p>
      <RequestFilm film={q} contact={contact} />
    </>
  );
}

function Nearest({ films }: { films: Search['nearest'] }) {
  const { link } = useLanguage();
  return (
    <>
      {films.map((film, place) => (
        <span key={film.id}>
          {place > 0 && ', '}
          <a href={link(`/films/${film.id}`)}>
            <FoundTitle {...film} />
          </a>{' '}
          ({film.year})
        </span>
      ))}
    </>
  );
}

/** How to ask for a film; nothing where there is no one to ask. */
export function RequestFilm({ film, contact }: { film: string; contact: string | undefined }) {
  const { words } = useLanguage();
  if (contact === undefined) return null;
  return (
    <p>
      <Say
        text={words.search.ask}
        values={{ contact: <ContactLink contact={contact} subject={`Please add: ${film}`} /> }}
      />
    </p>
  );
}

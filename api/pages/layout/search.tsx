/** The search for a film: a form that needs no script, and what it found. */

import en from '../../../widget/labels/en.json' with { type: 'json' };
import { ageText } from '../../../widget/view/age-text.ts';
import { Isolated } from '../../../widget/view/isolated.tsx';
import type { FilmSummary } from '../../contract/advisory.ts';
import { isolateIfNeeded } from '../../domain/text/isolate.ts';

export function SearchForm({ q = '' }: { q?: string }) {
  return (
    <form class="search" action="/" role="search">
      <label for="q">Find a film</label>
      <input id="q" name="q" type="search" value={q} maxlength={200} placeholder="Her" required />
      <button>Search</button>
    </form>
  );
}

export interface Search {
  q: string;
  films: readonly FilmSummary[];
  /** What was looked for instead, where no title has the words. */
  meant: readonly string[] | null;
  /** The address of the next page, or null at the end. */
  next: string | null;
}

export function SearchResults({ q, films, meant, next }: Search) {
  if (films.length === 0) {
    return (
      <p role="status">
        We don’t have “
        <Isolated text={q} />” yet. Check the spelling, or open the film by its IMDb number:
        /films/tt1798709.
      </p>
    );
  }
  return (
    <>
      {meant && (
        <p role="status">
          No results for “
          <Isolated text={q} />
          ”. Showing {meant.map((words) => `“${isolateIfNeeded(words)}”`).join(' and ')}.
        </p>
      )}
      <ul class="results">
        {films.map(({ id, title, year, age, verdict_line }) => (
          <li key={id}>
            <a href={`/films/${id}`}>
              <Isolated text={title} />
            </a>{' '}
            ({year}) <strong>{ageText(age, en)}</strong>
            {verdict_line && (
              <p class="small" dir="auto">
                {verdict_line}
              </p>
            )}
          </li>
        ))}
      </ul>
      {next && <a href={next}>More films</a>}
    </>
  );
}

/** Up to four films side by side, for children whose ages are chosen here. Without a script, the form offers age bands. */

import type { CardFilm } from '../../contract/advisory.ts';
import { agesOf, type AgeBand } from '../../domain/family/age-bands.ts';
import { regionOf } from '../../domain/text/region-of.ts';
import { scriptText } from '../../services/films/json-ld.ts';
import { Ages, Bands } from '../find/find-page.tsx';
import { useLanguage } from '../layout/language.tsx';
import { useSearchWords } from '../layout/search.tsx';
import { say } from '../words/words.ts';
import { MAX_COMPARED } from './compare-query.ts';
import { CompareTable, type CompareWords } from './compare-table.tsx';

interface ComparePageProps {
  films: readonly CardFilm[];
  /** What was asked for and is not there. */
  missing: readonly string[];
  /** The bands that the form without a script sends. */
  bands: readonly AgeBand[];
}

export function ComparePage({ films, missing, bands }: ComparePageProps) {
  const { language, labels, words, link } = useLanguage();
  const { compare, find } = words;
  const speech: CompareWords = { language, labels, compare, link: link('/films/') };
  const without = (id: string) => {
    const others = films.flatMap((film) => (film.id === id ? [] : film.id));
    const query = [['films', others.join(',')], ...bands.map((band) => ['for', band])];
    return `${link('/compare')}?${new URLSearchParams(query)}`;
  };
  const chosenFilms = films.length > 0 && (
    <input type="hidden" name="films" value={films.map(({ id }) => id).join(',')} />
  );
  return (
    <>
      <h1>{compare.title}</h1>
      {missing.map((q) => (
        <p key={q} role="status">
          {say(compare.missing, { q })}
        </p>
      ))}
      <form
        id="compare"
        class="search"
        action={link('/compare')}
        role="search"
        data-search={JSON.stringify(useSearchWords())}
        data-chooses
        hidden={films.length >= MAX_COMPARED}
      >
        {chosenFilms}
        {bands.map((band) => (
          <input key={band} type="hidden" name="for" value={band} />
        ))}
        <label for="add">{compare.add}</label>
        <input
          id="add"
          name="films"
          type="search"
          maxlength={200}
          placeholder={words.search.placeholder}
          dir="auto"
          required
        />
        <button>{compare.button}</button>
      </form>
      <form id="who" action={link('/compare')}>
        <Ages />
        <noscript>
          {chosenFilms}
          <Bands chosen={bands} />
          <button>{find.show}</button>
        </noscript>
      </form>
      <div id="compared">
        {films.length > 0 ? (
          <CompareTable
            films={films}
            speech={speech}
            country={regionOf(language)}
            family={bands.map((band) => ({ name: '', age: agesOf(band)[0], limits: {} }))}
            remove={({ id, title }) => (
              <a class="remove" href={without(id)} aria-label={say(compare.remove, { title })}>
                ×
              </a>
            )}
          />
        ) : (
          <p>{compare.none}</p>
        )}
      </div>
      <p id="compare-status" class="unseen" role="status" />
      <p class="needs-script actions">
        <button id="copy" type="button">
          {compare.copy}
        </button>{' '}
        <button id="print" type="button">
          {compare.print}
        </button>
      </p>
      <script
        type="application/json"
        id="compare-words"
        dangerouslySetInnerHTML={{
          __html: scriptText({ ...speech, films: films.map(({ id }) => id), max: MAX_COMPARED }),
        }}
      />
    </>
  );
}

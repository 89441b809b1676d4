/** Up to four films side by side. Complete without a script, which adds the children of the device. */

import type { CardFilm } from '../../contract/advisory.ts';
import { scriptText } from '../../services/films/json-ld.ts';
import { useLanguage } from '../layout/language.tsx';
import { useSearchWords } from '../layout/search.tsx';
import { say } from '../words/words.ts';
import { MAX_COMPARED } from './compare-query.ts';
import { CompareTable, type CompareWords } from './compare-table.tsx';

interface ComparePageProps {
  films: readonly CardFilm[];
  /** What was asked for and is not there. */
  missing: readonly string[];
}

export function ComparePage({ films, missing }: ComparePageProps) {
  const { language, labels, words, link } = useLanguage();
  const { compare } = words;
  const speech: CompareWords = { language, labels, compare, link: link('/films/') };
  const without = (id: string) =>
    `${link('/compare')}?films=${films.flatMap((film) => (film.id === id ? [] : film.id)).join(',')}`;
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
        {films.length > 0 && (
          <input type="hidden" name="films" value={films.map(({ id }) => id).join(',')} />
        )}
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
      <div id="compared">
        {films.length > 0 ? (
          <CompareTable
            films={films}
            speech={speech}
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

/** The films and the list that this device has saved. The service worker also shows it for a page that is not saved. */

import { useLanguage } from '../layout/language.tsx';
import { sayCount } from '../words/words.ts';
import { MAX_FILMS } from './saved-pages.ts';

export function OfflinePage() {
  const { language, words } = useLanguage();
  const { offline } = words;
  return (
    <>
      <h1>{offline.title}</h1>
      <p id="unavailable" hidden class="lead">
        {offline.unavailable}
      </p>
      <p>{sayCount(offline.kept, MAX_FILMS, language)}</p>
      <div class="saved-pages">
        <p id="none">{offline.none}</p>
        <ul id="saved-films" class="results" />
        <p id="last-list" hidden>
          {offline.list} <a />
        </p>
        <p>
          <button id="forget" hidden class="plain" type="button">
            {offline.forget}
          </button>{' '}
          <span id="forgotten" role="status" data-text={offline.forgotten} />
        </p>
      </div>
    </>
  );
}

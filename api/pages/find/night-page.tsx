/** Family night: every film that fits all children, those made for the youngest first, and one drawn by chance. */

import { regionOf } from '../../domain/text/region-of.ts';
import type { FilmListsProps } from './film-lists.tsx';
import { FilmLists } from './film-lists.tsx';
import type { FindQuery } from './find-query.ts';
import { Ages, Bands, FindWords } from './find-page.tsx';
import { MoreLink } from './more-link.tsx';
import { useLanguage } from '../layout/language.tsx';

interface NightPageProps extends Pick<FilmListsProps, 'films' | 'family'> {
  query: FindQuery;
  next: string | null;
}

export function NightPage({ query, films, family, next }: NightPageProps) {
  const { language, labels, words, link } = useLanguage();
  const { find, night } = words;
  return (
    <>
      <div class="ask">
        <h1>{night.title}</h1>
        <form id="find" action={link('/tonight')}>
          <Ages />
          <noscript>
            <Bands chosen={query.for} />
            <button>{find.show}</button>
          </noscript>
        </form>
        <div id="surprise" aria-live="polite" />
      </div>
      <p id="found" class="unseen" role="status" />
      <div id="films" data-night>
        {family.length === 0 ? (
          <p>{night.ask}</p>
        ) : (
          <FilmLists
            films={films}
            family={family}
            sort="youngest"
            country={regionOf(language)}
            isNight
            speech={{ language, labels, find }}
            href={(id) => link(`/films/${id}`)}
            more={<MoreLink next={next} />}
          />
        )}
      </div>
      <p class="small">
        <a href={link('/compare')}>{words.compare.title}</a>
      </p>
      <FindWords night={night} />
    </>
  );
}

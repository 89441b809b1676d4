/** Who says so: the numbers of the sources in the list at the end of the page, each a link to it. */

import type { Advisory } from '../../contract/advisory.ts';
import { say } from '../words/words.ts';
import { useLanguage } from './language.tsx';

interface SourceLinksProps {
  film: Advisory;
  /** Places in the film's list of sources. */
  by: readonly number[];
}

export function SourceLinks({ film, by }: SourceLinksProps) {
  const { words } = useLanguage();
  if (by.length === 0) return null;
  return (
    <sup class="cited">
      {by.map((index, place) => (
        <>
          {place > 0 && ' '}
          <a
            href={`#source-${index + 1}`}
            aria-label={say(words.film.sourceNumber, { number: index + 1 })}
            title={film.sources[index]?.name}
          >
            {index + 1}
          </a>
        </>
      ))}
    </sup>
  );
}

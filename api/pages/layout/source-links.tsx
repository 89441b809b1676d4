/** Who says so: the numbers of the sources in the list at the end of the page, each a link to it. */

import type { Advisory } from '../../contract/advisory.ts';

interface SourceLinksProps {
  film: Advisory;
  /** Places in the film's list of sources. */
  by: readonly number[];
}

export function SourceLinks({ film, by }: SourceLinksProps) {
  if (by.length === 0) return null;
  return (
    <sup class="cited">
      {by.map((index, place) => (
        <>
          {place > 0 && ' '}
          <a
            href={`#source-${index + 1}`}
            aria-label={`Source ${index + 1}`}
            title={film.sources[index]?.name}
          >
            {index + 1}
          </a>
        </>
      ))}
    </sup>
  );
}

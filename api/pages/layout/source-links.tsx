/** Who says so, in a few words: the names of the sources, linked to the page's list of them. */

import { Isolated } from '../../../widget/view/isolated.tsx';
import type { Advisory } from '../../contract/advisory.ts';

export function Said({ film, by }: { film: Advisory; by: readonly number[] }) {
  if (by.length === 0) return null;
  return (
    <span class="small">
      (
      {by.map((index, place) => (
        <>
          {place > 0 && ', '}
          <a href={`#source-${index + 1}`}>
            <Isolated text={film.sources[index]?.name ?? ''} />
          </a>
        </>
      ))}
      )
    </span>
  );
}

/** The reviews of a film that we know of. */

import { Isolated } from '../../../widget/view/isolated.tsx';
import { MaybeLink } from '../../../widget/view/maybe-link.tsx';
import type { Advisory } from '../../contract/advisory.ts';
import { isolateIfNeeded } from '../../domain/text/isolate.ts';

export function Reviews({ film: { reviews } }: { film: Advisory }) {
  if (reviews.length === 0) return null;
  return (
    <>
      <h3>Reviews</h3>
      <ul>
        {reviews.map(({ source, author, date, verdict, url }) => (
          <li key={source}>
            <MaybeLink text={isolateIfNeeded(source)} url={url} />
            {[author, date].map((part) => part && `, ${isolateIfNeeded(part)}`)}
            {verdict !== null && (
              <>
                {': '}
                <Isolated text={verdict} />
              </>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

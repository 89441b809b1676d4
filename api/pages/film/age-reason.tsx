/** Why the film has its age, besides the categories that the card names: what an editor says of it, and how exact it is. */

import type { Advisory } from '../../contract/advisory.ts';
import { boundsText } from '../../services/films/age-bounds.ts';
import { AsWritten } from '../layout/as-written.tsx';
import { useLanguage } from '../layout/language.tsx';

export function AgeReason({ age }: Pick<Advisory, 'age'>) {
  const { labels } = useLanguage();
  const bounds = boundsText(age, labels);
  return (
    <>
      {age.why !== null && (
        <p>
          <AsWritten text={age.why} />
        </p>
      )}
      {bounds !== null && <p class="small">{bounds}</p>}
    </>
  );
}

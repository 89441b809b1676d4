/** Why the film has its age, besides the categories that the card names: what an editor says of it, and how exact it is. */

import en from '../../../widget/labels/en.json' with { type: 'json' };
import type { Advisory } from '../../contract/advisory.ts';
import { boundsText } from '../../services/films/age-bounds.ts';

export function AgeReason({ age }: Pick<Advisory, 'age'>) {
  const bounds = boundsText(age, en);
  return (
    <>
      {age.why !== null && <p dir="auto">{age.why}</p>}
      {bounds !== null && <p class="small">{bounds}</p>}
    </>
  );
}

/** Whether a film is right for the children of this device, in one short line. Drawn in the browser alone: no server knows the children. */

import type { AgedChild } from '../../../widget/limits-code.ts';
import { nameOf } from '../../../widget/view/child-name.ts';
import { fill, type Words } from '../../../widget/words.ts';
import { checkFilm, type Checkable } from '../../domain/rating/check.ts';

/** `8 years old: talk first · 12 years old: fits`; empty without children. */
export function verdictText(
  film: Checkable,
  children: readonly AgedChild[],
  { labels }: { labels: Pick<Words, 'probably' | 'verdicts' | 'years' | 'language'> },
): string {
  return checkFilm(film, children)
    .children.map(({ verdict, likely }, place) => {
      const child = children[place];
      const name = child ? nameOf(child, labels) : '';
      const text = likely
        ? fill(labels.probably, labels.verdicts[likely])
        : labels.verdicts[verdict];
      return `${name}: ${text}`;
    })
    .join(' · ');
}

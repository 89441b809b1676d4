/** Says in words what is known about a film's age. */

import type { Advisory } from '../../contract/advisory.ts';
import { fill, type Catalogue } from '../../../widget/words.ts';

/** A sentence about the bounds of the age; null if the age is known exactly, or if nothing is known. */
export function boundsText(
  { recommended, at_least, at_most }: Advisory['age'],
  { evidence }: Catalogue,
): string | null {
  if (recommended !== null) return null;
  if (at_least === null) return at_most === null ? null : fill(evidence.ageAtMost, at_most);
  if (at_most === null) return fill(evidence.ageFrom, at_least);
  return fill(evidence.ageBetween, at_least, at_most);
}

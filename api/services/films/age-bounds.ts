/** How far a film's age is known, in words. */

import type { Advisory } from '../../contract/advisory.ts';
import { fill, type Catalogue } from '../../../widget/words.ts';

/** A sentence where the age is not known to the year; null where it is, and where nothing is known. */
export function boundsText(
  { recommended, at_least, at_most }: Advisory['age'],
  { evidence }: Catalogue,
): string | null {
  if (recommended !== null) return null;
  if (at_least === null) return at_most === null ? null : fill(evidence.ageAtMost, at_most);
  if (at_most === null) return fill(evidence.ageFrom, at_least);
  return fill(evidence.ageBetween, at_least, at_most);
}

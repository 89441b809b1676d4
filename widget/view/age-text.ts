/** The age that a film is for, in words, as far as it is known. */

import type { CardFilm } from '../../api/contract/advisory.ts';
import { fill, type Words } from '../words.ts';

/** `16+`, or as much as is known: `between`, `or older`, `unknown`. Never younger than what is known. */
export function ageText({ recommended, at_least, at_most }: CardFilm['age'], words: Words): string {
  if (recommended !== null) return fill(words.age, { age: recommended });
  if (at_least === null) return words.ageUnknown;
  return at_most === null
    ? fill(words.ageFrom, { age: at_least })
    : fill(words.ageBetween, { from: at_least, to: at_most });
}

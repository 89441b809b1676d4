/** The age for which a film is suitable, in words, as far as it is known. */

import type { CardFilm } from '../../api/contract/advisory.ts';
import { fill, type Words } from '../words.ts';

/** `16+`, or as much as is known: `between`, `or older`, `unknown`. Never younger than what is known. */
export function ageText({ recommended, at_least, at_most }: CardFilm['age'], words: Words): string {
  const known = recommended ?? at_least;
  if (known === null) return words.ageUnknown;
  const text = recommended !== null ? 'age' : at_most === null ? 'ageFrom' : 'ageBetween';
  return fill(words[text], known, at_most ?? '');
}

/** The age of a film in words. */

import type { CardFilm } from '../../api/contract/advisory.ts';
import { fill, type Words } from '../words.ts';

type ShownAge = Pick<CardFilm['age'], 'recommended' | 'likely'>;

/** `16+` where the age is settled, `about 8+` where it is only likely, else that there is none yet. Never a range. */
export function ageText(
  { recommended, likely }: ShownAge,
  words: Pick<Words, 'age' | 'ageAbout' | 'ageUnknown'>,
): string {
  if (recommended !== null) return fill(words.age, recommended);
  // Left out by earlier versions of the service.
  return likely == null ? words.ageUnknown : fill(words.ageAbout, likely);
}

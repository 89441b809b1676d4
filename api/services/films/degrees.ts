/** Says in the reader's words what Korea's board says of a film by its degrees. */

import { RATING_SYSTEMS } from '../../../db/rating-systems.ts';
import { CONCERNS } from '../../../db/vocabulary.ts';
import { fill, type Words } from '../../../widget/words.ts';
import { ageOfCertificate } from '../../domain/rating/age.ts';
import { readKmrb, type KmrbDegree } from '../../domain/reasons/kmrb.ts';

/**
 * `Language 12+ · Violence 15+`, of the words of a certificate such as `KMRB:15`. Degrees without an age are left out; empty if there is
 * none, and for other boards.
 */
export function degreesText(
  origin: string | null,
  text: string,
  words: Pick<Words, 'categories' | 'age'>,
): string {
  if (origin?.split(':', 1)[0] !== 'KMRB') return '';
  const degrees = readKmrb(text);
  return CONCERNS.flatMap((concern) => {
    const statement = degrees.get(concern);
    const age = statement ? ageOf(statement.degree) : null;
    return age === null ? [] : `${words.categories[concern]} ${fill(words.age, age)}`;
  }).join(' · ');
}

function ageOf(degree: KmrbDegree): number | null {
  const board = RATING_SYSTEMS.find(({ id }) => id === 'KMRB');
  const found = board?.ratings.find(({ rating }) => rating === degree);
  return found ? ageOfCertificate(found) : null;
}

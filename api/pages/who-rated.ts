/** Who set a level, in a language's words: only what this service's own editors set is told as theirs. */

import { OWN_ORIGIN, type Basis } from '../../db/vocabulary.ts';
import { fill, type Catalogue } from '../../widget/words.ts';
import { isolateIfNeeded } from '../domain/isolate.ts';

/**
 * The voice and, where it is not our own, who exactly.
 *
 * @example
 * whoRated('official', 'MPA:R', en) // 'Taken from an official board’s reasons (MPA R)'
 */
export function whoRated(basis: Basis, origin: string, words: Catalogue): string {
  const { bases } = words.evidence;
  const name = isolateIfNeeded(origin.replace(':', ' '), words.dir);
  if (basis !== 'editor') return `${bases[basis]} (${name})`;
  if (origin === OWN_ORIGIN) return bases.editor;
  return fill(bases.elsewhere, name);
}

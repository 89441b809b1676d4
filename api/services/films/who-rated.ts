/** Who rated, in a language's words: only what this service's own editors rate is shown as theirs. */

import { OWN_ORIGIN, type Basis } from '../../../db/vocabulary.ts';
import { fill, type Catalogue } from '../../../widget/words.ts';
import { isolateIfNeeded } from '../../domain/text/isolate.ts';

/**
 * The basis and, unless it is our own, the exact origin.
 *
 * @example
 * whoRated('official', 'MPA:R', en) // 'From the MPA’s R reasons'
 */
export function whoRated(basis: Basis, origin: string, words: Catalogue): string {
  const { bases } = words.evidence;
  const [board, rating, name] = namesIn(origin, words);
  if (basis === 'editor' && origin === OWN_ORIGIN) return bases.editor;
  if (basis === 'parents') return fill(bases.parents, name);
  if (basis === 'official' && rating !== '') return fill(bases.official, board, rating);
  return fill(bases.elsewhere, name);
}

/** That the board behind an official rating left a category out of its reasons. */
export function notMentioned(origin: string, words: Catalogue): string {
  const [board] = namesIn(origin, words);
  return fill(words.evidence.notNamed, board);
}

/** The board, its rating and the whole of an origin such as `MPA:R`, ready for the words' direction. */
function namesIn(origin: string, { dir }: Catalogue): [string, string, string] {
  const [board = '', rating = ''] = origin.split(':');
  const name = origin.replace(':', ' ');
  return [
    isolateIfNeeded(board, dir),
    rating && isolateIfNeeded(rating, dir),
    isolateIfNeeded(name, dir),
  ];
}

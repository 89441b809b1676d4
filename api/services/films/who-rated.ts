/** Who set a rating, in words. Only ratings by this service's editors are shown as its own. */

import { OWN_ORIGIN, type Basis } from '../../../db/vocabulary.ts';
import { fill, type Catalogue } from '../../../widget/words.ts';
import { isolateIfNeeded } from '../../domain/text/isolate.ts';

/**
 * The basis and, unless it is our own, the exact origin. A board is silent that gave a certificate without reasons.
 *
 * @example
 * whoRated('official', 'MPA:R', en) // 'From the MPA’s R reasons'
 */
export function whoRated(
  basis: Basis,
  origin: string,
  words: Catalogue,
  { isSilent = false } = {},
): string {
  const { bases } = words.evidence;
  const [board, rating, name] = namesIn(origin, words);
  if (basis === 'editor' && origin === OWN_ORIGIN) return bases.editor;
  if (basis === 'parents') return fill(bases.parents, name);
  if (basis === 'official' && rating !== '')
    return fill(isSilent ? words.evidence.estimated : bases.official, board, rating);
  return fill(bases.elsewhere, name);
}

/** Says that the board of an official rating does not mention a category in its reasons. */
export function notMentioned(origin: string, words: Catalogue): string {
  const [board] = namesIn(origin, words);
  return fill(words.evidence.notNamed, board);
}

/** Says which level a board would have mentioned in its reasons, as it mentions none. */
export function boundText(origin: string, level: string, words: Catalogue): string {
  const [, rating] = namesIn(origin, words);
  return fill(words.evidence.bound, level, rating);
}

/** The board, the rating and the whole of an origin such as `MPA:R`, isolated for the text direction. */
function namesIn(origin: string, { dir }: Catalogue): [string, string, string] {
  const [board = '', rating = ''] = origin.split(':');
  const name = origin.replace(':', ' ');
  return [
    isolateIfNeeded(board, dir),
    rating && isolateIfNeeded(rating, dir),
    isolateIfNeeded(name, dir),
  ];
}

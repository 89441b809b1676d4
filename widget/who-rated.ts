/** Who set a rating, in words. Only ratings by this service's editors are shown as its own. */

import type { CardFilm } from '../api/contract/advisory.ts';
import { isolateIfNeeded } from '../api/domain/text/isolate.ts';
import { OWN_ORIGIN, type Basis } from '../db/vocabulary.ts';
import { fill, type Words } from './words.ts';

/**
 * What the ratings of a film rest on, and that no editor has rated it yet.
 *
 * In English for a film of which the MPA gave no reasons: “Estimated from MPA G. No editor has written about this film yet.”
 */
export function basisText({ breakdown }: Pick<CardFilm, 'breakdown'>, words: Words): string {
  const rated = breakdown.filter(({ level }) => level !== null);
  const bases = (rated.length > 0 ? rated : breakdown).flatMap(({ basis, origin, level }) =>
    basis === null || origin === null
      ? []
      : whoRated(basis, origin, words, { isSilent: level === null }),
  );
  const sentences = [...new Set(bases)].map((text) => fill(words.sentence, text));
  if (breakdown.every(({ basis }) => basis !== 'editor')) sentences.push(words.noEditor);
  return sentences.join(' ');
}

/**
 * The basis and, unless it is our own, the exact origin. A board is silent that gave a certificate without reasons.
 *
 * In English: “From the MPA’s R reasons”.
 */
export function whoRated(
  basis: Basis,
  origin: string,
  words: Words,
  { isSilent = false } = {},
): string {
  const { bases } = words;
  const [board, rating, name] = namesIn(origin, words);
  if (basis === 'editor' && origin === OWN_ORIGIN) return bases.editor;
  if (basis === 'parents') return fill(bases.parents, name);
  if (basis === 'official' && rating !== '')
    return fill(isSilent ? bases.certificate : bases.official, board, rating);
  return fill(bases.elsewhere, name);
}

/** The board, the rating and the whole of an origin such as `MPA:R`, isolated for the text direction. */
export function namesIn(origin: string, { dir }: Words): [string, string, string] {
  const [board = '', rating = ''] = origin.split(':');
  const name = origin.replace(':', ' ');
  return [
    isolateIfNeeded(board, dir),
    rating && isolateIfNeeded(rating, dir),
    isolateIfNeeded(name, dir),
  ];
}

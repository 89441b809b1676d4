/** A level as a picture: five steps, filled as far as the level goes. Always stands beside the word. */

import type { Rating } from '../../api/contract/advisory.ts';

/** An unknown level is a broken line, as far as it can go. */
export function Meter({ level, at_most }: Pick<Rating, 'level' | 'at_most'>) {
  return <i part={`meter level-${level ?? at_most ?? 5}${level === null ? ' unknown' : ''}`} />;
}

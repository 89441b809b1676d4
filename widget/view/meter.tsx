/** A level as a picture: five steps, filled as far as the level goes. Always stands beside the word. */

import type { Level } from '../../db/vocabulary.ts';

const STEP = 10;

export function Meter({ level }: { level: Level | null }) {
  return (
    <svg class="meter" viewBox="0 0 48 8" aria-hidden="true">
      <path class={level === null ? 'unknown' : 'track'} d="M0 4h50" />
      {level ? <path class="fill" d={`M0 4h${level * STEP}`} /> : null}
    </svg>
  );
}

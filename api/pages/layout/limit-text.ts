/** What a limit is called. */

import type { Kind, Level } from '../../../db/vocabulary.ts';
import { say } from '../words/words.ts';
import type { Speech } from './language.tsx';

/** `up to mild`, `none`, `at least clear` */
export function limitText(
  kind: Kind,
  level: Level,
  { labels, words: { find } }: Pick<Speech, 'labels' | 'words'>,
): string {
  const name = labels.levels[kind][level] ?? '';
  if (kind === 'positive') return say(find.atLeast, { level: name });
  return level === 0 ? name : say(find.atMost, { level: name });
}

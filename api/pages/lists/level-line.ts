/** What a list by level is called. */

import type { Speech } from '../layout/language.tsx';
import { limitText } from '../layout/limit-text.ts';
import { say } from '../words/words.ts';
import type { LevelList } from './list-paths.ts';

/** `Violence: up to mild`, `Violence: none`, `Role models: at least clear` */
export function levelLine(
  { category, kind, level }: LevelList,
  speech: Pick<Speech, 'labels' | 'words'>,
): string {
  const { labels, words } = speech;
  return say(words.find.line, {
    category: labels.categories[category],
    level: limitText(kind, level, speech),
  });
}

/** What a list by level is called. */

import { fill } from '../../../widget/words.ts';
import type { Speech } from '../layout/language.tsx';
import { say } from '../words/words.ts';
import type { LevelList } from './list-paths.ts';

/** `Violence: at most mild`, `Violence: none`, `Role models: at least clear` */
export function levelLine(
  { category, kind, level }: LevelList,
  { labels, words: { find } }: Pick<Speech, 'labels' | 'words'>,
): string {
  const name = labels.levels[kind][level] ?? '';
  return say(find.line, {
    category: labels.categories[category],
    level:
      kind === 'positive'
        ? say(find.atLeast, { level: name })
        : level === 0
          ? name
          : fill(labels.atMost, name),
  });
}

/** What the lines of a film are called that a reader may correct. */

import type { ProposalLine } from '../../../db/vocabulary.ts';
import type { Speech } from '../layout/language.tsx';

/** `Violence`, `The running time` */
export function lineName(
  line: ProposalLine,
  { labels, words }: Pick<Speech, 'labels' | 'words'>,
): string {
  const names: Readonly<Record<ProposalLine, string>> = {
    ...labels.categories,
    ...words.correct.lines,
    other: words.correct.somethingElse,
  };
  return names[line];
}
